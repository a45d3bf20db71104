import type { CatalogueEntry } from './catalogue.ts';
import type { Head, Operation } from './schema.ts';

/** Every documented operation with its scopes, and the codes whose entries name it. */
export function operationRows(head: Head, entries: readonly CatalogueEntry[]): (Operation & { operation: string; codes: string[] })[] {
  const codes = new Map(Object.keys(head.operations).map((operation) => [operation, new Set<string>()]));
  for (const { code, endpoints } of entries) if (Array.isArray(endpoints)) for (const { operation } of endpoints) codes.get(operation)?.add(code);
  return Object.entries(head.operations).map(([operation, facts]) => ({ ...facts, operation, codes: [...(codes.get(operation) ?? [])] }));
}

/** What a request of the operation looks like: `GET /v2/api/users/17` is `GET /v2/api/users/{id}`. */
export const operationPattern = (operation: string): RegExp => new RegExp(`^${RegExp.escape(operation).replace(/\\\{.*?\\\}/g, '[^/]+')}/?$`);
