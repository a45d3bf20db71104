import { expect, test } from 'vitest';
import { parse as readYaml } from 'yaml';
import { catalogueJsonSchema } from '../../../src/catalogue/schema.ts';
import { everyField, minimal } from '../../support/problems.ts';

interface Schema {
  properties?: Record<string, Schema>;
  required?: string[];
  [key: string]: unknown;
}

/** Names of fields below a part of the schema: all, or those that have to be there. */
function fields(schema: unknown, pick: (schema: Schema) => string[]): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? pick(schema as Schema) : [];
  return [...own, ...Object.values(schema).flatMap((part) => fields(part, pick))];
}

function keys(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  return [...(Array.isArray(data) ? [] : Object.keys(data)), ...Object.values(data).flatMap(keys)];
}

test('every-field.yaml uses every field there is', () => {
  const all = new Set(fields(catalogueJsonSchema(), ({ properties }) => Object.keys(properties ?? {})));
  expect(all.difference(new Set(keys(readYaml(everyField))))).toEqual(new Set());
});

test('minimal.yaml uses no field that may be left out, but for those that most heads have', () => {
  const required = new Set(fields(catalogueJsonSchema(), ({ required }) => required ?? []));
  const optional = new Set(fields(catalogueJsonSchema(), ({ properties }) => Object.keys(properties ?? {}))).difference(
    required,
  );
  const usual = new Set(['root', 'anchors', 'operations']);
  expect(new Set(keys(readYaml(minimal))).intersection(optional)).toEqual(usual);
});
