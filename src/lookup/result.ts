import { compact } from '../kit/compact.ts';
import { foldName } from '../kit/fold-name.ts';
import { rankWords } from './rank/index.ts';
import type { Spelled } from './rank/spelling.ts';
import type { PastedError } from './read/pasted-error.ts';
import { phraseOf } from './read/phrases.ts';
import type { Unknown } from './unknown.ts';
import type { Book, Entry } from './unpack.ts';

export interface LookupResult {
  /**
   * What the text turned out to be. `codes`: it names codes. `group`: an HTTP status or an error type. `words`: a
   * question or an unfinished name, so the answers are candidates. `unknown`: a code or status that is not in the
   * catalogue. `operation`: a method and path, whose codes are the answers. `client`: a code of an HTTP client. `request_id`: the id of one call, which names no error. `nothing`: no idea,
   * and none is pretended.
   */
  kind:
    | 'empty'
    | 'too_large'
    | 'codes'
    | 'group'
    | 'words'
    | 'unknown'
    | 'operation'
    | 'client'
    | 'request_id'
    | 'nothing';
  /** Best first, each code once. */
  answers: Answer[];
  /** Codes or a status that the catalogue lacks; can stand beside answers. */
  unknown: Unknown[];
  /** The operations that it names: `POST /v2/api/tags`. */
  operations?: string[];
  /** The status whose group it is. */
  status?: number;
  /** What the catalogue lacks, as long as nothing is said of it in `unknown`. */
  stranger?: PastedError;
}

export interface Answer {
  entry: Entry;
  /** `certain` only when the text names the code; `likely` when nothing else comes near. */
  confidence: 'certain' | 'likely' | 'possible';
  /** How it was recognised, as a phrase to show: "one typing error away". */
  reason: string;
  /** The former code that the text names: it has a page of its own. */
  former?: string;
  /** The values of the pasted error, when there are any. */
  pasted?: PastedError;
}

export const result = (
  kind: LookupResult['kind'],
  answers: Answer[] = [],
  strangers: Unknown[] = [],
): LookupResult => ({
  kind,
  answers: once(answers),
  unknown: strangers,
});

export const candidates = (answers: Answer[]): LookupResult => result('words', once(answers).slice(0, maxCandidates));

const maxCandidates = 8;

/** The first, surest answer of each code. */
function once(answers: Answer[]): Answer[] {
  const seen = new Set<Entry>();
  return answers.filter(({ entry }) => !seen.has(entry) && seen.add(entry));
}

/** The code or former code a text names beyond doubt, when it names one only. */
export const onlyNamed = ({ answers: [best, second] }: LookupResult): string | undefined =>
  best?.confidence === 'certain' && second?.confidence !== 'certain' ? (best.former ?? best.entry.code) : undefined;

/** The text is this code, whatever the spelling. */
export const certain = ({ name, entry }: { name: string; entry: Entry }, text: string): Answer => ({
  entry,
  confidence: 'certain',
  reason:
    name !== entry.code
      ? `${name} is now ${entry.code}`
      : text === name
        ? 'the code itself'
        : 'the code in another spelling',
  ...formerly(name, entry),
});

export const formerly = (name: string, { code }: Entry): Pick<Answer, 'former'> =>
  compact({ former: name === code ? undefined : name });

export const guess = ({ name, how, errors, alone }: Spelled): Answer => ({
  entry: name.entry,
  confidence: alone ? 'likely' : 'possible',
  reason: {
    exact: 'the code',
    prefix: 'begins like this',
    fragment: 'has this in its name',
    typo: `${errors} typing ${errors === 1 ? 'error' : 'errors'} away`,
  }[how],
});

export const nearest = (entry: Entry): Answer => ({ entry, confidence: 'possible', reason: 'the nearest known code' });

/** A code or status that the catalogue lacks. */
export const stranger = (pasted: PastedError): LookupResult => ({ ...result('unknown'), stranger: pasted });

/** All codes of a status: the one named like it first, then the ones that fit the rest of the text. */
export function ofStatus(status: number, text: string, book: Book): LookupResult {
  const members = book.entries.filter((entry) => entry.status === status);
  return members.length > 0 ? group(members, `status ${status}`, text, book, status) : stranger({ status });
}

export const ofType = (type: string, text: string, book: Book): LookupResult =>
  group(
    book.entries.filter((entry) => entry.type === type),
    `type ${type}`,
    text,
    book,
  );

function group(members: Entry[], reason: string, text: string, book: Book, status?: number): LookupResult {
  const phrase = new RegExp(`\\b(?:${status ?? ' '}|${phraseOf(status ?? 0) ?? ' '})\\b`, 'gi');
  const named = foldName(phraseOf(status ?? 0) ?? '');
  const scores = new Map(
    rankWords(text.replace(clientWords, ' ').replace(phrase, ' '), book).map(({ entry, score }) => [entry, score]),
  );
  const worth = (entry: Entry) => (foldName(entry.code) === named ? 1000 : 0) + (scores.get(entry) ?? 0);
  const sorted = members.toSorted((a, b) => worth(b) - worth(a));
  const found = result(
    'group',
    sorted.map((entry) => ({ entry, confidence: members.length === 1 ? 'likely' : 'possible', reason })),
  );
  return { ...found, ...compact({ status }) };
}

/** What HTTP clients say with every status tells no code from another. */
const said = 'request failed|response|status(?:[ _]?code)?|https?|code|server|url';
const clientWords = new RegExp(`\\b\\w*(?:error|exception)\\b|\\b(?:${said})\\b`, 'gi');
