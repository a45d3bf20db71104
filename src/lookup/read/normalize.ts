/** One form for every spelling: `RateLimitExceeded`, `rate-limit-exceeded` and `RATE LIMIT EXCEEDED` are the same letters. */
export const squash = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** The words of a name: `APIKeyInvalid` and `API_KEY_INVALID` both have three. */
export const nameWords = (name: string): string[] =>
  name
    .replace(/([a-z])(?=[A-Z])|([A-Z0-9])(?=[A-Z][a-z])/g, '$1$2 ')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Takes off what terminals, browsers, chat programs and URLs put around and into a text. Every pass is linear. */
export function clean(text: string): string {
  let out = text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ANSI colour codes and NUL are what is being removed
  out = out.replace(/\u001b\[[0-9;?]{0,16}[A-Za-z]|\u0000/g, '');
  out = out
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[“”„]/g, '"')
    .replace(/\u0130/g, 'I');
  if (out.includes('&'))
    out = out.replace(
      /&(?:quot|amp|lt|gt|apos|#0?3[49]|#x2[27]);/gi,
      (entity) => entities.get(entity.toLowerCase()) ?? "'",
    );
  // Twice, since links are wrapped into other links. ASCII only, so that a stray or cut-off escape cannot throw.
  for (let round = 0; round < 2 && out.includes('%'); round++) {
    out = out.replace(/%(2[0-9a-f]|[3-6][0-9a-f]|7[0-9a-e])/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
  return out.trim();
}

const entities = new Map([
  ['&quot;', '"'],
  ['&#34;', '"'],
  ['&#034;', '"'],
  ['&#x22;', '"'],
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
]);

const upper = (code: number) => code >= 65 && code <= 90;
const lower = (code: number) => code >= 97 && code <= 122;
const digit = (code: number) => code >= 48 && code <= 57;
export const isWordCode = (code: number): boolean => lower(code) || upper(code) || digit(code) || code >= 0xaa;

/** End of the word that starts at `start`: words end at a separator and at a camelCase hump. */
export function wordEnd(text: string, start: number): number {
  let at = start + 1;
  let before = text.charCodeAt(start);
  for (; at < text.length; at++) {
    const here = text.charCodeAt(at);
    if (!isWordCode(here)) break;
    if (upper(here) && (lower(before) || ((upper(before) || digit(before)) && lower(text.charCodeAt(at + 1))))) break;
    before = here;
  }
  return at;
}
