import { fillIn, supportBlock, warnings } from './answer.ts';
import { type Book, type Entry, openBook } from './book.ts';
import type { LookupData } from './data.ts';
import { findMentions, type Mention } from './mentions.ts';
import { readPaste, type Yours } from './paste.ts';
import { type Spelled, spell } from './spelling.ts';
import { phraseOf, readStatus, statusesIn } from './status.ts';
import { clean, squash } from './tokens.ts';
import { type Unknown, unknown } from './unknown.ts';
import { codeSlots, isCodeLike } from './urls.ts';
import { rankWords } from './words.ts';

export type { Entry, LookupData, Unknown, Yours };
export { fillIn, supportBlock, warnings };

export interface LookupResult {
  /**
   * What the text turned out to be. `codes`: it names codes. `group`: an HTTP status or an error type. `words`: a
   * question or an unfinished name, so the answers are candidates. `unknown`: a code or status that is not in the
   * catalogue. `nothing`: no idea, and none is pretended.
   */
  kind: 'empty' | 'too_large' | 'codes' | 'group' | 'words' | 'unknown' | 'nothing';
  /** Best first, each code once. */
  answers: Answer[];
  /** Codes or a status that the catalogue lacks; can stand beside answers. */
  unknown: Unknown[];
}

export interface Answer {
  entry: Entry;
  /** `certain` only when the text names the code; `likely` when nothing else comes near. */
  confidence: 'certain' | 'likely' | 'possible';
  /** How it was recognised, as a phrase to show: "one typing error away". */
  reason: string;
  /** The values of the pasted error, when there are any. */
  yours?: Yours;
}

/** Longer texts are refused without being read. */
export const largestText = 4 * 1024 * 1024;

/** Text in, ranked answers out. Pure, never throws, and takes time in proportion to the text. */
export function lookup(text: string, data: LookupData): LookupResult {
  if (text.length > largestText) return { kind: 'too_large', answers: [], unknown: [] };
  const asked = clean(text);
  if (asked === '') return { kind: 'empty', answers: [], unknown: [] };
  const book = openBook(data);
  const typed = asked.length <= longestTyped && !asked.includes('\n');
  return (
    (typed && fromName(asked, book)) || fromPaste(asked, book) || (typed && fromSpelling(asked, book)) || fromStatuses(asked, book) || fromWords(asked, book)
  );
}

const longestTyped = 240;
const mostCandidates = 8;

/** The whole text is a code, a status or a type. */
function fromName(text: string, book: Book): LookupResult | undefined {
  const [exact] = spell(text, book).filter(({ how }) => how === 'exact');
  if (exact) return codes([certain(exact.name, text)]);
  const status = readStatus(text);
  if (status !== undefined) return group(({ entry }) => entry.status === status, `status ${status}`, text, book, status);
  const type = book.types.find(({ letters }) => letters === squash(text).replace(/errors$/, 'error'));
  return type && group(({ entry }) => entry.type === type.name, `type ${type.name}`, text, book);
}

const certain = ({ name, entry }: { name: string; entry: Entry }, text: string): Answer => ({
  entry,
  confidence: 'certain',
  reason: name !== entry.code ? `${name} is now ${entry.code}` : text === name ? 'the code itself' : 'the code in another spelling',
});

/** Codes named anywhere in a longer text: error bodies first, then names, then names in plain words. */
function fromPaste(text: string, book: Book): LookupResult | undefined {
  const { bodies, around } = readPaste(text);
  const answers = new Answers();
  const strangers: Unknown[] = [];
  for (const yours of bodies) {
    const found = yours.code === undefined ? [] : spell(yours.code, book);
    const exact = found.find(({ how }) => how === 'exact');
    if (exact) answers.add({ entry: exact.name.entry, confidence: 'certain', reason: formerly(exact, 'the code in the pasted error'), yours });
    else if (yours.codeIsCut) for (const match of found) answers.add({ ...guess(match), reason: 'the pasted code is cut off', yours });
    else if (yours.code !== undefined) strangers.push(unknown(yours, book));
  }
  const mentions = findMentions(text, book);
  const yours = bodies.length === 0 && mentions.length > 0 && Object.keys(around).length > 0 ? around : undefined;
  mentions.forEach((mention, at) => answers.add({ ...fromMention(mention), ...(at === 0 && yours && { yours }) }));
  if (answers.named || strangers.length > 0) {
    for (const entry of strangers.flatMap(({ nearest }) => nearest)) answers.add({ entry, confidence: 'possible', reason: 'the nearest known code' });
    return { kind: answers.named ? 'codes' : 'unknown', answers: answers.list, unknown: strangers };
  }
  return fromSlots(text, around, book) ?? fromNamelessBody(bodies, book);
}

const formerly = ({ name }: Spelled, reason: string): string => (name.name === name.entry.code ? reason : `${reason}; ${name.name} is now ${name.entry.code}`);

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
function fromSlots(text: string, around: Yours, book: Book): LookupResult | undefined {
  for (const slot of codeSlots(text)) {
    if (slot.status !== undefined) return group(({ entry }) => entry.status === slot.status, `status ${slot.status}`, text, book, slot.status);
    const found = spell(slot.name, book);
    if (found.length > 0) return candidates(found.map(guess));
    return stranger({ ...around, code: slot.name }, book);
  }
  return undefined;
}

/** A body without a code, as when the paste begins too late: its type and message are left. */
function fromNamelessBody(bodies: Yours[], book: Book): LookupResult | undefined {
  const yours = bodies.find(({ code }) => code === undefined);
  if (!yours) return undefined;
  const ranked = rankWords(yours.message ?? '', book).filter(({ entry }) => !yours.type || entry.type === yours.type);
  const list = ranked.length > 0 ? ranked.map(({ entry }) => entry) : book.entries.filter(({ type }) => type === yours.type);
  return list.length > 0 ? candidates(list.map((entry) => ({ entry, confidence: 'possible', reason: 'fits the type and the message', yours }))) : undefined;
}

/** The text is the beginning, a piece or a mistyping of codes; or it looks like a code that nobody knows. */
function fromSpelling(text: string, book: Book): LookupResult | undefined {
  const found = spell(text, book);
  if (found[0]?.how === 'typo') return { ...candidates(found.map(guess)), kind: found[0].alone ? 'codes' : 'words' };
  if (found.length > 0) {
    const order = new Map(rankWords(text, book).map(({ entry }, at) => [entry, at]));
    const rank = ({ name }: Spelled) => order.get(name.entry) ?? order.size;
    const sorted = found.sort((a, b) => rank(a) - rank(b)).map(guess);
    return candidates([...sorted, ...(fromWords(text, book).answers ?? [])]);
  }
  return isCodeLike(text) ? stranger({ code: text }, book) : undefined;
}

function guess({ name, how, errors, alone }: Spelled): Answer {
  const reason =
    how === 'typo'
      ? errors === 1
        ? 'one typing error away'
        : 'two typing errors away'
      : how === 'prefix'
        ? 'begins like this'
        : how === 'fragment'
          ? 'has this in its name'
          : 'the code';
  return { entry: name.entry, confidence: alone ? 'likely' : 'possible', reason };
}

/** A transcript, page or log that names no code but shows a status. */
function fromStatuses(text: string, book: Book): LookupResult | undefined {
  const status = statusesIn(text).find((found) => found >= 400);
  return status === undefined ? undefined : group(({ entry }) => entry.status === status, `status ${status}`, text, book, status);
}

function fromWords(text: string, book: Book): LookupResult {
  const ranked = rankWords(text, book);
  const [first, second] = ranked;
  if (!first || first.cover < 0.15) return { kind: 'nothing', answers: [], unknown: [] };
  const clear = first.cover > 0.6 && first.score > 1.5 * (second?.score ?? 0);
  return candidates(
    ranked
      .filter(({ score }) => score > first.score / 4)
      .map(({ entry }, at) => ({ entry, confidence: clear && at === 0 ? 'likely' : 'possible', reason: 'fits the words' })),
  );
}

/** All codes of a status or type; the one named like the status, then the ones that fit the rest of the text, first. */
function group(fits: (answer: { entry: Entry }) => boolean, what: string, text: string, book: Book, status?: number): LookupResult {
  const members = book.entries.filter((entry) => fits({ entry }));
  if (members.length === 0 && status !== undefined) return { kind: 'unknown', answers: [], unknown: [unknown({ status }, book)] };
  const named = squash(phraseOf(status ?? 0) ?? '');
  const scores = new Map(rankWords(text, book).map(({ entry, score }) => [entry, score]));
  const worth = (entry: Entry) => (squash(entry.code) === named ? 1000 : 0) + (scores.get(entry) ?? 0);
  members.sort((a, b) => worth(b) - worth(a));
  return { kind: 'group', answers: members.map((entry) => ({ entry, confidence: members.length === 1 ? 'likely' : 'possible', reason: what })), unknown: [] };
}

function stranger(yours: Yours, book: Book): LookupResult {
  const panel = unknown(yours, book);
  return { kind: 'unknown', answers: panel.nearest.map((entry) => ({ entry, confidence: 'possible', reason: 'the nearest known code' })), unknown: [panel] };
}

const codes = (answers: Answer[]): LookupResult => ({ kind: 'codes', answers, unknown: [] });

function candidates(list: Answer[]): LookupResult {
  const answers = new Answers();
  for (const answer of list) answers.add(answer);
  return { kind: 'words', answers: answers.list.slice(0, mostCandidates), unknown: [] };
}

/** Keeps the first, surest answer of each code. */
class Answers {
  readonly list: Answer[] = [];
  readonly #known = new Set<Entry>();

  add(answer: Answer) {
    if (this.#known.has(answer.entry)) return;
    this.#known.add(answer.entry);
    this.list.push(answer);
  }

  get named(): boolean {
    return this.list.some(({ confidence }) => confidence !== 'possible');
  }
}
