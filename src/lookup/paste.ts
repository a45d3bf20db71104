import { foldName } from '../kit/fold-name.ts';
import { rankWords } from './rank/index.ts';
import { spell } from './rank/spelling.ts';
import { codeSlots } from './read/addresses.ts';
import { readBodies } from './read/bodies.ts';
import { findMentions } from './read/mentions.ts';
import type { PastedError } from './read/pasted-error.ts';
import { statusOfPhrase } from './read/phrases.ts';
import { wrappedNames } from './read/wraps.ts';
import {
  type Answer,
  candidates,
  certain,
  formerly,
  guess,
  type LookupResult,
  nearest,
  ofStatus,
  result,
  stranger,
} from './result.ts';
import { fromMention, isSure, mentionsIn } from './typed.ts';
import { unknown } from './unknown.ts';
import type { Book } from './unpack.ts';

/** Codes named anywhere in a longer text: error bodies first, then names, then names in plain words. */
export function fromPaste(text: string, book: Book, origin: 'typed' | 'pasted'): LookupResult | undefined {
  const { bodies, around } = readBodies(text, book.shape);
  const distinct = [...Map.groupBy(bodies, ({ code }) => code).values()].map(together);
  const found = distinct.flatMap((pasted) => fromBody(pasted, book));
  const mentions = [...wrappedNames(text, book.byLetters), ...mentionsIn(text, book, origin)];
  const [first, ...others] = mentions.map((mention) => fromMention(mention, text));
  if (first)
    found.push(bodies.length === 0 && Object.keys(around).length > 0 ? { ...first, pasted: around } : first, ...others);

  const strangers = distinct.filter((pasted) => isStranger(pasted, book)).slice(0, maxStrangers);
  const panels = strangers.map((pasted) => unknown(pasted, book));
  if (found.some(isSure)) return result('codes', doubted(found, text, bodies), panels);
  if (panels.length > 0)
    return result('unknown', [...found, ...panels.flatMap((panel) => panel.nearest.map(nearest))], panels);
  if (found.some(({ pasted }) => pasted?.codeIsCut)) return result('words', found);
  return fromSlots(text, around, book) ?? fromNamelessBody(bodies, book);
}

/** A code that any server says, such as FORBIDDEN, is not certain in the error of another service. */
function doubted(found: Answer[], text: string, bodies: PastedError[]): Answer[] {
  if (!foreignField.test(text) || bodies.some(({ isOwn, type, message }) => isOwn && (type ?? message))) return found;
  return found.map((answer) =>
    answer.confidence === 'certain' && statusOfPhrase(answer.entry.code) ? { ...answer, confidence: 'likely' } : answer,
  );
}

/** Of GraphQL, Square, tRPC, GitHub, PayPal, Meta, Twilio, Amazon and Google. */
const foreignNames = 'extensions|category|httpStatus|documentation_url|debug_id|fbtrace_id|more_info|__type|@type';
const foreignField = new RegExp(`["'](?:${foreignNames})\\\\{0,8}["']\\s{0,4}:|TRPC`);

/** Bodies of one code as one, with the values of the first and the request ids of all. */
function together(same: PastedError[]): PastedError {
  const [first = {}, ...others] = same;
  if (others.length === 0) return first;
  const ids = new Set(
    others.flatMap(({ request_id }) => (request_id && request_id !== first.request_id ? [request_id] : [])),
  );
  const more = { ...first, seen: same.length };
  return ids.size > 0 ? { ...more, more_request_ids: [...ids].slice(0, maxIds) } : more;
}

const maxIds = 20;
const maxStrangers = 5;

/** Whether a code of the API stands there that is neither in the catalogue, nor cut off, nor around a code that is. */
const isStranger = (body: PastedError, book: Book): boolean =>
  body.code !== undefined &&
  body.isOwn === true &&
  !body.codeIsCut &&
  !fromBody(body, book).length &&
  !findMentions(body.code, book).some(({ form }) => form === 'verbatim');

function fromBody(pasted: PastedError, book: Book): Answer[] {
  const code = pasted.code ?? '';
  const spelled = spell(code, book);
  const exact = spelled.find(({ how }) => how === 'exact')?.name;
  if (!exact) {
    if (pasted.codeIsCut)
      return spelled.map((match) => ({ ...guess(match), reason: 'the pasted code is cut off', pasted }));
    const seen = book.names.find(
      ({ letters }) => lookingLike(letters) === lookingLike(foldName(code.replaceAll('|', 'I'))),
    );
    return seen ? [{ entry: seen.entry, confidence: 'likely', reason: 'looks like the pasted code', pasted }] : [];
  }
  const mayGoOn =
    pasted.codeIsCut &&
    book.names.some(({ letters }) => letters !== exact.letters && letters.startsWith(exact.letters));
  const reason = exact.name === exact.entry.code ? 'the code of the pasted error' : certain(exact, '').reason;
  // The API writes its codes in capitals: `user_not_found` may be the error of another service.
  const isCertain = !mayGoOn && (exact.words.length > 1 ? code.includes(exact.name) : code === exact.name);
  const confidence = isCertain ? 'certain' : 'likely';
  return [{ entry: exact.entry, confidence, reason, ...formerly(exact.name, exact.entry), pasted }];
}

/** Letters and digits that a scanned picture takes for one another are one. */
const lookingLike = (letters: string): string =>
  letters.replace(/[l1]/g, 'i').replaceAll('0', 'o').replaceAll('5', 's').replaceAll('8', 'b').replaceAll('rn', 'm');

/** A link or anchor with something in the place of a code. */
function fromSlots(text: string, around: PastedError, book: Book): LookupResult | undefined {
  for (const { name, sure, status } of codeSlots(text, book.shape)) {
    if (status !== undefined) return ofStatus(status, text, book);
    const spelled = spell(name, book);
    if (spelled[0]?.how === 'exact') {
      const answer = certain(spelled[0].name, name);
      return result('codes', [sure || name === spelled[0].name.name ? answer : { ...answer, confidence: 'likely' }]);
    }
    if (sure) return spelled.length > 0 ? candidates(spelled.map(guess)) : stranger({ ...around, code: name });
  }
  return undefined;
}

/** A body without a code, as when the paste begins too late: its type and message are left. */
function fromNamelessBody(bodies: PastedError[], book: Book): LookupResult | undefined {
  const pasted = bodies.find(({ code }) => code === undefined);
  if (!pasted) return undefined;
  const ranked = rankWords(pasted.message ?? '', book).filter(
    ({ entry }) => !pasted.type || entry.type === pasted.type,
  );
  const entries =
    ranked.length > 0 ? ranked.map(({ entry }) => entry) : book.entries.filter(({ type }) => type === pasted.type);
  return entries.length > 0
    ? candidates(
        entries.map((entry) => ({ entry, confidence: 'possible', reason: 'fits the type and the message', pasted })),
      )
    : undefined;
}
