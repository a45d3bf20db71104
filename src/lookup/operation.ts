/** The stage for a text that names an operation of the API, and no code. */
import { compact } from '../kit/compact.ts';
import { contentWords } from './rank/stems.ts';
import { findRoutes, type Route, routeOf } from './read/operations.ts';
import { statusesIn } from './read/statuses.ts';
import { type Answer, type LookupResult, ofStatus, result } from './result.ts';
import type { Book, Entry } from './unpack.ts';

/** The codes of the operations that the text names; with a status beside them, first those of that status. */
export function fromOperation(text: string, book: Book): LookupResult | undefined {
  const operations = findRoutes(text, operationsOf(book));
  if (operations.length === 0 || isQuestion(text)) return undefined;
  const names = operations.map(({ name }) => name);
  const answers = operations.flatMap(answersOf);
  const [status] = statusesIn(text);
  if (status === undefined) return { ...result('operation', answers), operations: names };
  const fitting = answers.filter(({ entry }) => entry.status === status);
  const others = ofStatus(status, text, book);
  return {
    ...result(others.kind, [...fitting, ...others.answers]),
    ...compact({ stranger: others.stranger }),
    operations: names,
  };
}

/** An operation of the API, with the codes it sends. */
interface KnownOperation extends Route {
  name: string;
  published: Entry[];
  deduced: Entry[];
}

function operationsOf(book: Book): KnownOperation[] {
  const known = operations.get(book);
  if (known) return known;
  const at = (positions: number[]) => positions.flatMap((position) => book.entries[position] ?? []);
  const read = book.data.operations.map(([name, published, deduced]) => ({
    ...routeOf(name),
    name,
    published: at(published),
    deduced: at(deduced),
  }));
  operations.set(book, read);
  return read;
}

const operations = new WeakMap<Book, KnownOperation[]>();

const answersOf = ({ name, published, deduced }: KnownOperation): Answer[] => [
  ...published.map((entry) => answer(entry, `returned by ${name}`)),
  ...deduced.map((entry) => answer(entry, `may be returned by ${name} (inferred)`)),
];

const answer = (entry: Entry, reason: string): Answer => ({ entry, confidence: 'possible', reason });

/** "why does POST /v2/api/tags refuse my name": the words tell more than the operation does. */
const isQuestion = (text: string): boolean =>
  !text.includes('\n') && !machineLine.test(text) && contentWords(text.replace(addressLike, ' ')).length > maxWords;

const maxWords = 2;
const machineLine = /\bcurl\b|\s-(?:Method|Uri)\s|HTTP\/\d|\bfetch\(|\b(?:method|path|url)["']?\s*[:=]/i;
const addressLike = /\S*\/\S*|\b(?:get|post|put|patch|delete)\b/gi;
