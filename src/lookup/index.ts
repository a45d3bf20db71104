/** Room `lookup`: text to code. In: what somebody typed or pasted, and `lookup.json`. Out: ranked answers. */
/**
 * The look-up: text in, ranked answers out. The same code runs behind the search box, on the 404 page and in the
 * command line, so nothing here knows of a page, a disk or a network; what is pasted stays where it is.
 */

import type { LookupData } from './pack/index.ts';
import { rankWords } from './rank/index.ts';
import { type Spelled, spell } from './rank/spelling.ts';
import { codeSlots, isCodeLike } from './read/addresses.ts';
import { type PastedError, readPaste } from './read/bodies.ts';
import { findMentions, type Mention } from './read/mentions.ts';
import { clean, squash } from './read/normalize.ts';
import { loneStatus, readStatus, statusesIn, statusOfPhrase } from './read/statuses.ts';
import {
  type Answer,
  candidates,
  certain,
  guess,
  type LookupResult,
  nearest,
  ofStatus,
  ofType,
  result,
  stranger,
} from './result.ts';
import { unknown } from './unknown.ts';
import { type Book, unpacked } from './unpack.ts';

export { fillIn, requestIds, supportBlock, warnings } from './answer.ts';
export type { LookupData } from './pack/index.ts';
export { saysAny } from './rank/stems.ts';
export type { FieldError, PastedError } from './read/bodies.ts';
export { mask } from './read/mask.ts';
export { type Answer, type LookupResult, onlyNamed } from './result.ts';
export type { Unknown } from './unknown.ts';
export type { Entry } from './unpack.ts';

/** Longer texts are refused without being read. */
export const largestText = 4 * 1024 * 1024;

/** Pure, never throws, and takes time in proportion to the text. */
export function lookup(text: string, data: LookupData): LookupResult {
  if (text.length > largestText) return result('too_large');
  const asked = clean(text);
  if (asked === '') return result('empty');
  const book = unpacked(data);
  const typed = asked.length <= longestTyped && !asked.includes('\n');
  return (
    (typed && fromName(asked, book)) ||
    fromPaste(asked, book, typed) ||
    (typed && fromSpelling(asked, book)) ||
    fromStatuses(asked, book) ||
    fromWords(asked, book)
  );
}

const longestTyped = 240;

/** Names one call, for support; it says nothing about the error. */
const requestId = /^req_[a-z0-9]{8,32}$/i;

/** The whole text is a code, a status or a type. */
function fromName(text: string, book: Book): LookupResult | undefined {
  if (requestId.test(text)) return result('request_id');
  const exact = spell(text, book).find(({ how }) => how === 'exact');
  if (exact) return result('codes', [certain(exact.name, text)]);
  const status = readStatus(text);
  if (status !== undefined) return ofStatus(status, text, book);
  const said = statusOfPhrase(text);
  if (book.entries.some((entry) => entry.status === said)) return ofStatus(said ?? 0, text, book);
  const type = book.types.find(({ letters }) => letters === squash(text).replace(/errors$/, 'error'));
  return type && ofType(type.name, text, book);
}

/** Codes named anywhere in a longer text: error bodies first, then names, then names in plain words. */
function fromPaste(text: string, book: Book, typed: boolean): LookupResult | undefined {
  const { bodies, around } = readPaste(text);
  const distinct = [...Map.groupBy(bodies, ({ code }) => code).values()].map(together);
  const found = distinct.flatMap((pasted) => fromBody(pasted, book));
  // In a typed question the words of a code may be part of a longer thought: "sender phone number not found".
  const mentions = findMentions(text, book).filter(
    ({ form, name }) => !typed || form === 'verbatim' || form === 'identifier' || name.words.length === 1,
  );
  const [first, ...others] = mentions.map(fromMention);
  if (first)
    found.push(bodies.length === 0 && Object.keys(around).length > 0 ? { ...first, pasted: around } : first, ...others);

  const strangers = distinct.filter((pasted) => isStranger(pasted, book)).slice(0, mostStrangers);
  const panels = strangers.map((pasted) => unknown(pasted, book));
  if (found.some(({ confidence }) => confidence !== 'possible')) return result('codes', found, panels);
  if (panels.length > 0)
    return result('unknown', [...found, ...panels.flatMap((panel) => panel.nearest.map(nearest))], panels);
  if (found.some(({ pasted }) => pasted?.codeIsCut)) return result('words', found);
  return fromSlots(text, around, book) ?? fromNamelessBody(bodies, book);
}

/** Bodies of one code as one, with the values of the first and the request ids of all. */
function together(same: PastedError[]): PastedError {
  const [first = {}, ...others] = same;
  if (others.length === 0) return first;
  const ids = new Set(
    others.flatMap(({ request_id }) => (request_id && request_id !== first.request_id ? [request_id] : [])),
  );
  return { ...first, seen: same.length, ...(ids.size > 0 && { more_request_ids: [...ids].slice(0, mostIds) }) };
}

const mostIds = 20;
const mostStrangers = 5;

const isStranger = ({ code, codeIsCut }: PastedError, book: Book): boolean =>
  code !== undefined && !codeIsCut && !book.byLetters.has(squash(code));

function fromBody(pasted: PastedError, book: Book): Answer[] {
  const spelled = spell(pasted.code ?? '', book);
  const exact = spelled.find(({ how }) => how === 'exact')?.name;
  if (!exact)
    return pasted.codeIsCut
      ? spelled.map((match) => ({ ...guess(match), reason: 'the pasted code is cut off', pasted }))
      : [];
  const mayGoOn =
    pasted.codeIsCut &&
    book.names.some(({ letters }) => letters !== exact.letters && letters.startsWith(exact.letters));
  const reason = exact.name === exact.entry.code ? 'the code of the pasted error' : certain(exact, '').reason;
  return [{ entry: exact.entry, confidence: mayGoOn ? 'likely' : 'certain', reason, pasted }];
}

function fromMention({ name, form }: Mention): Answer {
  const [confidence, reason] = mentionReasons[form];
  return { entry: name.entry, confidence, reason };
}

const mentionReasons = {
  verbatim: ['certain', 'named in the text'],
  identifier: ['certain', 'named in the text, in another spelling'],
  spelled: ['likely', 'said in the text in plain words'],
  inside: ['possible', 'part of a longer name in the text'],
} as const;

/** A link or anchor with something in the place of a code. */
function fromSlots(text: string, around: PastedError, book: Book): LookupResult | undefined {
  for (const { name, sure, status } of codeSlots(text)) {
    if (status !== undefined) return ofStatus(status, text, book);
    const spelled = spell(name, book);
    if (spelled[0]?.how === 'exact') return result('codes', [certain(spelled[0].name, name)]);
    if (sure) return spelled.length > 0 ? candidates(spelled.map(guess)) : stranger({ ...around, code: name }, book);
  }
  return undefined;
}

/** A body without a code, as when the paste begins too late: its type and message are left. */
function fromNamelessBody(bodies: PastedError[], book: Book): LookupResult | undefined {
  const pasted = bodies.find(({ code }) => code === undefined);
  if (!pasted) return undefined;
  const ranked = rankWords(pasted.message ?? '', book).filter(
    ({ entry }) => !pasted.type || entry.type === pasted.type,
  );
  const entries =
    ranked.length > 0 ? ranked.map(({ entry }) => entry) : book.entries.filter(({ type }) => type === pasted.type);
  return entries.length > 0
    ? candidates(
        entries.map((entry) => ({ entry, confidence: 'possible', reason: 'fits the type and the message', pasted })),
      )
    : undefined;
}

/** The text is the beginning, a piece or a mistyping of codes; or it looks like a code that nobody knows. */
function fromSpelling(text: string, book: Book): LookupResult | undefined {
  const spelled = spell(text, book);
  const [best] = spelled;
  // Three errors in what looks like a code: more likely another code than that much mistyping.
  if (isCodeLike(text) && (!best || best.errors > 2)) return stranger({ code: text }, book);
  if (!best) return undefined;
  // Several words that nearly make a name may still be a sentence about another code.
  const others = text.includes(' ') ? fromWords(text, book).answers : [];
  if (best.how === 'typo')
    return { ...candidates([...spelled.map(guess), ...others]), kind: best.alone ? 'codes' : 'words' };
  const places = new Map(rankWords(text, book).map(({ entry }, at) => [entry, at]));
  const place = ({ name }: Spelled) => places.get(name.entry) ?? places.size;
  return candidates([...spelled.toSorted((a, b) => place(a) - place(b)).map(guess), ...fromWords(text, book).answers]);
}

/** A transcript, page or log that names no code but shows a status. */
function fromStatuses(text: string, book: Book): LookupResult | undefined {
  const status = statusesIn(text).find((found) => found >= 400);
  return status === undefined ? undefined : ofStatus(status, text, book);
}

/** A question. A code whose words it says one after the other has a head start, and so has a status it names. */
function fromWords(text: string, book: Book): LookupResult {
  const question = text.slice(0, longestTyped);
  const spelled = new Map(findMentions(question, book).map(({ name }) => [name.entry, name.words.length]));
  const status = loneStatus(question);
  const ranked = rankWords(text, book)
    .map(({ entry, score, cover }) => ({
      entry,
      cover,
      score: score + (spelled.get(entry) ?? 0) + (entry.status === status ? statusLead : 0),
    }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  if (!first || first.cover < leastCover)
    return book.entries.some((entry) => entry.status === status)
      ? ofStatus(status ?? 0, text, book)
      : result('nothing');
  const clear = first.cover > 0.6 && first.score > (second?.score ?? 0) + clearLead;
  const list = ranked.filter(({ score }, at) => at < 4 || score > first.score - inSight);
  return candidates(
    list.map(({ entry }, at) => ({
      entry,
      confidence: clear && at === 0 ? 'likely' : 'possible',
      reason: 'fits the words',
    })),
  );
}

const statusLead = 3;
/** Below this share of its words a question is about something else. */
const leastCover = 0.15;
/** Natural logarithm of the odds at which the first answer is called likely. */
const clearLead = 9;
/** Answers further behind the first are not shown. */
const inSight = 10;
