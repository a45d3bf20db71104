import { distance } from 'fastest-levenshtein';

/** A piece of the source text: offsets in UTF-16 units, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** One thing wrong with the catalogue, pointing at the exact token. `report.ts` turns it into text. */
export interface Problem {
  /** Stable, listed in `reasons`; scripts may match on it. */
  id: ProblemId;
  /** What was found, in one sentence. */
  message: string;
  at: Span;
  /** Said next to the caret. */
  label?: string;
  /** The other place, when two places clash. */
  other?: { at: Span; label: string };
  /** The smallest mend. */
  help: string;
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

/** The closest of `candidates` within two edits (three for long words), for "did you mean". */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = word.length < 4 ? 1 : word.length > 12 ? 3 : 2;
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits <= limit && edits < (best?.edits ?? Number.POSITIVE_INFINITY)) best = { candidate, edits };
  }
  return best?.candidate;
}

/** "did you mean `x`? Allowed: a, b, c"; `likely` are those that can be meant. */
export function suggest(word: string, candidates: Iterable<string>, likely: Iterable<string> = candidates): string {
  const all = [...candidates];
  const near = closest(word, likely);
  const list = all.length > 25 ? `${all.slice(0, 25).join(', ')}, ...` : all.join(', ');
  return `${near ? `did you mean "${near}"? ` : ''}Allowed: ${list}`;
}

/** A found value as it may be shown: texts in quotes, control characters escaped, the middle left out beyond 60 characters. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const chars = [...text];
  // Two addresses differ at their ends more often than at their starts.
  const short = chars.length > 60 ? `${chars.slice(0, 28).join('')}...${chars.slice(-29).join('')}` : text;
  return oneLine(typeof value === 'string' ? `"${short}"` : short);
}

/** Makes control, zero-width and direction characters visible as U+XXXX. */
export function escapeUnseen(text: string): string {
  return text.replace(unseen, (char) => `<${codePoint(char)}>`);
}

/** A message stays on its line, and shows what cannot be seen. */
export const oneLine = (text: string): string => escapeUnseen(text).replaceAll('\n', '\\n');

/**
 * Controls (but tab and line feed), direction marks, zero-width characters, line separators, lone surrogates, tag characters, and
 * letters and signs without ink (fillers of Hangul, vowels of Khmer, the empty Braille cell, the grapheme joiner).
 * A zero-width joiner between two emoji is part of how they are written (families, professions).
 */
export const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its job
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffc]|[\u{e0000}-\u{e0fff}]|\u034f|\u17b4|\u17b5|\p{Surrogate}|(?<!\p{Extended_Pictographic}|\ufe0f|[\u{1f3fb}-\u{1f3ff}])\u200d/gu;

export const codePoint = (char: string) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
