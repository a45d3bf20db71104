import { toString as plainText } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { operationsOf, sentByUnknown } from '../../../src/catalogue/operations.ts';
import type { Entry } from '../../../src/catalogue/schema.ts';
import { operationsJson, operationsMarkdown } from '../../../src/exports/operations.ts';
import { codeTable, exceptionTable, scopeTable } from '../../../src/render/tables.ts';
import { catalogue, published, publishedWith } from './sample.ts';

const operation = 'GET /v2/api/tags';
const tags = (endpoints: Entry['endpoints'], ...inferred: NonNullable<Entry['inferred']>) =>
  publishedWith({
    TAG_NOT_FOUND: { endpoints, inferred: inferred.length > 0 ? inferred : ['scopes'] },
    TAGS_REQUIRED: { endpoints: [{ operation, inferred: true }], inferred: ['scopes'] },
  });
const sentBy = (site: typeof published) =>
  operationsJson(site).operations[operation]?.codes.filter(({ code }) => /^TAGS?_/.test(code));

describe('codes of an operation', () => {
  test.each<[string, typeof published, object[]]>([
    [
      'published, before a deduced one that the file has earlier',
      tags([{ operation, when: 'Always.' }]),
      [
        { code: 'TAG_NOT_FOUND', when: 'Always.' },
        { code: 'TAGS_REQUIRED', inferred: true },
      ],
    ],
    [
      'named by a deduction and by a page',
      tags([{ operation, inferred: true }, { operation }]),
      [{ code: 'TAG_NOT_FOUND' }, { code: 'TAGS_REQUIRED', inferred: true }],
    ],
    [
      'of an entry that deduces all its endpoints',
      tags([{ operation }], 'endpoints'),
      [
        { code: 'TAGS_REQUIRED', inferred: true },
        { code: 'TAG_NOT_FOUND', inferred: true },
      ],
    ],
    ['of any operation', tags('all'), [{ code: 'TAGS_REQUIRED', inferred: true }]],
  ])('%s', (_, site, codes) => expect(sentBy(site)).toEqual(codes));

  test('an operation and an entry name each other', () => {
    const { operations } = operationsJson(published);
    const there = Object.entries(operations).flatMap(([name, { codes }]) => codes.map(({ code }) => `${code} ${name}`));
    const back = catalogue.entries.flatMap((entry) =>
      operationsOf(entry).map((named) => `${entry.code} ${named.operation}`),
    );
    expect(there.sort()).toEqual(back.sort());
    expect(Object.keys(operations)).toEqual(Object.keys(catalogue.head.operations));
  });

  test('every code stands at an operation, at any, or among those of an unknown one', () => {
    const { operations, any_operation, unknown_operation } = operationsJson(published);
    const told = [
      ...Object.values(operations).flatMap(({ codes }) => codes),
      ...any_operation,
      ...unknown_operation.map((code) => ({ code })),
    ].map(({ code }) => code);
    expect(new Set(told)).toEqual(new Set(catalogue.entries.map(({ code }) => code)));
    expect(sentByUnknown(catalogue.entries).length).toBeGreaterThan(0);
  });
});

test('the twin says every operation, its scopes and its codes', () => {
  const text = plainText(unified().use(remarkParse).parse(operationsMarkdown(published)));
  const { operations } = operationsJson(published);
  for (const [name, { scopes, codes }] of Object.entries(operations))
    for (const words of [name, ...scopes, ...codes.map(({ code }) => code)]) expect(text).toContain(words);
});

describe('tables of guides', () => {
  const cells = ({ rows }: ReturnType<typeof scopeTable>) =>
    rows.map((row) => row.map((children) => plainText({ type: 'paragraph', children })));

  test('a scope names the operations that ask for it', () => {
    for (const [scope, , operations = ''] of cells(scopeTable(published)))
      for (const [name, facts] of Object.entries(published.head.operations))
        expect(operations.split(', ').some((cell) => cell.replace(' (inferred)', '') === name)).toBe(
          facts.scopes.includes(scope ?? ''),
        );
  });

  test('codes of a status, or of types', () => {
    const codesOf = (filter: Parameters<typeof codeTable>[1]) =>
      cells(codeTable(published, filter)).map(([code]) => code);
    expect(codesOf({ status: '429' })).toEqual(
      catalogue.entries.filter(({ status }) => status === 429).map(({ code }) => code),
    );
    expect(codesOf({ type: 'permission_error conflict_error' })).toEqual(
      catalogue.entries.filter(({ type }) => /^(?:permission|conflict)_error$/.test(type)).map(({ code }) => code),
    );
  });

  test('exceptions are the codes whose status is not that of their type, in either form of the body', () => {
    expect(cells(exceptionTable(published))).toEqual(
      expect.arrayContaining([
        ['METHOD_NOT_ALLOWED', '405', '400', ''],
        ['FROM_NUMBER_NOT_FOUND', '404', '404', expect.stringMatching(/^400/)],
      ]),
    );
  });
});
