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

/** What cannot be seen, in the notation of a set of characters. Tab and line feed are seen by what follows them. */
const unseenSets = {
  controls: '\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f',
  directions: '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069',
  zeroWidth: '\\u00ad\\u180e\\u200b\\u200c\\u2060-\\u2065\\u206a-\\u206f\\ufeff\\ufff0-\\ufffc',
  lineSeparators: '\\u2028\\u2029',
  // Fillers of Hangul, vowels of Khmer, the empty Braille cell, the grapheme joiner.
  withoutInk: '\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u2800\\u3164\\uffa0',
  tags: '\\u{e0000}-\\u{e0fff}',
  // Code points that never stand for a character (U+FFFE) cannot be written in XML.
  noCharacters: '\\p{Noncharacter_Code_Point}\\p{Surrogate}',
};

/** A zero-width joiner between two emoji is part of how they are written (families, professions). */
const strayJoiner = '(?<!\\p{Extended_Pictographic}|\\ufe0f|[\\u{1f3fb}-\\u{1f3ff}])\\u200d';

export const unseen = new RegExp(`[${Object.values(unseenSets).join('')}]|${strayJoiner}`, 'gu');

export const codePoint = (char: string) =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
