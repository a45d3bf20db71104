import { compact } from '../kit/compact.ts';
import { escapePattern } from '../kit/escape-pattern.ts';
import { isInferred, publishedFirst } from './inferred.ts';
import type { CatalogueEntry } from './model.ts';
import type { Head, Operation } from './schema.ts';

/** An operation as an entry names it: `POST /v2/api/tags`, and when it sends the code. */
interface NamedOperation {
  operation: string;
  when?: string | undefined;
  /** No published page says that the operation sends the code. */
  inferred: boolean;
}

/** A code as an operation sends it. */
export interface SentCode extends Omit<NamedOperation, 'operation'> {
  entry: CatalogueEntry;
}

export interface OperationRow extends Operation {
  operation: string;
  /** What a published page says comes first, then what is deduced; each in the order of the catalogue. */
  codes: SentCode[];
}

/** What an entry says of its operations, published before deduced; each says for itself which of the two it is. */
export function endpointsOf(entry: Pick<CatalogueEntry, 'endpoints' | 'inferred'>): NamedOperation[] {
  if (!Array.isArray(entry.endpoints)) return [];
  const deduced = isInferred(entry, 'endpoints');
  return publishedFirst(
    entry.endpoints.map(({ operation, when, inferred = false }) =>
      compact({ operation, when, inferred: inferred || deduced }),
    ),
  );
}

/** The operations that an entry names, each once. */
export function operationsOf(entry: CatalogueEntry): NamedOperation[] {
  const named = Map.groupBy(endpointsOf(entry), ({ operation }) => operation);
  return [...named.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const when = [first, ...others].flatMap((endpoint) => endpoint.when ?? []).join(' ');
    return [{ ...first, ...compact({ when: when || undefined }) }];
  });
}

/** Every documented operation with its scopes and the codes that it sends. */
export function operationRows(head: Pick<Head, 'operations'>, entries: readonly CatalogueEntry[]): OperationRow[] {
  const sent = Map.groupBy(
    entries.flatMap((entry) => operationsOf(entry).map((named) => ({ ...named, entry }))),
    ({ operation }) => operation,
  );
  return Object.entries(head.operations).map(([operation, facts]) => ({
    ...facts,
    operation,
    codes: publishedFirst(sent.get(operation) ?? []).map(({ entry, when, inferred }) => ({ entry, when, inferred })),
  }));
}

/** Operations of one resource: those whose paths begin alike. */
export interface OperationGroup {
  /** `/v2/api/conversations` */
  name: string;
  rows: OperationRow[];
}

/** Every documented operation under its resource, both in the order of the head. */
export const operationGroups = (head: Pick<Head, 'operations'>, entries: readonly CatalogueEntry[]): OperationGroup[] =>
  [...Map.groupBy(operationRows(head, entries), ({ operation }) => resourceOf(operation))].map(([name, rows]) => ({
    name,
    rows,
  }));

/** The path up to its first name: `/v2/api/tags` of `POST /v2/api/tags/{id}`; versions and "api" name no resource. */
function resourceOf(operation: string): string {
  const [, path = operation] = operation.split(' ');
  return /^(?:\/(?:api|v\d[\w.]*))*\/[^/]+/.exec(path)?.[0] ?? path;
}

/** The codes that any operation can send. */
export const sentByAny = (entries: readonly CatalogueEntry[]): SentCode[] =>
  publishedFirst(
    entries
      .filter(({ endpoints }) => endpoints === 'all')
      .map((entry) => ({ entry, inferred: isInferred(entry, 'endpoints') })),
  );

/** The codes for which no published page names an operation, though a deduction may. */
export const sentByUnknown = (entries: readonly CatalogueEntry[]): CatalogueEntry[] =>
  entries.filter((entry) => entry.endpoints !== 'all' && operationsOf(entry).every(({ inferred }) => inferred));

/** What a request of the operation looks like: `GET /v2/api/users/17` is `GET /v2/api/users/{id}`. */
export const operationPattern = (operation: string): RegExp =>
  new RegExp(`^${escapePattern(operation).replace(/\\\{.*?\\\}/g, '[^/]+')}/?$`);
