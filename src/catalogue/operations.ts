import type { CatalogueEntry } from './catalogue.ts';
import type { Head, Operation } from './schema.ts';

/** Every documented operation with its scopes, and the codes whose entries name it. */
export function operationRows(head: Head, entries: readonly CatalogueEntry[]): (Operation & { operation: string; codes: string[] })[] {
  const codes = new Map(Object.keys(head.operations).map((operation) => [operation, new Set<string>()]));
  for (const { code, endpoints } of entries) if (Array.isArray(endpoints)) for (const { operation } of endpoints) codes.get(operation)?.add(code);
  return Object.entries(head.operations).map(([operation, facts]) => ({ ...facts, operation, codes: [...(codes.get(operation) ?? [])] }));
}
