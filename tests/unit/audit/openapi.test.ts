import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { audit } from '../../../src/audit/index.ts';
import { catalogue } from '../contract/real.ts';

const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const operation = 'DELETE /v2/api/conversations/items/{id}/tags/{tag}';
const expected = catalogue.entries.filter(
  ({ endpoints }) => Array.isArray(endpoints) && endpoints.some((endpoint) => endpoint.operation === operation),
);

/** A document that says exactly what the catalogue says about one operation. */
function faithful() {
  const byStatus = Map.groupBy(expected, ({ status }) => String(status));
  const codeSchema = (list: typeof expected) => ({
    type: 'object',
    properties: { error: { $ref: '#/components/schemas/Error' }, code: { enum: list.map(({ code }) => code) } },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Test', version: '1' },
    servers: [{ url: 'https://api.withallo.com/v2/api' }],
    paths: {
      '/conversations/items/{itemId}/tags/{tag}': {
        delete: {
          parameters: ['itemId', 'tag'].map((name) => ({
            name,
            in: 'path',
            required: true,
            schema: { type: 'string' },
          })),
          responses: Object.fromEntries(
            [...byStatus].map(([status, list]) => [
              status,
              { description: 'An error.', content: { 'application/json': { schema: codeSchema(list) } } },
            ]),
          ),
        },
      },
    },
    components: {
      schemas: { Error: { type: 'object', properties: { cause: { $ref: '#/components/schemas/Error' } } } },
    },
  };
}

let count = 0;
async function findings(text: string) {
  const file = join(folder, `${count++}.yaml`);
  writeFileSync(file, text);
  const { findings } = await audit({ catalogue, name: 'content/errors.yaml', files: [file], failOn: 'breaking' });
  return findings.filter(({ rule }) => rule !== 'code-never-seen');
}

const found = async (text: string) => (await findings(text)).map(({ rule, subject }) => `${rule} ${subject}`);

test('a document that agrees gives no finding, as YAML and as JSON', async () => {
  expect(expected.length).toBeGreaterThan(3);
  expect(await found(stringify(faithful()))).toEqual([]);
  expect(await found(JSON.stringify(faithful()))).toEqual([]);
  expect(await found(`# a comment\n${stringify(faithful())}`)).toEqual([]);
});

test('a document is known wherever its version stands', async () => {
  const { openapi, info, components, ...rest } = faithful();
  const late = {
    components: { ...components, examples: { Long: { value: 'x'.repeat(70_000) } } },
    info,
    openapi,
    ...rest,
  };
  const wrong = (text: string) => text.replace('TAG_NOT_FOUND', 'TAG_LOCKED');
  for (const text of [stringify(late), JSON.stringify(late), JSON.stringify(late, null, 2)])
    expect(await found(wrong(text))).toEqual(['code-unknown TAG_LOCKED', 'operation-undocumented TAG_NOT_FOUND']);
});

test('a code too few, one too many, one unknown, and a wrong status', async () => {
  const text = stringify(faithful());
  expect(await found(text.replace(/ +- TAG_NOT_FOUND\n/, ''))).toEqual(['operation-undocumented TAG_NOT_FOUND']);
  expect(await found(text.replace('- TAG_NOT_FOUND\n', '- TAG_LOCKED\n'))).toEqual([
    'code-unknown TAG_LOCKED',
    'operation-undocumented TAG_NOT_FOUND',
  ]);
  const more = await found(text.replace(/( +)- TAG_NOT_FOUND\n/, '$1- TAG_NOT_FOUND\n$1- USER_NOT_FOUND\n'));
  expect(more).toEqual(['operation-unlisted USER_NOT_FOUND']);
  expect(await found(text.replace(/( +)- TAG_NOT_FOUND\n/, '$1- TAG_NOT_FOUND\n$1- INTERNAL_SERVER_ERROR\n'))).toEqual([
    'status-differs INTERNAL_SERVER_ERROR',
  ]);
});

test('an example is compared field by field, and each finding points at its token', async () => {
  const error = {
    type: 'conflict_error',
    code: 'TAG_NOT_FOUND',
    message: 'x',
    retryable: true,
    request_id: 'r',
    doc_url: 'https://evil.example/x',
  };
  const document = faithful() as ReturnType<typeof faithful> & { components: { responses?: object; schemas: object } };
  const responses = document.paths['/conversations/items/{itemId}/tags/{tag}'].delete.responses as Record<
    string,
    unknown
  >;
  responses['400'] = { $ref: '#/components/responses/Bad' };
  document.components.responses = {
    Bad: { description: 'x', content: { 'application/json': { examples: { one: { value: { error } } } } } },
  };
  const text = stringify(document).replace('- TAG_NOT_FOUND\n', '- TAG_LOCKED\n');
  const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
  const places = Object.fromEntries((await findings(text)).map(({ rule, at }) => [rule, at?.line]));
  expect(places).toMatchObject({
    'type-differs': lineOf('type: conflict_error'),
    'retryable-differs': lineOf('retryable: true'),
    'doc-url-broken': lineOf('doc_url: '),
    'code-unknown': lineOf('- TAG_LOCKED'),
  });
  expect(Object.keys(places)).toContain('status-differs');
});

test('an operation the catalogue does not know', async () => {
  const document = parse(
    stringify(faithful()).replace('/conversations/items/{itemId}/tags/{tag}', '/unheard/{itemId}/of/{tag}'),
  );
  expect(await found(stringify(document))).toContain('operation-unknown @operations');
});

test('a document that is none, or that leads elsewhere, stops the audit', async () => {
  await expect(found('openapi: 3.1.0\n')).rejects.toThrow('not a valid OpenAPI document');
  await expect(found('openapi: 3.1.0\ninfo: [\n')).rejects.toThrow('is not YAML or JSON');
  await expect(found('openapi: 3.1.0\ninfo: &a [*a]\n')).rejects.toThrow('not a valid OpenAPI document');
  const outside = stringify(faithful()).replace('$ref: "#/components/schemas/Error"', '$ref: "/etc/hostname"');
  await expect(found(outside)).rejects.toThrow('Bundle it');
});
