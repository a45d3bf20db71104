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
 * Code points that never stand for a character (U+FFFE) cannot be written in XML.
 * A zero-width joiner between two emoji is part of how they are written (families, professions).
 */
export const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its job
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffc]|\p{Noncharacter_Code_Point}|[\u{e0000}-\u{e0fff}]|\u034f|\u17b4|\u17b5|\p{Surrogate}|(?<!\p{Extended_Pictographic}|\ufe0f|[\u{1f3fb}-\u{1f3ff}])\u200d/gu;

export const codePoint = (char: string) =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
