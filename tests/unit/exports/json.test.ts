import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { catalogueJson, entryJson, printJson } from '../../../src/exports/json.ts';
import { publishAt } from '../../../src/exports/published.ts';
import { publishedJsonSchema, publishedSchema } from '../../../src/exports/schema.ts';
import { aged, catalogue, frozen, published, sites } from './sample.ts';

const json = catalogueJson(published);
// "markdown" says which texts are Markdown; ajv wants to be told of words it does not know.
const compiler = () => addFormats.default(new Ajv2020({ allErrors: true, strictTypes: false, keywords: ['markdown'] }));
const ajv = compiler();
const schema = publishedJsonSchema(published) as { $id: string };
const validate = ajv.compile(schema);

describe('errors.json', () => {
  test.each(sites)('%s is what its schema says', (_, site) => {
    const check = site.head === published.head ? validate : compiler().compile(publishedJsonSchema(site));
    expect(check(JSON.parse(printJson(catalogueJson(site)))), ajv.errorsText(check.errors)).toBe(true);
  });

  test('has no field that the schema leaves out', () => expect(publishedSchema.safeParse(json).error).toBeUndefined());

  test('holds every field of every entry', () => {
    for (const { line: _, ...entry } of catalogue.entries) expect(json.errors[entry.code]).toMatchObject(entry);
    expect(Object.keys(json.errors)).toHaveLength(catalogue.entries.length);
  });

  test('keeps retired codes', () => expect(catalogueJson(aged).errors.TAG_NOT_FOUND?.lifecycle.state).toBe('retired'));

  test('gives absolute addresses', () => {
    expect(json.$schema).toBe('https://errors.example.com/docs/errors.schema.json');
    expect(json.errors.FORBIDDEN).toMatchObject({
      url: 'https://errors.example.com/docs/errors/FORBIDDEN/',
      doc_url: 'https://help.withallo.com/en/v2/api-reference/guides/error-handling#FORBIDDEN',
    });
  });

  test('dates itself by the catalogue', () => {
    expect(catalogueJson(publishAt(frozen, 'https://errors.example.com', '/')).updated).toBe('2026-03-04');
  });

  test('has the same bytes whatever the order of the file', () => {
    const turned = publishAt(
      { head: catalogue.head, entries: catalogue.entries.toReversed() },
      'https://errors.example.com',
      '/docs',
    );
    expect(printJson(catalogueJson(turned))).toBe(printJson(json));
  });
});

test('errors/CODE.json is the record of errors.json and what the schema says', () => {
  const one = ajv.compile({ $ref: `${schema.$id}#/$defs/error` });
  for (const entry of catalogue.entries) {
    const { $schema, ...record } = entryJson(entry, published);
    expect(record).toEqual(json.errors[entry.code]);
    expect(one(JSON.parse(printJson(record))), ajv.errorsText(one.errors)).toBe(true);
    expect($schema).toBe(`${schema.$id}#/$defs/error`);
  }
});

test('the schema refuses a wrong status and accepts a field of a later version', () => {
  const [entry] = catalogue.entries;
  const one = ajv.compile({ $ref: `${schema.$id}#/$defs/error` });
  expect(one({ ...json.errors[entry?.code ?? ''], status: 200 })).toBe(false);
  expect(one({ ...json.errors[entry?.code ?? ''], later: true })).toBe(true);
});
