/**
 * Room `lookup`: finds codes in any text. In: a text, and the look-up data. Out: ranked answers.
 *
 * The same code runs behind the search box, on the 404 page and in the command line, so nothing here knows of a page, a disk
 * or a network; what is pasted stays where it is. A text goes through stages with one task each: decode, structure (error
 * bodies), names (codes), status, words. Typed words need only some of them, in `typed.ts`: in the browser the others come later, for a paste.
 */

import type { LookupData } from './data.ts';
import { fromOperation } from './operation.ts';
import { fromPaste } from './paste.ts';
import { fromSpelling, fromWords } from './question.ts';
import { decode } from './read/decode.ts';
import { type LookupResult, nearest, result } from './result.ts';
import { fromSaid } from './said.ts';
import { fromName, fromStatuses, maxTextLength, maxTypedLength } from './typed.ts';
import { unknown } from './unknown.ts';
import { type Book, unpacked } from './unpack.ts';

export { fieldNamed, fillIn, requestIds, supportBlock, warnings } from './answer.ts';
export type { LookupData } from './data.ts';
export { mask } from './read/mask.ts';
export type { FieldError, PastedError } from './read/pasted-error.ts';
export { type Answer, type LookupResult, onlyNamed } from './result.ts';
export { maxTextLength } from './typed.ts';
export type { Unknown } from './unknown.ts';
export type { Entry } from './unpack.ts';

/** Pure, never throws, and takes time in proportion to the text. */
export function lookup(text: string, data: LookupData): LookupResult {
  if (text.length > maxTextLength) return result('too_large');
  const asked = decode(text).trim();
  if (asked === '') return result('empty');
  const book = unpacked(data);
  const typed = asked.length <= maxTypedLength && !asked.includes('\n');
  return introduced(
    (typed && fromName(asked, book)) ||
      (typed && fromSaid(asked, book)) ||
      fromPaste(asked, book, typed ? 'typed' : 'pasted') ||
      fromOperation(asked, book) ||
      fromStatuses(asked, book) ||
      (typed && fromSpelling(asked, book)) ||
      fromWords(asked, book),
    book,
  );
}

/** What can be said of a stranger, and the codes that come near. */
function introduced({ stranger, ...found }: LookupResult, book: Book): LookupResult {
  if (!stranger) return found;
  const panel = unknown(stranger, book);
  return { ...found, answers: [...found.answers, ...panel.nearest.map(nearest)], unknown: [...found.unknown, panel] };
}
