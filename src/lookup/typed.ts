/**
 * The stages for a typed line of plain words: all that the first answer in the browser needs. The whole reader, `index.ts`, begins
 * with them, so that both say the same.
 */
import { foldName } from '../kit/fold-name.ts';
import type { LookupData } from './data.ts';
import { fromSpelling, fromWords } from './question.ts';
import { spell } from './rank/spelling.ts';
import { isClientCode } from './read/client-codes.ts';
import { findMentions, type Mention } from './read/mentions.ts';
import { lettersOf, statusOfPhrase } from './read/phrases.ts';
import { readStatus, statusesIn } from './read/statuses.ts';
import { type Answer, certain, formerly, type LookupResult, ofStatus, ofType, result } from './result.ts';
import { fromSaid } from './said.ts';
import { type Book, unpacked } from './unpack.ts';

/** What a line of plain words says, or undefined where only the whole reader can tell. */
export function lookupTyped(text: string, data: LookupData): LookupResult | undefined {
  const asked = text.trim();
  if (asked === '') return result('empty');
  if (!plain.test(asked)) return undefined;
  const book = unpacked(data);
  const named = fromName(asked, book) ?? fromSaid(asked, book);
  if (named) return named.stranger ? undefined : named;
  const mentioned = fromMentions(mentionsIn(asked, book, 'typed'), asked);
  if (mentioned) return saysMore(asked, book) ? undefined : mentioned;
  const found = fromStatuses(asked, book) ?? fromSpelling(asked, book) ?? fromWords(asked, book);
  return found.stranger ? undefined : found;
}

/** The codes that stand in a text of any kind: the answer where the whole reader is missing. */
export const lookupNames = (text: string, data: LookupData): LookupResult =>
  fromMentions(mentionsIn(text, unpacked(data), 'pasted'), text) ?? result('nothing');

export const maxTypedLength = 240;
/** Longer texts are refused without being read. */
export const maxTextLength = 4 * 1024 * 1024;

/** Nothing to decode, no object, no address: letters of Latin (İ is decoded), digits, and the signs of sentences and names. */
const plain = new RegExp(`^[\\w À-ÖØ-öø-įı-ɏ.,?!'-]{1,${maxTypedLength}}$`);

/** Values beside a code are shown with it. */
const saysMore = (text: string, { shape }: Book): boolean =>
  statusesIn(text).length > 0 || (shape.requestId?.test(text) ?? false);

/** The whole text is a code, a status or a type. */
export function fromName(text: string, book: Book): LookupResult | undefined {
  // Names one call, for support; it says nothing about the error.
  if (book.shape.requestId?.exec(text)?.[0] === text) return result('request_id');
  // `{"error":"user_not_found"}` is somebody's body, though its letters are those of a code.
  const exact = text.includes('{') ? undefined : spell(text, book).find(({ how }) => how === 'exact')?.name;
  // "method not allowed" is what any server says; only METHOD_NOT_ALLOWED, methodNotAllowed and their like are the code.
  const isSaid = /^[a-z]+(?: [a-z]+)*$/i.test(text) && exact?.name !== text;
  if (exact && !(isSaid && statusOfPhrase(text) === exact.entry.status))
    return result('codes', [
      isSaid && text.includes(' ') ? { ...certain(exact, text), confidence: 'likely' } : certain(exact, text),
    ]);
  if (isClientCode(text)) return result('client');
  const status = readStatus(text);
  if (status !== undefined) return ofStatus(status, text, book);
  const said = statusOfPhrase(text);
  if (book.entries.some((entry) => entry.status === said)) return ofStatus(said ?? 0, text, book);
  const type = book.types.find(({ letters }) => letters === foldName(text).replace(/errors$/, 'error'));
  return type && ofType(type.name, text, book);
}

/** The codes that a text names, without what only looks like one. */
export function mentionsIn(text: string, book: Book, origin: 'typed' | 'pasted'): Mention[] {
  const phrases = statusesIn(text).flatMap(lettersOf);
  return findMentions(text, book).filter(({ form, name }) => {
    // `HttpClientErrorException$Forbidden: 403` names a status, not the code that is named like it.
    if (form !== 'verbatim' && phrases.includes(name.letters)) return false;
    // In a typed question the words of a code may be part of a longer thought: "sender phone number not found".
    return form !== 'spelled' || origin === 'pasted' || name.words.length === 1;
  });
}

/** The answers of names, if one of them is more than part of a longer name. */
function fromMentions(mentions: readonly Mention[], text: string): LookupResult | undefined {
  const found = mentions.map((mention) => fromMention(mention, text));
  return found.some(isSure) ? result('codes', found) : undefined;
}

export const isSure = ({ confidence }: Answer): boolean => confidence !== 'possible';

export function fromMention({ name, form, start, end }: Mention, text: string): Answer {
  const [confidence, reason] = mentionReasons[form];
  const isLink =
    form === 'identifier' &&
    linkEnd.test(text.slice(Math.max(0, start - 12), start)) &&
    !/[a-z]/i.test(text[end] ?? '');
  return {
    entry: name.entry,
    confidence: isLink ? 'certain' : confidence,
    reason,
    ...formerly(name.name, name.entry),
  };
}

/** A page or anchor of a code, whose address may be in small letters; `./errors/` is a folder of somebody's program. */
const linkEnd = /(?:(?<!\.)[/\\]errors[/\\]|#)[[({<]?$/;

const mentionReasons = {
  verbatim: ['certain', 'named in the text'],
  identifier: ['likely', 'named in the text, in another spelling'],
  spelled: ['likely', 'said in the text in plain words'],
  inside: ['possible', 'part of a longer name in the text'],
} as const;

/** A transcript, page or log that names no code but shows a status. */
export function fromStatuses(text: string, book: Book): LookupResult | undefined {
  const [status] = statusesIn(text);
  if (status !== undefined) return ofStatus(status, text, book);
  const isClient = text.match(/\b[A-Z][A-Z_]{4,80}\b/g)?.some(isClientCode) ?? false;
  return isClient ? result('client') : undefined;
}
