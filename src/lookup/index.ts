/**
 * Room `lookup`: finds codes in any text. In: a text, and the look-up data. Out: ranked answers.
 *
 * The same code runs behind the search box, on the 404 page and in the command line, so nothing here knows of a page, a disk
 * or a network; what is pasted stays where it is. A text goes through stages with one task each: decode, structure (error
 * bodies), names (codes), status, words.
 */

import { foldName } from '../kit/fold-name.ts';
import type { LookupData } from './data.ts';
import { fromOperation } from './operation.ts';
import { fromPaste } from './paste.ts';
import { fromSpelling, fromWords } from './question.ts';
import { spell } from './rank/spelling.ts';
import { decode } from './read/decode.ts';
import { isClientCode } from './read/pasted-error.ts';
import { statusOfPhrase } from './read/phrases.ts';
import { readStatus, statusesIn } from './read/statuses.ts';
import { certain, type LookupResult, ofStatus, ofType, result } from './result.ts';
import { fromSaid } from './said.ts';
import { type Book, unpacked } from './unpack.ts';

export { fieldNamed, fillIn, requestIds, supportBlock, warnings } from './answer.ts';
export type { LookupData } from './data.ts';
export { saysAny } from './rank/stems.ts';
export { mask } from './read/mask.ts';
export type { FieldError, PastedError } from './read/pasted-error.ts';
export { type Answer, type LookupResult, onlyNamed } from './result.ts';
export type { Unknown } from './unknown.ts';
export type { Entry } from './unpack.ts';

/** Longer texts are refused without being read. */
export const maxTextLength = 4 * 1024 * 1024;

/** Pure, never throws, and takes time in proportion to the text. */
export function lookup(text: string, data: LookupData): LookupResult {
  if (text.length > maxTextLength) return result('too_large');
  const asked = decode(text).trim();
  if (asked === '') return result('empty');
  const book = unpacked(data);
  const typed = asked.length <= maxTypedLength && !asked.includes('\n');
  return (
    (typed && fromName(asked, book)) ||
    (typed && fromSaid(asked, book)) ||
    fromPaste(asked, book, typed ? 'typed' : 'pasted') ||
    fromOperation(asked, book) ||
    fromStatuses(asked, book) ||
    (typed && fromSpelling(asked, book)) ||
    fromWords(asked, book)
  );
}

const maxTypedLength = 240;

/** The whole text is a code, a status or a type. */
function fromName(text: string, book: Book): LookupResult | undefined {
  // Names one call, for support; it says nothing about the error.
  if (book.shape.requestId?.exec(text)?.[0] === text) return result('request_id');
  const exact = spell(text, book).find(({ how }) => how === 'exact');
  if (exact) return result('codes', [certain(exact.name, text)]);
  if (isClientCode(text)) return result('client');
  const status = readStatus(text);
  if (status !== undefined) return ofStatus(status, text, book);
  const said = statusOfPhrase(text);
  if (book.entries.some((entry) => entry.status === said)) return ofStatus(said ?? 0, text, book);
  const type = book.types.find(({ letters }) => letters === foldName(text).replace(/errors$/, 'error'));
  return type && ofType(type.name, text, book);
}

/** A transcript, page or log that names no code but shows a status. */
function fromStatuses(text: string, book: Book): LookupResult | undefined {
  const [status] = statusesIn(text);
  if (status !== undefined) return ofStatus(status, text, book);
  const isClient = text.match(/\b[A-Z][A-Z_]{4,}\b/g)?.some(isClientCode) ?? false;
  return isClient ? result('client') : undefined;
}
