import type { Document } from 'yaml';
import type { Edit, SourceText, Span } from '../../kit/source-text.ts';
import { closest, suggest } from '../../kit/suggest.ts';
import { quote } from '../../kit/unseen.ts';
import type { Problem } from '../../report/problem.ts';
import { yamlText } from '../../yaml/edit.ts';
import { spanInText } from '../../yaml/places.ts';
import { type Path, spanOfKey, spanOfValue } from '../../yaml/walk.ts';
import { isCode, meantCode } from '../code.ts';
import type { Entry, Head } from '../schema.ts';
import { referenceFaults } from './reference-faults.ts';

/** What a rule may look at, and how it reports. A rule is a function from this to nothing; problems go through `report`. */
export interface RuleContext {
  head: Head;
  /** Entries, each with those of its fields whose shape is right. */
  entries: Map<string, Partial<Entry>>;
  /** Codes of the entries that have all their fields. */
  whole: Set<string>;
  /** Every code written in the file, also of entries whose shape is wrong. */
  codes: Set<string>;
  source: SourceText;
  report(problem: Problem): void;
  /** The word that was meant, as the start of a help (`did you mean "x"? `, or nothing) and as an edit. */
  near(word: string, words: Iterable<string>, at: Span): { near: string; edit: Edit | undefined };
  /** The same, and the words that are allowed. */
  choice(word: string, words: Iterable<string>, at: Span): { choice: string; edit: Edit | undefined };
  /** Reports a code that is not in the catalogue. `own` cannot be meant. */
  dangling(code: string, at: Span, own?: string): void;
  value(path: Path): Span;
  key(path: Path): Span;
  /** Offset in the file of an offset in the text at `path`: exact in literal blocks and plain one-line values. */
  inText(path: Path, offset: number, length: number): Span;
}

/** Each guess compares with every word. Thousands of wrong words have one cause, which no guess finds. */
const maxGuesses = 100;

export type Rule = (context: RuleContext) => void;

export function createContext(
  parts: Pick<RuleContext, 'head' | 'entries' | 'whole' | 'codes' | 'source'>,
  doc: Document,
  problems: Problem[],
): RuleContext {
  let guesses = 0;
  /** The codes that were meant by keys that are none. A reference to one of them is right: the key has to change. */
  let intended: Set<string> | undefined;
  const guess = (word: string, words: Iterable<string>, at: Span) => {
    const match = guesses++ < maxGuesses ? closest(word, words) : undefined;
    const isPart = parts.source.text.slice(at.start, at.end) === word && !/["' ]/.test(word);
    return { match, edit: match && { ...at, text: isPart ? match : yamlText(match) } };
  };
  const context: RuleContext = {
    ...parts,
    report: (problem) => void problems.push(problem),
    near: (word, words, at) => {
      const { match, edit } = guess(word, words, at);
      return { near: match ? `did you mean "${match}"? ` : '', edit: edit || undefined };
    },
    choice: (word, words, at) => ({
      choice: suggest(word, words),
      edit: guess(word, words, at).edit || undefined,
    }),
    dangling: (code, at, own) => {
      intended ??= new Set([...parts.codes].filter((key) => !isCode(parts.head, key)).map(meantCode));
      if (intended.has(code)) return;
      const { near, edit } = context.near(
        code,
        own === undefined ? parts.codes : [...parts.codes].filter((other) => other !== own),
        at,
      );
      problems.push(referenceFaults.problem('CAT-REF', at, { code: quote(code), near }, { edit }));
    },
    value: (path) => spanOfValue(doc, path),
    key: (path) => spanOfKey(doc, path),
    inText: (path, offset, length) => spanInText(doc, parts.source, path, { offset, length }),
  };
  return context;
}
