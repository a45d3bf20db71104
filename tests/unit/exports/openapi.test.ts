import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { createClient } from '@hey-api/openapi-ts';
import { bundle, createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { printJson } from '../../../src/exports/json.ts';
import { openApi } from '../../../src/exports/openapi.ts';
import { parseHttp, parseStatusLine } from '../../../src/kit/http.ts';
import { folderWith, typeFaults } from '../../support/compile.ts';
import { catalogue, published, sites } from './sample.ts';

const document = openApi(published);
const ajv = new Ajv2020({ strict: false }).addSchema(document, 'openapi.json');
const error = ajv.compile({ $ref: 'openapi.json#/components/schemas/Error' });
const flat = ajv.compile({ $ref: 'openapi.json#/components/schemas/FlatError' });

/** What the specification of OpenAPI 3.1 refuses. */
const faultsOf = async (source: string): Promise<string[]> => {
  const config = await createConfig({ rules: { struct: 'error' } });
  return (await lintFromString({ source, config })).map(({ message }) => message);
};

test.each(sites)('is accepted by parsers of OpenAPI 3.1 %s', async (_, site) => {
  const source = printJson(openApi(site));
  expect(await faultsOf(source)).toEqual([]);
  await SwaggerParser.validate(JSON.parse(source));
});

test.each(sites)('types are generated from it that hold every example %s', { timeout: 30_000 }, async (_, site) => {
  const written = openApi(site);
  const bodies = Object.entries(written.components.examples).flatMap(([name, { value }]) =>
    name.endsWith('.flat') ? [] : [value],
  );
  expect(bodies).toHaveLength(site.entries.length);
  const folder = folderWith({
    'openapi.json': printJson(written),
    'client.ts': `import type { Error as ErrorBody } from './types';
export const bodies: ErrorBody[] = ${JSON.stringify(bodies)};
// @ts-expect-error a body without an error
export const empty: ErrorBody = {};`,
  });
  const [input, output] = [join(folder, 'openapi.json'), join(folder, 'types')];
  await createClient({ input, output, plugins: ['@hey-api/typescript'], logs: { level: 'silent' } });
  expect(typeFaults(join(folder, 'client.ts'))).toEqual([]);
});

test('every example is what the schema says, and the body of its entry', () => {
  for (const { code, example } of catalogue.entries) {
    const { value } = document.components.examples[code] ?? {};
    expect(value).toEqual(JSON.parse(parseHttp(example.response).body));
    expect(error(value), `${code}: ${ajv.errorsText(error.errors)}`).toBe(true);
    if (example.response_v1) expect(flat(document.components.examples[`${code}.flat`]?.value), code).toBe(true);
  }
});

test('describes every field of the envelope', () => {
  const { root, fields } = catalogue.head.envelope;
  expect(Object.keys(document.components.schemas.Error.properties?.[root ?? '']?.properties ?? {})).toEqual(
    Object.keys(fields),
  );
});

test('codes and types are open: a new one is valid, a number is not', () => {
  const body = {
    type: 'billing_error',
    code: 'BRAND_NEW',
    message: '',
    retryable: false,
    request_id: 'req_k3m8p1x7q2wz',
  };
  expect(error({ error: body })).toBe(true);
  expect(error({ error: { ...body, code: 7 } })).toBe(false);
});

test('has one response for each status, with an example for each of its codes', () => {
  for (const { code, status } of catalogue.entries)
    expect(document.components.responses[`Error${status}`]?.content['application/json']?.examples).toHaveProperty(code);
});

test('a flat example stands under the status it is sent with', () => {
  const flatOf = (status: number) =>
    document.components.responses[`FlatError${status}`]?.content['application/json']?.examples ?? {};
  for (const { code, example } of catalogue.entries) {
    if (!example.response_v1) continue;
    const { status = 0 } = parseStatusLine(parseHttp(example.response_v1).startLine) ?? {};
    expect(flatOf(status)).toHaveProperty(code);
  }
  expect(flatOf(400)).toHaveProperty('FROM_NUMBER_NOT_FOUND');
  expect(flatOf(404)).not.toHaveProperty('FROM_NUMBER_NOT_FOUND');
});

test('a wait can be null, a details entry has two texts', () => {
  const body = {
    type: 'rate_limit_error',
    code: 'RATE_LIMIT_EXCEEDED',
    message: '',
    retryable: true,
    request_id: 'req_k3m8p1x7q2wz',
  };
  expect([1, null, '1'].map((retry_after_seconds) => error({ error: { ...body, retry_after_seconds } }))).toEqual([
    true,
    true,
    false,
  ]);
  expect(
    [{ message: 'required=TAGS_READ', field: 'scope' }, { message: 7 }].map((entry) =>
      flat({ code: 'A', details: [entry] }),
    ),
  ).toEqual([true, false]);
});

test('another specification can refer to it and be bundled', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  writeFileSync(join(folder, 'openapi.json'), printJson(document));
  const response = { $ref: './openapi.json#/components/responses/Error404' };
  const api = {
    openapi: '3.1.0',
    info: { title: 'API', version: '1' },
    paths: { '/tags': { get: { responses: { '404': response } } } },
  };
  writeFileSync(join(folder, 'api.json'), JSON.stringify(api));
  const { bundle: bundled, problems } = await bundle({ ref: join(folder, 'api.json'), config: await createConfig({}) });
  expect(problems).toEqual([]);
  expect(JSON.stringify(bundled.parsed)).not.toContain('openapi.json');
  expect(await faultsOf(JSON.stringify(bundled.parsed))).toEqual([]);
});

test('a document that is no OpenAPI is refused', async () => {
  expect(await faultsOf(JSON.stringify({ ...document, components: { schemas: [] } }))).not.toEqual([]);
});
