/** The words of a name: `APIKeyInvalid` and `API_KEY_INVALID` both have three. */
export const nameWords = (name: string): string[] =>
  name
    .replace(/([a-z])(?=[A-Z])|([A-Z0-9])(?=[A-Z][a-z])/g, '$1$2 ')
    .replace(/(?<=[a-z])(?=[45]\d\d(?!\d))|(?<=(?<!\d)[45]\d\d)(?=[a-z])/gi, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const kinds = { lower: 1, upper: 2, digit: 3, accented: 4 };
/**
 * The kind of each character up to the last letter of Latin, or 0. Accented letters belong to the word they stand in; other
 * scripts are written beside a code without a space.
 */
const kindOf = Uint8Array.from({ length: 0x250 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/[a-z]/.test(char)) return kinds.lower;
  if (/[A-Z]/.test(char)) return kinds.upper;
  return /\d/.test(char) ? kinds.digit : /(?=[^ªº])\p{L}/u.test(char) ? kinds.accented : 0;
});

export const isWordCode = (code: number): boolean => code < kindOf.length && kindOf[code] !== 0;
const digit = (code: number): boolean => kindOf[code] === kinds.digit;

/** End of the word that starts at `start`: words end at a separator, at a camelCase hump and after a status: `404TAG`. */
export function wordEnd(text: string, start: number): number {
  let at = start + 1;
  let before = kindOf[text.charCodeAt(start)] ?? 0;
  for (; at < text.length; at++) {
    const here = kindOf[text.charCodeAt(at)] ?? 0;
    if (here === 0) break;
    if (here !== before) {
      if (here === kinds.upper && before === kinds.lower) break;
      if ((here === kinds.digit || before === kinds.digit) && isStatusEdge(text, at)) break;
    }
    if (here === kinds.upper && before !== kinds.lower && kindOf[text.charCodeAt(at + 1)] === kinds.lower) break;
    before = here;
  }
  return at;
}

/** Between a status and a word glued to it: `404|TAG`, `FOUND|404`. */
const isStatusEdge = (text: string, at: number): boolean => isStatus(text, at - 3) || isStatus(text, at);

function isStatus(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (first !== 52 && first !== 53) return false;
  return (
    digit(text.charCodeAt(at + 1)) &&
    digit(text.charCodeAt(at + 2)) &&
    !digit(text.charCodeAt(at + 3)) &&
    !digit(text.charCodeAt(at - 1))
  );
}
