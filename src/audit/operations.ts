import type { CatalogueEntry } from '../catalogue/model.ts';
import { operationPattern } from '../catalogue/operations.ts';
import type { Head } from '../catalogue/schema.ts';

/** Finds the documented operation of a request. */
export function createMatcher({ operations }: Head): (method: string, path: string) => string | undefined {
  const patterns = Object.keys(operations)
    .map((operation) => ({
      operation,
      names: operation.split('{').length,
      pattern: operationPattern(operation),
    }))
    // A written word is closer than a placeholder: /webhooks/event_types is not /webhooks/{webhook_id}.
    .sort((a, b) => a.names - b.names);
  return (method, path) => patterns.find(({ pattern }) => pattern.test(`${method} ${path}`))?.operation;
}

export const returnsIt = ({ endpoints }: CatalogueEntry, operation: string): boolean =>
  endpoints === undefined || endpoints === 'all' || endpoints.some((endpoint) => endpoint.operation === operation);
