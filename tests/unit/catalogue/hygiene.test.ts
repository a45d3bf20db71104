import { describe, expect, test } from 'vitest';
import {
  change,
  everyField,
  expectMends,
  expectRow,
  minimal,
  parse,
  problemsOf,
  type Row,
  readCaret,
  reportOf,
} from '../../support/problems.ts';

const title = 'title: Tag is not there';
const status = '    status: 404\n    type: not';
const actor = 'actor: developer';
const step = '      - List the tags and send one of them.\n';
const plainly = 'write the number plainly';

const rows: Row[] = [
  ['an unknown alias', actor, 'actor: ▶*base', 'CAT-ANCHOR-ALIAS', 'alias "*base"', 'write the value out'],
  ['an anchor', actor, 'actor: ▶&base developer', 'CAT-ANCHOR', 'anchor "&base"', 'remove the anchor'],
  ['a tag of another language', actor, 'actor: ▶!!js/function developer', 'CAT-TAG', '!!js/function', 'remove the tag'],
  ['an include', actor, 'actor: ▶!include developer', 'CAT-TAG', '!include', 'remove the tag'],
  ['a tag of YAML', actor, 'actor: ▶!!str developer', 'CAT-TAG', '!!str', 'plain value'],
  ['a tag of a map', 'lifecycle: {', 'lifecycle: ▶!own {', 'CAT-TAG', '!own', 'plain value'],
  ['a merge key', actor, `${actor}\n    ▶<<: { status: 400 }`, 'CAT-FIELD', 'unknown field "<<"', 'Allowed: status'],
  ['NUL', 'title: Tag is', 'title: Tag▶\0 is', 'CAT-CHAR-UNSEEN', 'NUL U+0000', 'delete it'],
  ['a bell', 'title: Tag is', 'title: Tag▶\x07 is', 'CAT-CHAR-UNSEEN', 'U+0007', 'delete it'],
  ['a lone carriage return', 'title: Tag is', 'title: Tag▶\r is', 'CAT-CHAR-UNSEEN', 'U+000D', 'delete it'],
  [
    'a line separator',
    'title: Tag is',
    'title: Tag▶\u2028 is',
    'CAT-CHAR-UNSEEN',
    'line separator U+2028',
    'delete it',
  ],
  ['a direction mark', 'title: Tag is', 'title: Tag▶\u202e is', 'CAT-CHAR-UNSEEN', 'U+202E', 'delete it'],
  ['a soft hyphen', 'title: Tag is', 'title: Tag▶\u00ad is', 'CAT-CHAR-UNSEEN', 'soft hyphen', 'delete it'],
  [
    'a filler of Hangul',
    'title: Tag is',
    'title: Tag▶\u3164 is',
    'CAT-CHAR-UNSEEN',
    'filler of Hangul U+3164',
    'delete it',
  ],
  ['an empty Braille cell', 'title: Tag is', 'title: Tag▶\u2800 is', 'CAT-CHAR-UNSEEN', 'U+2800', 'delete it'],
  ['a grapheme joiner', 'title: Tag is', 'title: Tag▶\u034f is', 'CAT-CHAR-UNSEEN', 'U+034F', 'delete it'],
  ['a first filler of Hangul', 'title: Tag is', 'title: Tag▶\u115f is', 'CAT-CHAR-UNSEEN', 'U+115F', 'delete it'],
  [
    'a byte order mark inside',
    'title: Tag is',
    'title: Tag▶\ufeff is',
    'CAT-CHAR-UNSEEN',
    'byte order mark',
    'delete it',
  ],
  [
    'half a surrogate pair',
    'title: Tag is not there',
    'title: ▶"Tag is \\uD800 there"',
    'CAT-CHAR-UNSEEN',
    'half of a surrogate pair U+D800',
    'delete it',
  ],
  [
    'an escaped zero-width space',
    'title: Tag is not there',
    'title: ▶"Tag is \\u200b there"',
    'CAT-CHAR-UNSEEN',
    'U+200B',
    'delete it',
  ],
  [
    'a no-break space behind a colon',
    title,
    'title:▶\u00a0Tag is not there',
    'CAT-CHAR-SPACE',
    'no-break space U+00A0',
    'plain space',
  ],
  [
    'a no-break space in front of a field',
    `    ${title}`,
    `  ▶\u00a0 ${title}`,
    'CAT-CHAR-SPACE',
    'no-break space U+00A0',
    'plain space',
  ],
  [
    'a no-break space behind a dash',
    '- List',
    '-▶\u00a0List',
    'CAT-CHAR-SPACE',
    'no-break space U+00A0',
    'plain space',
  ],
  [
    'a no-break space at the end',
    status,
    '    status: 404▶\u00a0\n    type: not',
    'CAT-CHAR-SPACE',
    'no-break space U+00A0',
    'plain space',
  ],
  ['a wide space behind a colon', actor, 'actor:▶\u3000developer', 'CAT-CHAR-SPACE', 'space U+3000', 'plain space'],
  ['letters in parts', 'title: Tag is', 'title: ▶Ta\u0301g is', 'CAT-NFC', 'normal form C', 'T\u00e1g'],
  ['a leading zero', status, '    status: ▶0404\n    type: not', 'CAT-NUMBER', '"0404" would be read as 404', plainly],
  ['a fraction of nothing', status, '    status: ▶404.0\n    type: not', 'CAT-NUMBER', 'read as 404', plainly],
  [
    'a number too large',
    status,
    '    status: ▶9007199254740993\n    type: not',
    'CAT-NUMBER',
    'read as 9007199254740992',
    plainly,
  ],
  ['a hexadecimal number', status, '    status: ▶0x194\n    type: not', 'CAT-NUMBER', 'read as 404', plainly],
  ['not a number', status, '    status: ▶.nan\n    type: not', 'CAT-NUMBER', 'read as NaN', plainly],
  [
    'a shouted boolean',
    'retryable: false\n      str',
    'retryable: ▶FALSE\n      str',
    'CAT-NUMBER',
    'read as false',
    'write false, or',
  ],
  [
    'a name that is none',
    actor,
    `${actor}\n    ▶null: x`,
    'CAT-KEY-NULL',
    'the name "null" would be read as no name',
    'in quotes',
  ],
  [
    'a name that is missing',
    actor,
    `${actor}\n    :▶ x`,
    'CAT-KEY-EMPTY',
    'the name of a field is empty',
    'write another',
  ],
  [
    'a comment glued to a word',
    title,
    'title: Tag is not there ▶#404',
    'CAT-COMMENT',
    '"#404" is dropped',
    'double quotes',
  ],
  [
    'a comment behind a text',
    title,
    'title: Tag is not there ▶# really',
    'CAT-COMMENT',
    '"# really" is dropped',
    'line of its own',
  ],
  [
    'a comment behind an item of one word',
    'keywords: [label]',
    'keywords:\n      - C ▶# sharp',
    'CAT-COMMENT',
    '"# sharp" is dropped',
    'double quotes',
  ],
  [
    'a text that is a comment',
    title,
    'title: ▶#Tag is not there',
    'CAT-COMMENT',
    '"#Tag is not there" is dropped',
    'double quotes',
  ],
  [
    'an item that is a comment',
    'keywords: [label]',
    'keywords:\n      - ▶#404',
    'CAT-COMMENT',
    '"#404" is dropped',
    'double quotes',
  ],
  [
    'an item without its dash',
    step,
    `${step}        ▶Send it.\n`,
    'CAT-JOINED-TEXT',
    '"Send it." is read as more of the text',
    '"- "',
  ],
  [
    'a text of two lines',
    title,
    'title: Tag is\n      ▶not there',
    'CAT-JOINED-TEXT',
    '"not there" is read as more',
    '">-"',
  ],
  [
    'a blank line in a folded text',
    title,
    'title: >-\n      Tag is\n▶\n      not there',
    'CAT-JOINED-BLANK',
    'a blank line breaks',
    'remove it',
  ],
  [
    'a deeper line in a folded text',
    title,
    'title: >-\n      Tag is\n        ▶not there',
    'CAT-JOINED-DEEPER',
    '"not there" is indented deeper',
    'same column',
  ],
  [
    'a deeper first line in a folded text',
    title,
    'title: >2-\n        ▶Tag is\n      not there',
    'CAT-JOINED-DEEPER',
    '"Tag is" is indented deeper',
    'same column',
  ],
  [
    'a folded example',
    'request: |',
    'request: ▶>',
    'CAT-EXAMPLE-FOLDED',
    'joins the lines of the example',
    'write "|"',
  ],
  [
    'a folded example with blank lines',
    'response: |\n        HTTP/1.1 404 Not Found\n        Content-Type: application/json\n',
    'response: ▶>\n        HTTP/1.1 404 Not Found\n        Content-Type: application/json\n',
    'CAT-EXAMPLE-FOLDED',
    'joins the lines',
    'write "|"',
  ],
  [
    'a choice of two lines',
    actor,
    `${actor}\n\n      ▶or else`,
    'CAT-JOINED-TEXT',
    '"or else" is read as more',
    '">-"',
  ],
  [
    'a reserved field',
    actor,
    `${actor}\n    ▶__proto__: { status: 400 }`,
    'CAT-KEY-RESERVED',
    '"__proto__" is a reserved name',
    'another name',
  ],
];

test.each(rows)('%s', (...row) => expectRow(minimal, row));

test.each([
  ['a comment behind a single word', change(minimal, actor, `${actor} # whoever calls`)],
  ['a byte order mark at the start', `\ufeff${minimal}`],
  ['CRLF', minimal.replaceAll('\n', '\r\n')],
  ['emoji of several characters', change(minimal, title, 'title: Tag 👩‍👩‍👧 is 🧑🏽‍🚒 gone')],
  ['a no-break space between words', change(minimal, title, 'title: Tag\u00a0is not there')],
  [
    'a comment behind a code in a list',
    change(everyField, 'replaced_by: [TAG_TAKEN]', 'replaced_by:\n        - TAG_TAKEN # first'),
  ],
  ['a folded text', change(minimal, title, 'title: >-\n      Tag is\n      not there\n')],
  ['quoted keys', change(minimal, `    ${actor}`, `    "${actor.replace(':', '":')}`)],
])('%s is fine', (_, text) => expect(problemsOf(text)).toEqual([]));

describe('duplicates name both places', () => {
  test.each([
    ['a field', actor, `${actor}\n    ▶actor: end_user`, 'CAT-DUP-KEY', '35:5'],
    ['a field in quotes', actor, `${actor}\n    ▶"actor": end_user`, 'CAT-DUP-KEY', '35:5'],
    ['a field of a flow map', 'state: active,', 'state: active, ▶state: retired,', 'CAT-DUP-KEY', '56:18'],
    ['a field of the head', 'schema_version: 1\n', 'schema_version: 1\n▶schema_version: 1\n', 'CAT-DUP-KEY', '2:1'],
    [
      'a code',
      '    sources: [https://docs.example.com/errors]\n',
      '    sources: [https://docs.example.com/errors]\n  ▶TAG_NOT_FOUND: {}\n',
      'CAT-DUP-CODE',
      '26:3',
    ],
  ])('%s', (_, from, to, id, other) => {
    const { text, at } = readCaret(change(minimal, from, to));
    expect(problemsOf(text)).toEqual([expect.objectContaining({ id, at, other })]);
  });

  test('as people read it', () => {
    expect(reportOf(change(minimal, actor, `${actor}\n    actor: end_user`))).toMatchInlineSnapshot(`
      "error[CAT-DUP-KEY] duplicate field "actor"
        --> errors.yaml:36:5
         |
      35 |     actor: developer
         |     ----- first defined here
      36 |     actor: end_user
         |     ^^^^^ defined again here
         = why:  YAML keeps one of two equal keys and drops the other in silence
         = help: remove one of the two

      1 problem in errors.yaml. Nothing was written."
    `);
  });
});

test('what cannot be read hides nothing else', () => {
  const more = '    actor: nobody\n    actor: developer\n    constructor: x\n    scopes: *s\n    colour: &c red\n';
  const broken = change(change(minimal, '    actor: developer\n', more), title, 'title: !!str Tag');
  const last = '  TAG_NOT_FOUND: {}\n';
  expect(
    problemsOf(change(broken, '"not_found_error"', '"other_error"') + last).map(({ id, at }) => `${id} ${at}`),
  ).toEqual([
    'CAT-TAG 29:12',
    'CAT-TEXT-WORDS 29:18',
    'CAT-VALUE 35:12',
    'CAT-DUP-KEY 36:5',
    'CAT-KEY-RESERVED 37:5',
    'CAT-ANCHOR-ALIAS 38:13',
    'CAT-FIELD 39:5',
    'CAT-ANCHOR 39:13',
    'CAT-EXAMPLE-DIFFERS 52:21',
    'CAT-DUP-CODE 62:3',
  ]);
});

describe('nothing before an error moves its column or line', () => {
  const broken = change(minimal, actor, 'actor: ▶devloper');
  test.each([
    ['as it is', broken],
    ['a byte order mark', `\ufeff${broken}`],
    ['CRLF', broken.replaceAll('\n', '\r\n')],
    ['emoji in the lines above', change(broken, title, 'title: Tag 🏷️ is gone')],
    ['emoji in its line', change(broken, 'actor: ▶devloper', '"actor": ▶"👩‍🚒"')],
    [
      'emoji before it in its line',
      change(minimal, 'state: active,', '"👩‍🚒": 1, state: ▶activ,')
        .replace('"👩‍🚒": 1, ', '"since": "👩‍🚒", ')
        .replace(', since: 2026-11-22', ''),
    ],
  ])('%s', (_, marked) => {
    const { text, at } = readCaret(marked);
    expect(problemsOf(text).map((problem) => problem.at)).toContain(at);
  });
});

test('a byte order mark is no column of the first line', () => {
  const first = minimal.slice(minimal.indexOf('schema_version')).replace(': 1', ': 2');
  expect(problemsOf(`\ufeff${first}`)).toEqual([expect.objectContaining({ id: 'CAT-VALUE', at: '1:17' })]);
  expect(reportOf(`\ufeff${first}`)).toContain('1 | schema_version: 2\n  |                 ^\n');
});

test('a code with a sign that nobody sees', () => {
  const { text, at } = readCaret(change(minimal, '  TAG_NOT_FOUND:\n', '  TAG▶\u200b_NOT_FOUND:\n'));
  expect(problemsOf(text)).toEqual([expect.objectContaining({ id: 'CAT-CHAR-UNSEEN', at })]);
  expectMends(text);
});

describe('files that are no catalogue', () => {
  test.each([
    ['empty', '', 'CAT-EMPTY', 'the catalogue is empty'],
    ['only comments', '# soon\n', 'CAT-EMPTY', 'the catalogue is empty'],
    ['null', '~', 'CAT-EMPTY', 'the catalogue is empty'],
    ['a list', '- a\n- b\n', 'CAT-ROOT', 'found a list'],
    ['one value', 'errors', 'CAT-ROOT', 'found a single value'],
    ['an alias', '*a', 'CAT-ANCHOR-ALIAS', 'alias "*a"'],
  ])('%s', (_, text, id, message) => {
    expect(problemsOf(text)[0]).toMatchObject({ id, at: '1:1', message: expect.stringContaining(message) });
    expect(parse(text).catalogue).toBeUndefined();
  });

  test.each([
    ['no codes', '▶errors: {}\n', 'holds no entry'],
    ['nothing', '▶errors:\n', 'holds no entry'],
    ['a list of codes', '▶errors:\n  - TAG_NOT_FOUND\n', 'is a list'],
    ['a text', '▶errors: none\n', 'is a text'],
  ])('"errors" with %s', (_, errors, message) => {
    const { text, at } = readCaret(minimal.slice(0, minimal.indexOf('errors:\n')) + errors);
    expect(problemsOf(text)).toEqual([
      expect.objectContaining({ id: 'CAT-EMPTY-ERRORS', at, message: expect.stringContaining(message) }),
    ]);
  });

  test('too many codes or bytes are refused before they are read', () => {
    const codes = Array.from({ length: 20_100 }, (_, i) => `CODE_${i}:`);
    for (const text of [`errors:\n  ${codes.join('\n  ')}\n`, `errors: { ${codes.join(' ,')} }\n`])
      expect(problemsOf(text)).toEqual([
        expect.objectContaining({ id: 'CAT-SIZE-CODES', message: expect.stringContaining('20100 codes') }),
      ]);
    expect(problemsOf(`a: ${'x'.repeat(65 * 1024 * 1024)}`)).toEqual([
      expect.objectContaining({ id: 'CAT-SIZE', message: 'the file has 65 MB, more than 64' }),
    ]);
  });
});
