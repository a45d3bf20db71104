import { describe, expect, test } from 'vitest';
import type { Catalogue, CatalogueEntry } from '../../../src/catalogue/model.ts';
import { entrySections } from '../../../src/render/entry.ts';
import { printMarkdown, printMdx } from '../../../src/render/print.ts';
import { everyField, minimal, parse } from '../../support/problems.ts';

const entryOf = (yaml: string, code: string): CatalogueEntry => {
  const entry = parse(yaml).catalogue?.byCode.get(code);
  if (!entry) throw new Error(`${code} is not in the fixture`);
  return entry;
};
const { head } = parse(everyField).catalogue as Catalogue;
const full = entryOf(everyField, 'INVALID_TAG');
const bare = entryOf(minimal, 'TAG_NOT_FOUND');
const section = (entry: CatalogueEntry, id: string) =>
  printMdx(entrySections(entry, head).filter((part) => part.id === id));

test('sections stand in the order of a reader in trouble', () => {
  expect(entrySections(full, head).map(({ id }) => id)).toEqual([
    'fix',
    'causes',
    'example',
    'retry',
    'handle',
    'endpoints',
    'related',
    'links',
    'messages',
    'support',
    'about',
  ]);
});

test('a section without content is left out', () => {
  expect(entrySections(bare, head).map(({ id }) => id)).toEqual([
    'fix',
    'example',
    'retry',
    'handle',
    'endpoints',
    'support',
    'about',
  ]);
});

test('what only leads elsewhere is not searched', () => {
  expect(entrySections(full, head).flatMap(({ id, unsearched }) => (unsearched ? [id] : []))).toEqual([
    'handle',
    'endpoints',
    'related',
    'links',
    'support',
    'about',
  ]);
});

describe('marks', () => {
  const marked = (change: Partial<CatalogueEntry>) => printMarkdown(entrySections({ ...full, ...change }, head));

  test.each<[string, Partial<CatalogueEntry>, string]>([
    ['a body below another', { inferred: ['example.response'] }, 'The same error in the envelope (inferred):'],
    ['both bodies', { inferred: ['example.response', 'example.response_v1'] }, 'The form of this body is inferred:'],
    ['the whole example', { inferred: ['example'] }, 'It answers this request (inferred):'],
    ['the request', { inferred: ['example.request'] }, 'It answers this request (inferred):'],
    ['the parameter', { inferred: ['param.name'] }, '`param` is `tag` (inferred).'],
    ['the scopes', { inferred: ['scopes'] }, 'Scopes: `TAGS_WRITE`, `TAGS_READ` (inferred).'],
    ['any operation', { endpoints: 'all', inferred: ['endpoints'] }, 'Any operation can return it (inferred).'],
  ])('%s', (_, change, words) => expect(marked(change)).toContain(words));

  test('advice has none, and one sentence says whose it is', () => {
    const text = marked({ inferred: ['endpoints'] });
    const [advice = '', rest = ''] = text.split('## Example response');
    expect(advice).not.toContain('inferred');
    expect(rest.trimEnd().endsWith("Fix, causes and differences are this catalogue's own advice.")).toBe(true);
  });

  test('nothing is explained where nothing is marked', () => {
    expect(printMarkdown(entrySections(bare, head))).not.toContain('inferred');
  });
});

describe('the answer that is published leads', () => {
  const flat = 'HTTP/1.1 404 Not Found\n\n{ "code": "INVALID_TAG", "details": null }\n';
  const leads = (inferred: CatalogueEntry['inferred']) => {
    const entry = { ...full, example: { ...full.example, response_v1: flat }, ...(inferred && { inferred }) };
    const text = section(entry, 'example');
    return text.indexOf('"details"') < text.indexOf('"error"') ? 'flat' : 'envelope';
  };
  test.each<[string, CatalogueEntry['inferred']]>([
    ['flat', ['example.response']],
    ['envelope', ['example.response_v1']],
    ['envelope', ['example.response', 'example.response_v1']],
    ['envelope', ['example']],
    ['envelope', ['scopes']],
  ])('%s of %j', (first, inferred) => expect(leads(inferred)).toBe(first));
});

describe('retrying', () => {
  test.each([
    ['INVALID_TAG', 'Do not send the same request again; it fails the same way until the cause is fixed.'],
    ['23505', 'Do not send the request again.'],
    ['42P01', 'Send the request again, with growing waits and a limit on the number of tries.'],
    ['TAG_TAKEN', 'The wait is in the `Retry-After` header and in the body field `retry_after_seconds`, in seconds.'],
    ['1001', 'Wait until midnight UTC.'],
  ])('%s says "%s"', (code, words) => expect(section(entryOf(everyField, code), 'retry')).toContain(words));

  test.each([
    [{ header: 'Retry-After' }, 'The wait is in the `Retry-After` header, in seconds.'],
    [{ field: 'wait_s' }, 'The wait is in the body field `wait_s`, in seconds.'],
  ])('a wait from %j', (wait, words) => {
    const entry = entryOf(everyField, 'TAG_TAKEN');
    expect(section({ ...entry, retry: { ...entry.retry, wait } }, 'retry')).toContain(words);
  });
});

describe('endpoints', () => {
  test.each([
    ['all', '23505', 'Any operation can return it.'],
    [
      'a list',
      'INVALID_TAG',
      '- [`POST /v2/tags`](/operations/#POST/v2/tags): The body has a `name` that is not allowed.',
    ],
    ['a deduced one', 'INVALID_TAG', '- [`GET /v2/tags`](/operations/#GET/v2/tags) (inferred)'],
    ['none', 'TAG_TAKEN', 'No published page says which operations return it.'],
    ['scopes', 'INVALID_TAG', 'Scopes: `TAGS_WRITE`, `TAGS_READ`.'],
  ])('%s', (_, code, words) => expect(section(entryOf(everyField, code), 'endpoints')).toContain(words));

  test('a published one stands before a deduced one, each once', () => {
    const endpoints = [
      { operation: 'GET /v2/tags', inferred: true },
      { operation: 'POST /v2/tags', inferred: true },
      { operation: 'GET /v2/tags', when: 'Always.' },
    ];
    const text = section({ ...full, endpoints }, 'endpoints');
    expect(text.match(/`(?:GET|POST) .*/g)).toEqual([
      '`GET /v2/tags`](/operations/#GET/v2/tags): Always.',
      '`POST /v2/tags`](/operations/#POST/v2/tags) (inferred)',
    ]);
    expect(text).not.toContain('No published page');
  });

  test('scopes alone', () => {
    expect(section({ ...bare, scopes: ['TAGS_READ'] }, 'endpoints')).toContain('Scope: `TAGS_READ`.');
  });
});

test('the ticket holds code, status, type and link', () => {
  expect(section(bare, 'support')).toContain(
    'Error:      TAG_NOT_FOUND (404, not_found_error)\n  Link:       https://docs.example.com/errors#TAG_NOT_FOUND\n',
  );
});

test('the Markdown twin has headings where the page has sections', () => {
  expect(printMarkdown(entrySections(full, head).slice(0, 2))).toMatchInlineSnapshot(`
    "## Fix

    1. Remove the character that the message names.
    2. Send the tag again with \`POST /v2/tags\`, as the [guide](/guides/error-object/) shows.

    ## Causes

    - **The name holds a line break.**

      How to tell: The message ends in a line break.

      What to do: Trim the name.
    - **The name is empty.**

      How to tell: \`param\` is there and its value is empty.
    "
  `);
});
