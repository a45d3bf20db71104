import type { Entry, inferable } from './schema.ts';

/** A field of an entry, or a part of one, that can be a deduction. */
export type Inferable = (typeof inferable)[number];

/** True when the field, or the part of it named, is listed as a deduction. */
export const isInferred = (entry: Pick<Entry, 'inferred'>, ...names: Inferable[]): boolean =>
  names.some((name) => entry.inferred?.includes(name));

/** One of the example's answers. */
export interface ExampleBody {
  field: 'response' | 'response_v1';
  /** The complete HTTP message. */
  http: string;
  /** No published page shows a body of this form for the code. */
  inferred: boolean;
}

/** The answers of the example, the published one first; of two alike the one in the envelope. */
export function exampleBodies(entry: Pick<Entry, 'example' | 'inferred'>): ExampleBody[] {
  const { response, response_v1 } = entry.example;
  const body = (field: ExampleBody['field'], http: string): ExampleBody => ({
    field,
    http,
    inferred: isInferred(entry, 'example', `example.${field}`),
  });
  return publishedFirst([
    body('response', response),
    ...(response_v1 === undefined ? [] : [body('response_v1', response_v1)]),
  ]);
}

/** What is published before what is deduced; the order within both stays. */
export const publishedFirst = <Item extends { inferred: boolean }>(items: readonly Item[]): Item[] =>
  items.toSorted((a, b) => Number(a.inferred) - Number(b.inferred));
