/**
 * Room `report`: what is wrong, said to people and programs. In: problems with a place. Out: text for the
 * terminal, JSON, GitHub, Markdown.
 */
import type { Span } from '../kit/source-text.ts';

/** Something is wrong here. `At` is where: a span of a text in memory, or a place in a file that a program reads about. */
export interface Problem<At = Span, Id extends string = ProblemId> {
  /** Stable name of the rule; scripts may match on it. */
  rule: Id;
  /** What was found, in one sentence. */
  message: string;
  /** The smallest thing to do about it. */
  help: string;
  at: At;
  /** Said next to the caret. */
  label?: string;
  /** The other place, when two places clash. */
  other?: { at: At; label: string };
}

/** Why each rule exists. The key is the stable id of the problem. */
export const reasons = {
  'CAT-YAML': 'a file that is not YAML cannot be read at all',
  'CAT-EMPTY': 'an empty catalogue would publish an empty site',
  'CAT-ROOT': 'the catalogue is one map, so that each code can be its own key',
  'CAT-SIZE': 'reading a larger file takes minutes; a catalogue this large is a mistake',
  'CAT-UTF8': 'bytes that are no character would be replaced in silence',
  'CAT-DUP-KEY': 'YAML keeps one of two equal keys and drops the other in silence',
  'CAT-DUP-CODE': 'each code owns one page and one doc_url; the second would overwrite the first',
  'CAT-CODE-CLASH': 'codes that differ only in case or separators share a URL on hosts that ignore case',
  'CAT-CODE-PATTERN': 'clients compare codes byte by byte and the code is part of the page address',
  'CAT-CODE-RESERVED': 'the name has a meaning of its own in programs or file systems',
  'CAT-ANCHOR': 'anchors and aliases make one line mean something written elsewhere',
  'CAT-TAG': 'tags ask the reader to run or convert something; values here are plain',
  'CAT-COMMENT': 'YAML drops everything after " #" in silence',
  'CAT-JOINED': 'which lines are one text YAML decides by their columns, in silence',
  'CAT-CHAR': 'characters that cannot be seen make two different texts look equal',
  'CAT-NFC': 'the same letters in two encodings do not compare equal',
  'CAT-NUMBER': 'YAML would read another value than the one written',
  'CAT-FIELD': 'a misspelt field would be dropped in silence',
  'CAT-MISSING': 'the page cannot answer its four questions without it',
  'CAT-TYPE': 'programs read this field and rely on its type',
  'CAT-VALUE': 'programs and page templates know a fixed set of values',
  'CAT-TEXT': 'every page shows this text in a place made for it',
  'CAT-PROSE': 'prose is inline Markdown only, and everything written must be shown',
  'CAT-LINK': 'a link that leads nowhere, or that runs code, is worse than none',
  'CAT-REF': 'a reference must lead to an entry',
  'CAT-LIFECYCLE': 'a reader of a retired code must end at a living one',
  'CAT-RETRY': 'a client that trusts these two would do opposite things',
  'CAT-PLACEHOLDER': 'a placeholder nobody explains cannot be filled in',
  'CAT-EXAMPLE': 'readers copy the example; it has to be what the API sends',
  'CAT-SECRET': 'examples are public for ever',
  'CAT-INFERRED': 'the page marks the field as a deduction, so the field has to be there',
  'CAT-QUESTION': 'a question without its code leads nobody to it',
  'CAT-URL': 'every published address must lead to exactly one entry',
} as const;

export type ProblemId = keyof typeof reasons;
