import { describe, expect, test } from 'vitest';
import {
  change,
  everyField,
  expectRow,
  minimal,
  parse,
  problemsOf,
  type Row,
  readCaret,
} from '../../support/problems.ts';

const key = '  TAG_NOT_FOUND:\n';

/** A code as people would write it in YAML: in quotes where it has to be. */
const named = (code: string): Row => ['', key, `  ▶${JSON.stringify(code)}:\n`, 'CAT-CODE-TWIN', 'code', ''];

describe('codes that are refused', () => {
  test.each([
    ['lower case', 'tag_not_found', 'holds lower-case letters', 'write TAG_NOT_FOUND'],
    ['hyphen', 'TAG-NOT-FOUND', 'holds "-"', 'write TAG_NOT_FOUND'],
    ['one small letter', 'TAG_NOT_FOuND', 'holds lower-case letters', 'write TAG_NOT_FOUND'],
    ['camel case', 'TagNotFound', 'holds lower-case letters', 'write TAG_NOT_FOUND'],
    ['letters of another alphabet', 'T\u0410G_NOT_FOUND', 'U+0410', 'write TAG_NOT_FOUND'],
    [
      'a small letter of another alphabet among capitals',
      'T\u0430G_NOT_FOUND',
      'a letter of another alphabet',
      'write TAG_NOT_FOUND',
    ],
    ['wide letters', 'ＴＡＧ_TAKEN', 'a letter of another alphabet', 'write TAG_TAKEN'],
    ['an accent', 'T\u00c4G_TAKEN', 'a letter of another alphabet', 'write TAG_TAKEN'],
    ['a path upwards', '../../etc/passwd', 'holds "."', 'write ETC_PASSWD'],
    ['a path', 'a/b', 'holds "/"', 'write A_B'],
    ['a dot', '.', 'holds "."', 'a code matches'],
    ['two dots', '..', 'holds "."', 'a code matches'],
    ['a digit first', '4TAG', 'does not match', 'write TAG'],
    ['a dash first', '-TAG', 'holds "-"', 'write TAG'],
    ['an underscore last', 'TAG_', 'does not match', 'write TAG'],
    ['one letter', 'T', 'is too short', 'a code matches'],
    ['nothing', '', 'is too short', 'a code matches'],
    ['markup', '<img src=x onerror=alert(1)>', 'holds "<"', 'a code matches'],
    ['an expression', '{globalThis.__pwn=1}', 'holds "{"', 'a code matches'],
    ['a line break', 'A\nB', 'holds', 'write A_B'],
    ['64 characters', 'A'.repeat(64), 'has 64 characters', 'at most 63'],
    ['300 characters', 'A'.repeat(300), 'has 300 characters', 'at most 63'],
  ])('%s', (_, code, message, help) => {
    const { text, at } = readCaret(change(minimal, key, named(code)[2]));
    // The example names the code too.
    const [problem, ...others] = problemsOf(text).filter(({ group }) => group !== 'CAT-EXAMPLE');
    expect(problem).toMatchObject({ group: 'CAT-CODE-PATTERN', at });
    expect(`${problem?.message} ${problem?.help}`).toContain(message);
    expect(`${problem?.message} ${problem?.help}`).toContain(help);
    expect(others).toEqual([]);
  });

  test.each(['../../../../../ESCAPED', '..', 'a/b', 'a\\b', 'foo bar', '.a', 'a.', '--', '%2e%2e', 'a\n', '<b>'])(
    '%j, which cannot be a file name, whatever the pattern',
    (code) => {
      const loose = change(
        minimal,
        'types:\n  not_found_error:',
        'code_pattern: "[a-z.-]"\ntypes:\n  not_found_error:',
      );
      const { text, at } = readCaret(change(loose, key, named(code)[2]));
      expect(problemsOf(text)).toEqual([
        expect.objectContaining({
          id: 'CAT-CODE-FILE',
          at,
          message: expect.stringContaining('cannot be a file name'),
        }),
      ]);
    },
  );

  test.each(['-32600', 'auth.invalid_key', 'Auth-1', '0'])('but %s passes a pattern that allows it', (code) => {
    const loose = change(minimal, 'types:\n  not_found_error:', 'code_pattern: .\ntypes:\n  not_found_error:');
    expect(problemsOf(change(loose, key, `  "${code}":\n`).replaceAll('TAG_NOT_FOUND', code))).toEqual([]);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'])(
    '%s, a name every object has',
    (code) => {
      expectRow(minimal, [
        '',
        key,
        `  ▶${code}:\n`,
        'CAT-KEY-RESERVED',
        `"${code}" is a reserved name`,
        'another name',
      ]);
    },
  );

  test.each(['CON', 'NUL', 'AUX', 'PRN', 'COM1', 'LPT9'])('%s, a device of Windows', (code) => {
    const renamed = minimal.replaceAll('TAG_NOT_FOUND', code);
    const { text, at } = readCaret(change(renamed, `  ${code}:\n`, `  ▶${code}:\n`));
    expect(problemsOf(text)).toEqual([
      expect.objectContaining({ id: 'CAT-CODE-DEVICE', at, message: expect.stringContaining('Windows') }),
    ]);
  });
});

test.each(['T\u0430G_TAKEN', 'tag_taken'])('%j is shown beside the code that it reads like', (code) => {
  const { text } = readCaret(change(everyField, '\n  "23505":', `\n  ▶${JSON.stringify(code)}: {}\n  "23505":`));
  const other = readCaret(change(text, '\n  TAG_TAKEN:\n', '\n  ▶TAG_TAKEN:\n')).at;
  expect(problemsOf(text)).toContainEqual(
    expect.objectContaining({
      id: 'CAT-CODE-TWIN',
      other,
      help: expect.stringContaining('TAG_TAKEN is there already'),
    }),
  );
});

test.each(['TagTaken', 'TAG_TAKEN_', 'Tag-Taken', 'tag_taken'])(
  'references to the code that the key %s stands for are right',
  (key) => {
    const { text, at } = readCaret(change(everyField, '\n  TAG_TAKEN:\n', `\n  ▶${key}:\n`));
    expect(problemsOf(text)).toEqual([
      expect.objectContaining({ id: 'CAT-CODE-PATTERN', at, help: expect.stringContaining('write TAG_TAKEN') }),
    ]);
  },
);

test('a code that is no code does not claim an anchor too', () => {
  expectRow(everyField, [
    '',
    'aliases: [BAD_TAG]',
    'aliases: [▶Tag_Taken]',
    'CAT-CODE-TWIN',
    'lower-case',
    'TAG_TAKEN is there already',
  ]);
});

describe('aliases', () => {
  const alias = (name: string) => `aliases: [BAD_TAG, ▶${JSON.stringify(name)}]`;
  const rows: Row[] = [
    ['a path', 'aliases: [BAD_TAG]', alias('../x'), 'CAT-CODE-PATTERN', 'holds "."', 'a code matches'],
    ['markup', 'aliases: [BAD_TAG]', alias('<b>'), 'CAT-CODE-PATTERN', 'holds "<"', 'a code matches'],
    [
      'an object name',
      'aliases: [BAD_TAG]',
      alias('constructor'),
      'CAT-CODE-PATTERN',
      'lower-case',
      'write CONSTRUCTOR',
    ],
    ['a device', 'aliases: [BAD_TAG]', alias('NUL'), 'CAT-CODE-DEVICE', 'Windows', 'longer name'],
    [
      'a code of the file',
      'aliases: [BAD_TAG]',
      alias('TAG_TAKEN'),
      'CAT-CODE-CLAIMED',
      '"TAG_TAKEN" is claimed twice',
      'one entry',
    ],
    ['itself', 'aliases: [BAD_TAG]', alias('BAD_TAG'), 'CAT-CODE-CLAIMED', '"BAD_TAG" is claimed twice', 'one entry'],
    [
      'a code with other separators',
      'aliases: [BAD_TAG]',
      alias('TAGTAKEN'),
      'CAT-CODE-CLASH',
      'share a URL',
      'differ in a letter',
    ],
  ];
  test.each(rows)('%s', (...row) => expectRow(everyField, row));
});

test('codes that differ in case share a URL, and both places are named', () => {
  const loose = change(everyField, 'code_pattern: ^(?:', 'code_pattern: ^(?:[a-zA-Z_]+|');
  const { text, at } = readCaret(change(loose, 'aliases: [BAD_TAG]', 'aliases: [▶Tag_Taken]'));
  const other = readCaret(change(loose, '\n  TAG_TAKEN:\n', '\n  ▶TAG_TAKEN:\n')).at;
  expect(problemsOf(text)).toEqual([expect.objectContaining({ id: 'CAT-CODE-CLASH', at, other })]);
});

test('codes of other families pass under the pattern of the head', () => {
  expect(parse(everyField).catalogue?.entries.map(({ code }) => code)).toEqual([
    'INVALID_TAG',
    '23505',
    '42P01',
    'TAG_TAKEN',
    '1001',
  ]);
  expectRow(everyField, [
    '',
    'code_pattern: ^(?:',
    'code_pattern: ▶^((?:',
    'CAT-PATTERN',
    'code_pattern is not a regular expression',
    'JavaScript',
  ]);
});

describe('ids of the published pages', () => {
  const rows: Row[] = [
    [
      'twice among the anchors of types',
      'anchors: [rate-limit-errors]',
      'anchors: [▶validation-errors]',
      'CAT-URL-ANCHOR',
      '#validation-errors would stand twice',
      'another anchor',
    ],
    [
      'an id of the page itself',
      'anchors: [rate-limit-errors]',
      'anchors: [▶elsewhere]',
      'CAT-URL-OWN-ANCHOR',
      '#elsewhere would stand twice',
      'choose another',
    ],
    [
      'an id of a status',
      '  error-format: /guides',
      '  ▶status-404: /guides',
      'CAT-URL-OWN-ANCHOR',
      '#status-404 would stand twice',
      'choose another',
    ],
    [
      'an anchor like a former code',
      '  error-format: /guides',
      '  ▶bad_tag: /guides',
      'CAT-URL-ANCHOR',
      '#bad_tag would stand twice',
      'another anchor',
    ],
    ...['problems/{code}', 'errors?code={code}', 'errors#error-{code}', 'errors/{code}/more'].map(
      (path): Row => [
        path,
        'https://docs.example.com/old/errors#{code}',
        `▶https://docs.example.com/${path}`,
        'CAT-URL-FORM',
        `no page would answer "https://docs.example.com/${path}"`,
        '#{code}',
      ],
    ),
    ...['decode', 'guides/rate-limits/', 'status/429', 'errors/TAG_TAKEN/', ''].map(
      (path): Row => [
        `the page of ${path}`,
        'https://docs.example.com/old/errors#{code}',
        `▶https://docs.example.com/${path}#{code}`,
        'CAT-URL-TAKEN',
        'is another page of this site',
        'a path of its own',
      ],
    ),
    [
      'an anchor like a code',
      '  error-format: /guides',
      '  ▶tag_taken: /guides',
      'CAT-URL-ANCHOR',
      '#tag_taken would stand twice',
      'another anchor',
    ],
  ];
  test.each(rows)('%s', (...row) => expectRow(everyField, row));
});
