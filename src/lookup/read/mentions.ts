import type { Book, Branch, Name } from '../unpack.ts';
import { isWordCode, wordEnd } from './normalize.ts';

/** A known code found in a text, by how surely it is meant. */
export interface Mention {
  name: Name;
  start: number;
  end: number;
  /**
   * `verbatim`: as the API sends it. `identifier`: in another spelling that is still one name (`tagNotFound`).
   * `spelled`: as words of a sentence. `inside`: part of a longer name, which may be another error.
   */
  form: 'verbatim' | 'identifier' | 'spelled' | 'inside';
}

/**
 * Finds every known code in a text of any length: one pass over its words, each tried as the beginning of a code.
 * The longest code wins, so DAILY_LIMIT_REACHED is not also LIMIT_REACHED.
 */
export function findMentions(text: string, book: Book): Mention[] {
  const lower = text.toLowerCase();
  const best = new Map<string, Mention>();
  let at = 0;
  // The word before.
  let from = 0;
  let to = -1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (!isWordCode(code)) {
      // The n of an escaped line break is no letter of the next word.
      at += code === 92 && isBreakLetter(text.charCodeAt(at + 1)) ? 2 : 1;
      continue;
    }
    const end = wordEnd(text, at);
    const branch = canBegin(book, lower.charCodeAt(at), end - at)
      ? book.tree.next.get(lower.slice(at, end))
      : undefined;
    const hit = branch && longest(text, lower, at, end, branch);
    if (hit && (!/^\d+$/.test(hit.name.name) || isNumberMeant(text, at, hit.end))) {
      const known = best.get(hit.name.name);
      const mention =
        known?.form === 'verbatim'
          ? known
          : { ...hit, start: at, form: form(text, lower, { start: from, end: to }, at, hit, book) };
      const isName =
        hit.name.words.length > 1 || mention.form !== 'spelled' || text.slice(at, hit.end) === hit.name.name;
      if (isName && (!known || surest.indexOf(mention.form) < surest.indexOf(known.form)))
        best.set(hit.name.name, mention);
      [from, to] = [at, hit.end];
    } else {
      from = at;
      to = end;
    }
    at = to;
  }
  return [...best.values()].sort((a, b) => surest.indexOf(a.form) - surest.indexOf(b.form) || a.start - b.start);
}

/** Of `\n`, `\r` or `\t`, written out. */
const isBreakLetter = (code: number): boolean => code === 110 || code === 114 || code === 116;

/** Whether any code begins with a word of this first letter and length: most words of a long text need no look-up. */
function canBegin({ starts }: Book, letter: number, length: number): boolean {
  return length <= maxWordLength && ((starts[letter & 127] ?? 0) & (1 << (length & 31))) !== 0;
}

const surest: Mention['form'][] = ['verbatim', 'identifier', 'spelled', 'inside'];
const maxWordLength = 80;

function longest(
  text: string,
  lower: string,
  start: number,
  firstEnd: number,
  first: Branch,
): { name: Name; end: number } | undefined {
  let branch: Branch | undefined = first;
  let end = firstEnd;
  let found: { name: Name; end: number } | undefined;
  while (branch) {
    const [name] = branch.names;
    if (name) found = { name, end };
    const next = nextWord(text, end);
    if (next < 0) break;
    end = wordEnd(text, next);
    branch = branch.next.get(lower.slice(next, Math.min(end, next + maxWordLength)));
  }
  return found && found.end > start ? found : undefined;
}

/** A space, `_`, `.`, `-` or `/`. */
const isSeparator = (code: number): boolean => code === 32 || code === 95 || code === 46 || code === 45 || code === 47;

/** Start of the next word of the same name, at most two separators on, or -1. */
function nextWord(text: string, end: number): number {
  for (let at = end; at < end + 3 && at < text.length; at++) {
    if (isWordCode(text.charCodeAt(at))) return at;
    if (!isSeparator(text.charCodeAt(at))) return -1;
  }
  return -1;
}

function form(
  text: string,
  lower: string,
  before: { start: number; end: number },
  start: number,
  { name, end }: { name: Name; end: number },
  { shape }: Book,
): Mention['form'] {
  const written = text.slice(start, end);
  const isVerbatim = written === name.name;
  // Capitals joined by underscores end at a hyphen, other spellings go on behind it.
  const joint = written.includes('.') ? /[._-]/ : isVerbatim && written.includes('_') ? /_/ : /[_-]/;
  const isAffix = (word: string) => affixes.has(word) || shape.brand.has(word) || /^[45]\d\d$/.test(word);
  const prefixed = joined(text, before.end, start, joint);
  const suffix = wordsAfter(text, lower, end, joint);
  if ((prefixed && !isAffix(lower.slice(before.start, before.end))) || !suffix.every(isAffix)) return 'inside';
  // "Forbidden" is a word of English and "403 FORBIDDEN" a status line; only FORBIDDEN and ForbiddenError are the code.
  if (name.words.length === 1 && !prefixed && suffix.length === 0)
    return isVerbatim && !/[45]\d\d\W{1,3}$/.test(text.slice(Math.max(0, start - 6), start)) ? 'verbatim' : 'spelled';
  if (isVerbatim && (name.words.length > 1 || prefixed)) return 'verbatim';
  if (fileEnd.test(text.slice(end, end + 16))) return 'inside';
  return /[ /]/.test(written) ? 'spelled' : 'identifier';
}

/** `tag_not_found.ts` is the name of a file. */
const fileEnd = /^(?:\.\w{1,5})?\.(?:[cm]?[jt]sx?|rb|py|php|go|rs|java|kt|cs|swift|dart|exs?|erb|vue|s?css|sql)\b/;

/** Whether two words belong to one name: `a_b`, `a-b`, `aB`. */
const joined = (text: string, end: number, start: number, joint: RegExp): boolean =>
  end >= 0 && (end === start || (start - end === 1 && joint.test(text[end] ?? '')));

/** Words that a program adds around a code without making it another one. */
const affixes = new Set(
  'error errors exception err api code e k is http status reason failure fault type kind response'.split(' '),
);

/** A number is a code where something calls it one: `error 1042`, `"code":1042`, `#1042`, `errors/1042`. */
const isNumberMeant = (text: string, start: number, end: number): boolean =>
  (start === 0 && end === text.length) ||
  (/(?:code|error|errors|err|errno|fault|problem)s?["'\s:=#([/\\-]{0,4}(?:no\.?|number|is)?\s?$|#$/i.test(
    text.slice(Math.max(0, start - 40), start),
  ) &&
    !/^(?:\.\d|%)/.test(text.slice(end, end + 2)));

/** The words by which the name goes on after the match, like `error` in `TagNotFoundError`. */
function wordsAfter(text: string, lower: string, end: number, joint: RegExp): string[] {
  const words: string[] = [];
  for (let at = end; words.length < 3; ) {
    const next = isWordCode(text.charCodeAt(at))
      ? at
      : joint.test(text[at] ?? '') && isWordCode(text.charCodeAt(at + 1))
        ? at + 1
        : -1;
    if (next < 0) break;
    at = wordEnd(text, next);
    words.push(lower.slice(next, Math.min(at, next + maxWordLength)));
  }
  return words;
}
