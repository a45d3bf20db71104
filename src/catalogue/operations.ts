import type { CatalogueEntry } from './catalogue.ts';
import { isInferred } from './inferred.ts';
import type { Head, Operation } from './schema.ts';

export interface OperationRow extends Operation {
  operation: string;
  /** The codes whose entries name it, and whether each of them only deduces that. */
  codes: { code: string; inferred: boolean }[];
}

/** Every documented operation with its scopes and the codes that may come from it. */
export function operationRows(head: Head, entries: readonly CatalogueEntry[]): OperationRow[] {
  return Object.entries(head.operations).map(([operation, facts]) => ({
    ...facts,
    operation,
    codes: entries.flatMap((entry) => {
      const named = Array.isArray(entry.endpoints) ? entry.endpoints.filter((endpoint) => endpoint.operation === operation) : [];
      if (named.length === 0) return [];
      return [{ code: entry.code, inferred: isInferred(entry, 'endpoints') || named.every(({ inferred }) => inferred) }];
    }),
  }));
}

/** What a request of the operation looks like: `GET /v2/api/users/17` is `GET /v2/api/users/{id}`. */
export const operationPattern = (operation: string): RegExp => new RegExp(`^${RegExp.escape(operation).replace(/\\\{.*?\\\}/g, '[^/]+')}/?$`);
