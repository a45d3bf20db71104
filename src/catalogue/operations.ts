import { isInferred } from './inferred.ts';
import type { CatalogueEntry } from './model.ts';
import type { Head, Operation } from './schema.ts';

export interface OperationRow extends Operation {
  operation: string;
  /** The codes whose entries name it because a page does. */
  codes: string[];
  /** The codes whose entries only deduce that it sends them. */
  inferredCodes: string[];
}

/** Every documented operation with its scopes and the codes that may come from it. */
export function operationRows(head: Head, entries: readonly CatalogueEntry[]): OperationRow[] {
  return Object.entries(head.operations).map(([operation, facts]) => {
    const isNamed = (entry: CatalogueEntry, deduced: boolean) =>
      Array.isArray(entry.endpoints) &&
      entry.endpoints.some((endpoint) => endpoint.operation === operation && (deduced || !endpoint.inferred));
    const naming = entries.filter((entry) => isNamed(entry, true));
    const stated = new Set(naming.filter((entry) => isNamed(entry, false) && !isInferred(entry, 'endpoints')));
    const codesOf = (wanted: boolean) => naming.filter((entry) => stated.has(entry) === wanted).map(({ code }) => code);
    return { ...facts, operation, codes: codesOf(true), inferredCodes: codesOf(false) };
  });
}

/** What a request of the operation looks like: `GET /v2/api/users/17` is `GET /v2/api/users/{id}`. */
export const operationPattern = (operation: string): RegExp =>
  new RegExp(`^${RegExp.escape(operation).replace(/\\\{.*?\\\}/g, '[^/]+')}/?$`);
