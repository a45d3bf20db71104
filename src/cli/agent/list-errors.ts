import type { CatalogueEntry } from '../../catalogue/model.ts';
import { type OperationRow, operationRows, sentByAny } from '../../catalogue/operations.ts';
import { statusesOf } from '../../catalogue/urls.ts';
import { retryOf } from '../../catalogue/words.ts';
import type { Published } from '../../exports/published.ts';
import { suggest } from '../../kit/suggest.ts';
import { quote } from '../../kit/unseen.ts';
import { inferredMark } from '../../render/nodes.ts';

/** What the errors must have; a filter that is left out lets all pass. */
interface ErrorFilter {
  status?: number | undefined;
  type?: string | undefined;
  /** `GET /v2/api/tags/17`, or as documented: `GET /v2/api/tags/{id}`. */
  operation?: string | undefined;
}

/** One line for each error; `operationsIn` finds operations in a text. Throws `FilterError` for a value that no error has. */
export function errorList(
  filter: ErrorFilter,
  published: Published,
  operationsIn: (text: string) => readonly string[],
): string {
  const { entries, head } = published;
  const { status, type } = filter;
  const statuses = statusesOf(published);
  if (status !== undefined && !statuses.includes(status))
    throw new FilterError(`No error has status ${status}. Statuses: ${statuses.join(', ')}.`);
  if (type !== undefined && !Object.hasOwn(head.types, type))
    throw new FilterError(`No error type is named ${quote(type)}; ${suggest(type, Object.keys(head.types))}.`);
  const row =
    filter.operation === undefined
      ? undefined
      : operationNamed(filter.operation, published, operationsIn(filter.operation));
  const fits = (entry: CatalogueEntry) =>
    (status === undefined || entry.status === status) && (type === undefined || entry.type === type);
  if (!row) return counted(entries.filter(fits).map((entry) => line(entry, '')));
  const own = row.codes.filter(({ entry }) => fits(entry));
  const general = sentByAny(entries).filter(({ entry }) => fits(entry));
  return [
    `Of ${row.operation} itself:`,
    counted(own.map(({ entry, inferred, when }) => line(entry, `${inferred ? inferredMark : ''}${said(when)}`))),
    'Of any operation:',
    counted(general.map(({ entry, inferred }) => line(entry, inferred ? inferredMark : ''))),
  ].join('\n');
}

export class FilterError extends Error {}

/** The look-up knows operations by a real path too: the id in it is the documented parameter. */
function operationNamed(text: string, { head, entries }: Published, names: readonly string[]): OperationRow {
  const rows = operationRows(head, entries);
  const row = rows.find(({ operation }) => operation === text) ?? rows.find(({ operation }) => operation === names[0]);
  if (row) return row;
  const known = Object.keys(head.operations);
  throw new FilterError(`No operation is documented as ${quote(text)}; ${suggest(text, known)}.`);
}

const line = (entry: CatalogueEntry, mark: string): string =>
  `- ${entry.code}${mark}: ${entry.status}, ${entry.type}, ${entry.title}. ${retryOf(entry).short}.`;

const said = (when: string | undefined): string => (when ? ` (${when})` : '');

const counted = (all: string[]): string => (all.length > 0 ? all.join('\n') : 'No code fits.');
