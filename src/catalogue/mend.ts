import { type Edit, SourceText, type Span } from '../kit/source-text.ts';
import type { Problem } from '../report/problem.ts';
import { applyEdits } from '../yaml/edit.ts';
import { type Found, slipsIn } from '../yaml/slips.ts';
import type { Path } from '../yaml/walk.ts';
import { fieldsAt } from './json-schema.ts';
import { shifts } from './shift.ts';

type Read = (source: SourceText) => readonly Problem[];

/** How often a part of the file is read at most, and how many characters of it all in all: a writer waits for the answer. */
const maxReads = 48;
const maxCharacters = 4_000_000;
const maxPlaces = 40;

/**
 * The slips that explain the problems, when all that is wrong after their edits is less than before; else the problems. A line that is
 * spoilt or stands at a wrong column makes others look wrong, far from itself, so each slip is tried before it is said.
 */
export function explainedBySlips(problems: readonly Problem[], source: SourceText, read: Read): readonly Problem[] {
  const isClear = problems.some(({ rule }) => ofWholeFile.test(rule));
  // What refers to an entry that cannot be read comes and goes with it.
  const looks = problems.filter(({ rule }) => structural.test(rule));
  if (isClear || looks.length === 0) return problems;
  const found = slipsIn(source);
  const isMended = problems.every(({ edit }) => edit);
  const isUnread = problems.some(({ rule }) => rule.startsWith('CAT-YAML'));
  const mayShift = isUnread || (problems.length > 1 && problems.some((one) => isElsewhere(one, source)));
  if (found.length === 0 && !mayShift) return problems;
  const places = [...found.map(({ edit }) => edit), ...looks.map(({ at }) => at).slice(0, maxPlaces)];
  const trial = new Trial(source, read, places);
  const own = isMended ? trial.left(problems) : trial.before;
  if (own === 0 && problems.length === 1) return problems;
  const slips = slipsThatHelp(found, trial, own, problems.length);
  const better = slips ?? (mayShift && own > 0 ? shiftThatHelps(looks, source, trial) : undefined);
  return better ? inOwnWords(problems, better, source) : problems;
}

/** A field that exists at another place, a map that is empty, or an entry among fields. */
function isElsewhere({ rule, at }: Problem, { text }: SourceText): boolean {
  if (rule !== 'CAT-FIELD') return rule === 'CAT-FIELD-ENTRY' || rule === 'CAT-TYPE-EMPTY';
  const name = text.slice(at.start, at.end);
  return places.some((path) => fieldsAt(path).includes(name)) || text.slice(at.end, at.end + 2) === ':\n';
}

const entry = ['errors', ''];
const places: Path[] = [
  [],
  entry,
  ...['retry', 'example', 'lifecycle', 'param'].map((field) => [...entry, field]),
  ...['causes', 'endpoints', 'related', 'links', 'history'].map((list) => [...entry, list, 0]),
  ...[['types', ''], ['api'], ['envelope'], ['operations', '']],
];

/** A problem that says of the same line that its column is wrong keeps its words, and gets the edit. */
function inOwnWords(problems: readonly Problem[], slips: readonly Found[], source: SourceText): readonly Problem[] {
  const [slip, ...others] = slips;
  if (!slip || others.length > 0 || slip.rule !== 'CAT-YAML-SHIFT') return slips;
  const lineOf = ({ at }: Problem) => source.position(at.start).line;
  // Of two lines that do not fit each other, either may be moved.
  const reach = problems.length === 1 ? 1 : 0;
  const own = problems.find((one) => ofColumn.test(one.rule) && Math.abs(lineOf(one) - lineOf(slip)) <= reach);
  return own ? [{ ...own, edit: slip.edit }] : slips;
}

const ofColumn = /^CAT-YAML-(?:COLUMN|TEXT-COLUMN|BELOW-VALUE|BRACKET-INDENT)$/;

/** No line that is moved or mended changes these. */
const ofWholeFile = /^CAT-(?:YAML-(?:CONFLICT|DEEP|DIRECTIVE|KEY|SECOND)|SIZE)/;
/** What a line can look wrong by that is not. */
const structural = /^CAT-(?:YAML|FIELD|MISSING|TYPE|VALUE|JOINED|DUP|TEXT-FORM|EMPTY-ERRORS)/;

/** Those of the slips without which more is wrong, if they do better than what the problems offer. */
function slipsThatHelp(
  found: readonly Found[],
  trial: Trial,
  own: number,
  count: number,
): readonly Found[] | undefined {
  const all = found.length > 0 ? trial.left(found) : trial.before;
  if (all >= trial.before) return undefined;
  const needed =
    found.length === 1 ? found : found.filter((slip) => trial.left(found.filter((one) => one !== slip)) > all);
  const isBetter = all < own || needed.length < count;
  const left = needed.length === found.length ? all : trial.left(needed);
  if (needed.length === 0 || !isBetter || left > all) return undefined;
  return needed.length > 1 && needed.every((slip) => !trial.isSpent && trial.left([slip]) >= trial.before)
    ? [trial.joined(needed)]
    : needed;
}

/** The line that explains most, when it, or it and lines below, stand at another column. */
function shiftThatHelps(problems: readonly Problem[], source: SourceText, trial: Trial): Found[] | undefined {
  let best: { left: number; slip: Found } | undefined;
  for (const slip of shifts(problems, source)) {
    const left = trial.left([slip], 'known only');
    if (left < (best?.left ?? trial.before)) best = { left, slip };
    if (left === 0) break;
  }
  return best && best.left < trial.before / 2 ? [best.slip] : undefined;
}

/** Reads what edits leave, in the head and the entries around them alone. */
class Trial {
  readonly #source: SourceText;
  readonly #read: Read;
  readonly #kept: Span[];
  #before: number | undefined;
  #known: Set<string> | undefined;
  #reads = 0;
  #characters = 0;

  constructor(source: SourceText, read: Read, places: readonly Span[]) {
    this.#source = source;
    this.#read = read;
    this.#kept = around(source.text, places);
  }

  /** What is wrong without any edit. */
  get before(): number {
    this.#before ??= this.#weigh([]);
    return this.#before;
  }

  /** What is left; as much as before where there is no time to see, or an edit lies elsewhere. */
  left(slips: readonly Pick<Problem, 'edit'>[], what: 'all' | 'known only' = 'all'): number {
    const edits = slips.flatMap(({ edit }) => edit ?? []);
    const isInside = edits.every((edit) => this.#kept.some(({ start, end }) => start <= edit.start && edit.end <= end));
    if (this.isSpent || !isInside) return this.before;
    this.#reads++;
    return this.#weigh(edits, what);
  }

  /** Whether so much was read that a writer would wait. */
  get isSpent(): boolean {
    return this.#reads >= maxReads || this.#characters >= maxCharacters;
  }

  /** Slips that have to be mended together, such as a bracket and the one that closes it. */
  joined(slips: readonly Found[]): Found {
    const [first, last] = [slips[0], slips.at(-1)] as [Found, Found];
    const { start } = first.edit;
    const { end } = last.edit;
    const edits = slips.map(({ edit }) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    const text = applyEdits(this.#source.text.slice(start, end), edits);
    const { line } = this.#source.position(last.at.start);
    return {
      ...first,
      help: `${first.help}, and the one that belongs to it in line ${line}`,
      edit: { start, end, text },
    };
  }

  /** What cannot be read hides what else is wrong; references to it come and go with it. */
  #weigh(edits: readonly Edit[], what = 'all'): number {
    const { name, text } = this.#source;
    const kept = this.#kept.map(({ start, end }) => {
      const inside = edits.filter((edit) => start <= edit.start && edit.end <= end);
      return applyEdits(
        text.slice(start, end),
        inside.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })),
      );
    });
    const rest = kept.join('');
    this.#characters += rest.length;
    const left = this.#read(new SourceText(name, rest));
    this.#known ??= new Set(left.map(nameOf));
    // A line that is moved to a wrong place makes other lines look wrong.
    const isNew = (problem: Problem) =>
      what === 'known only' && weightOf(problem) > 0 && !this.#known?.has(nameOf(problem));
    return left.reduce((sum, problem) => sum + (isNew(problem) ? unread : weightOf(problem)), 0);
  }
}

const nameOf = ({ rule, message }: Problem): string => `${rule} ${message}`;
const unread = 50;
const weightOf = ({ rule }: Problem): number =>
  /^CAT-(?:REF|LINK)/.test(rule) ? 0 : rule.startsWith('CAT-YAML') ? unread : 1;

/** The head, and the entries from the one above the first place to the one below the last. */
function around(text: string, places: readonly Span[]): Span[] {
  const head = /^errors:.*\n(?:[ \t]*(?:#.*|\r?)\n)*/m.exec(text);
  const from = head ? head.index + head[0].length : text.length;
  const starts = Array.from(text.slice(from).matchAll(entryStart), ({ index }) => from + index);
  const first = Math.min(...places.map(({ start }) => start));
  const last = Math.max(...places.map(({ end }) => end));
  const start = starts.filter((at) => at < first).at(-2) ?? from;
  const end = starts.filter((at) => at > last)[1] ?? text.length;
  return start <= from
    ? [{ start: 0, end }]
    : [
        { start: 0, end: from },
        { start, end },
      ];
}

const entryStart = /^ *["']?[\w.-]+["']?:[ \t]*\r?\n(?= *(?:status|type|title|summary):)/gm;
