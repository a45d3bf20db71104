import { describe, expect, test } from 'vitest';
import { change, everyField, expectRow, minimal, problemsOf, type Row } from '../../support/problems.ts';

const title = 'title: Tag is not there';
const status = '    status: 404\n    type: not';
const retryable = 'retryable: false\n      str';
const actor = '    actor: developer\n';
const step = '      - List the tags and send one of them.\n';

const rows: Row[] = [
  [
    'no for a boolean',
    retryable,
    'retryable: ▶no\n      str',
    'CAT-TYPE',
    '"retryable" is the text "no", expected true or false',
    'write false',
  ],
  ['No for a boolean', retryable, 'retryable: ▶No\n      str', 'CAT-TYPE', 'the text "No"', 'write false'],
  ['off for a boolean', retryable, 'retryable: ▶off\n      str', 'CAT-TYPE', 'the text "off"', 'write false'],
  [
    'a boolean in quotes',
    retryable,
    'retryable: ▶"false"\n      str',
    'CAT-TYPE',
    'the text "false"',
    'remove the quotes',
  ],
  [
    'a number in quotes',
    status,
    '    status: ▶"404"\n    type: not',
    'CAT-TYPE',
    'the text "404", expected a number',
    'remove the quotes',
  ],
  ['a word for a number', status, '    status: ▶gone\n    type: not', 'CAT-TYPE', 'the text "gone"', 'write a number'],
  ['a number without end', status, '    status: ▶1e999\n    type: not', 'CAT-TYPE', '"1e999"', 'write a number'],
  [
    'a fraction',
    status,
    '    status: ▶404.5\n    type: not',
    'CAT-TYPE',
    'the number 404.5, expected a whole number',
    'whole number',
  ],
  ['status 99', status, '    status: ▶99\n    type: not', 'CAT-STATUS', 'not an error status', '400 to 599'],
  ['status 200', status, '    status: ▶200\n    type: not', 'CAT-STATUS', 'not an error status', '400 to 599'],
  [
    'status 302',
    status,
    '    status: ▶302\n    type: not',
    'CAT-STATUS',
    'status 302 is not an error status',
    '400 to 599',
  ],
  ['status 600', status, '    status: ▶600\n    type: not', 'CAT-STATUS', 'not an error status', '400 to 599'],
  [
    'an unknown field',
    '    actor: developer\n',
    '    actor: developer\n    ▶colour: red\n',
    'CAT-FIELD',
    'unknown field "colour"',
    'Allowed: status, type',
  ],
  [
    'a misspelt field, also missing',
    retryable,
    '▶retriable: false\n      str',
    'CAT-FIELD',
    'unknown field "retriable"',
    'did you mean "retryable"?',
  ],
  [
    'a misspelt field of the head',
    'site_url:',
    '▶site_ulr:',
    'CAT-FIELD',
    'unknown field "site_ulr"',
    'did you mean "site_url"?',
  ],
  ['a misspelt "errors"', '\nerrors:\n', '\n▶erors:\n', 'CAT-FIELD', 'unknown field "erors"', 'did you mean "errors"?'],
  [
    '"errors" in capitals',
    '\nerrors:\n',
    '\n▶Errors:\n',
    'CAT-FIELD',
    'unknown field "Errors"',
    'did you mean "errors"?',
  ],
  [
    'an entry at the margin',
    '\nerrors:\n',
    '\n▶TAG_GONE:\n  status: 404\nerrors:\n',
    'CAT-FIELD-ENTRY',
    'unknown field "TAG_GONE"',
    'indent the entry below "errors"',
  ],
  [
    'a field of an entry, of 22',
    actor,
    `${actor}    ▶colour: red\n`,
    'CAT-FIELD',
    'unknown field "colour"',
    'sources, inferred',
  ],
  ['an empty choice', 'actor: developer', 'actor:▶', 'CAT-VALUE-EMPTY', '"actor" is empty', 'Allowed: developer'],
  ['an empty text', title, 'title: ▶""', 'CAT-TEXT-EMPTY', '"title" is empty', 'write the text'],
  [
    'an empty item',
    'keywords: [label]',
    'keywords: [label, ▶~]',
    'CAT-TYPE-EMPTY',
    'item 2 of "keywords" is empty',
    'write the text, or remove the item',
  ],
  [
    'a version in quotes',
    'schema_version: 1\n',
    'schema_version: ▶"1"\n',
    'CAT-VALUE-QUOTED',
    'cannot be the text "1"',
    'remove the quotes',
  ],
  [
    'a misspelt choice',
    'actor: developer',
    'actor: ▶devloper',
    'CAT-VALUE',
    '"actor" cannot be "devloper"',
    'did you mean "developer"?',
  ],
  [
    'a choice far off',
    'actor: developer',
    'actor: ▶nobody',
    'CAT-VALUE',
    '"actor" cannot be "nobody"',
    'Allowed: developer',
  ],
  [
    'a text for a list',
    `fix:\n${step}`,
    'fix: ▶List the tags.\n',
    'CAT-TYPE',
    '"fix" is the text "List the tags.", expected a list',
    '- text',
  ],
  ['a list for a text', title, 'title: ▶[a, b]', 'CAT-TYPE', '"title" is a list, expected a text', 'quotes'],
  ['an empty list', 'keywords: [label]', 'keywords: ▶[]', 'CAT-ITEMS', '"keywords" has no item', 'at least 1'],
  [
    'a number among texts',
    'keywords: [label]',
    'keywords: [label, ▶404]',
    'CAT-TYPE',
    'item 2 of "keywords" is the number 404',
    'quotes',
  ],
  [
    'an empty text among texts',
    'keywords: [label]',
    'keywords: [label, ▶""]',
    'CAT-TEXT-EMPTY',
    'item 2 of "keywords" is empty',
    'remove',
  ],
  [
    'white space around a text',
    title,
    'title: ▶" Tag is not there"',
    'CAT-TEXT-FORM',
    '"title" cannot be " Tag is not there"',
    'white space',
  ],
  [
    'a text of two lines',
    title,
    'title: ▶|-\n      Tag is\n      not there',
    'CAT-TEXT-FORM',
    '"title" cannot be "Tag is',
    'one line',
  ],
  [
    'a day that is none',
    'since: 2026-11-22',
    'since: ▶2026-13-22',
    'CAT-TEXT-FORM',
    '"since" cannot be "2026-13-22"',
    'a date like 2026-11-22',
  ],
  [
    'a support that is no address',
    'support: help@example.com }',
    'support: ▶not an address }',
    'CAT-TEXT-FORM',
    '"support" cannot be "not an address"',
    'e-mail',
  ],
  [
    'a day without dashes',
    'since: 2026-11-22',
    'since: ▶20261122',
    'CAT-TYPE',
    'the number 20261122, expected a date like 2026-11-22',
    'write a date like',
  ],
  ...['[::1', '[bad', 'user:pass@docs.example.com/', 'a:99999/', 'a.example\\@b.example/'].map(
    (rest): Row => [
      `https://${rest}`,
      'sources: [https://docs.example.com/errors]',
      `sources: [▶"https://${rest.replace('\\', '\\\\')}"]`,
      'CAT-TEXT-FORM',
      'item 1 of "sources"',
      'must be',
    ],
  ),
  [
    'a template that is no address',
    '  - https://docs.example.com/errors#{code}',
    '  - ▶https://:docs#{code}',
    'CAT-TEXT-FORM',
    'item 1 of "doc_urls"',
    'the host is wrong',
  ],
  [
    'an operation that is none',
    'operations: {}',
    'operations: { ▶GTE /v1/tags: { scopes: [] } }',
    'CAT-KEY',
    '"GTE /v1/tags" cannot be a key of "operations"',
    'it must be a method and a path',
  ],
  [
    'a site in a folder of its host, which addresses would lose',
    'site_url: https://errors.example.com\n',
    'site_url: ▶https://errors.example.com/docs\n',
    'CAT-TEXT-FORM',
    '"site_url" cannot be "https://errors.example.com/docs"',
    'a folder on it is BASE_PATH',
  ],
  [
    'a former status that is no error',
    'site_url:',
    'former_statuses: [410, ▶200]\nsite_url:',
    'CAT-STATUS',
    'status 200 is not an error status',
    '400 to 599',
  ],
  [
    'a misspelt field of a link',
    '    keywords: [label]\n',
    '    keywords: [label]\n    links: [{ description: Tags, ▶ulr: https://docs.example.com/tags }]\n',
    'CAT-FIELD',
    'unknown field "ulr"',
    'did you mean "url"?',
  ],
  [
    'an address without https',
    'sources: [https:',
    'sources: [▶http:',
    'CAT-TEXT-FORM',
    'item 1 of "sources"',
    'https:// address',
  ],
  [
    'a doc_url without a code',
    '  - https://docs.example.com/errors#{code}',
    '  - ▶https://docs.example.com/errors',
    'CAT-TEXT-FORM',
    'item 1 of "doc_urls"',
    'must contain {code}',
  ],
];

test.each(rows)('%s', (...row) => expectRow(minimal, row));

test('another name for "errors" is not taken for a field that is there', () => {
  expect(problemsOf(change(minimal, '\nerrors:\n', '\ncodes:\n'))).toEqual([
    expect.objectContaining({ id: 'CAT-EMPTY-ERRORS', at: '2:1', message: '"errors" is not there' }),
    expect.objectContaining({ id: 'CAT-FIELD', at: '25:1', help: expect.stringMatching(/^Allowed: .*, errors$/) }),
  ]);
});

const number = ['    status: 404\n    type: not', '    type: not'] as const;

test.each([
  [
    'a number',
    minimal,
    ...number,
    '  TAG_NOT_FOUND:\n',
    'TAG_NOT_FOUND has no "status"',
    'add "status: ..." (a number)',
  ],
  [
    'a list',
    minimal,
    '    keywords: [label]\n',
    '',
    '  TAG_NOT_FOUND:\n',
    'TAG_NOT_FOUND has no "keywords"',
    'add "keywords: ..." (a list)',
  ],
  [
    'a choice',
    minimal,
    '    actor: developer\n',
    '',
    '  TAG_NOT_FOUND:\n',
    'has no "actor"',
    'developer, end_user, provider',
  ],
  [
    'a field of a field',
    minimal,
    '      strategy: after_fix\n',
    '',
    '    retry:\n',
    '"retry" has no "strategy"',
    'never, after_fix, backoff',
  ],
  [
    'a field of an item',
    everyField,
    '        how_to_tell: The message ends in a line break.\n',
    '',
    'cause: The name holds',
    'item 1 of "causes" has no "how_to_tell"',
    'a text',
  ],
  [
    'a field of the head',
    minimal,
    'site_url: https://errors.example.com\n',
    '',
    'schema_version: 1\n',
    'the file has no "site_url"',
    'a text',
  ],
])('missing: %s', (_, valid, from, to, owner, message, help) => {
  const mark = owner.replace(/^ */, (indent) => `${indent}▶`);
  expectRow(change(valid, from, to), ['', owner, mark, 'CAT-MISSING', message, help]);
});

test('a list too long', () => {
  expectRow(minimal, ['', `fix:\n${step}`, `▶fix:\n${step.repeat(7)}`, 'CAT-ITEMS', '"fix" has 7 items', 'at most 6']);
});

describe('fields of every-field.yaml', () => {
  const more: Row[] = [
    [
      'a list or all',
      'endpoints: all',
      'endpoints: ▶some',
      'CAT-TYPE-CHOICE',
      '"endpoints" is the text "some"',
      'write "all" or a list',
    ],
    [
      'an operation that is none',
      'operation: GET /v2/tags\n',
      'operation: ▶list tags\n',
      'CAT-TEXT-FORM',
      '"operation" cannot be "list tags"',
      'a method and a path',
    ],
    [
      'a misspelt field of a union',
      '        when: The',
      '        ▶wen: The',
      'CAT-FIELD',
      'unknown field "wen"',
      'did you mean "when"?',
    ],
    [
      'advice that is listed as a deduction',
      'inferred: [type,',
      'inferred: [▶fix,',
      'CAT-VALUE',
      'item 1 of "inferred" cannot be "fix"',
      'retry.retryable',
    ],
    [
      'a misspelt name of a deduction',
      'inferred: [type,',
      'inferred: [▶tipe,',
      'CAT-VALUE',
      'item 1 of "inferred" cannot be "tipe"',
      'did you mean "type"?',
    ],
    [
      'a misspelt change',
      'change: added',
      'change: ▶aded',
      'CAT-VALUE',
      '"change" cannot be "aded"',
      'did you mean "added"?',
    ],
    [
      'a type of JSON that is none',
      'type: array,',
      'type: ▶list,',
      'CAT-VALUE',
      '"type" cannot be "list"',
      'Allowed: string',
    ],
  ];
  test.each(more)('%s', (...row) => expectRow(everyField, row));
});

test('every required field of an empty entry is asked for', () => {
  expect(
    problemsOf(change(minimal, '\nerrors:\n', '\nerrors:\n  OTHER_CODE: {}\n')).map(({ message }) => message),
  ).toEqual(
    ['status', 'type', 'title', 'summary', 'retry', 'actor', 'fix', 'example', 'keywords', 'lifecycle', 'sources'].map(
      (field) => `OTHER_CODE has no "${field}"`,
    ),
  );
});

test('only what may be left out is offered to be removed', () => {
  for (const empty of ['""', '~']) {
    expect(problemsOf(change(minimal, title, `title: ${empty}`))).toEqual([
      expect.objectContaining({ help: 'write the text' }),
    ]);
    expect(
      problemsOf(
        change(
          everyField,
          'reason: Every workspace has a list of tags now.',
          `replaced_by: [TAG_TAKEN]\n      reason: ${empty}`,
        ),
      ),
    ).toEqual([expect.objectContaining({ help: 'write the text, or remove the field' })]);
  }
});

test('a field in which nothing is wrong is read although its entry is broken', () => {
  const broken = change(minimal, 'actor: developer', 'actor: devloper\n    colour: red\n    scopes: [NOPE]');
  expect(problemsOf(change(broken, step, '      - Send <b>.\n')).map(({ id, at }) => `${id} ${at}`)).toEqual([
    'CAT-VALUE 35:12',
    'CAT-FIELD 36:5',
    'CAT-REF-SCOPE 37:14',
    'CAT-PROSE-HTML 39:14',
  ]);
});

test('a mistake in the head hides none in the entries', () => {
  const broken = change(
    change(minimal, '"code": "TAG_NOT', '"code": "TAG_NOTE'),
    '    actor:',
    '    scopes: [NOPE]\n    actor:',
  );
  const places = (text: string) => problemsOf(text).map(({ id, at }) => `${id} ${at}`);
  const entry = ['CAT-REF-SCOPE 35:14', 'CAT-EXAMPLE-DIFFERS 50:21'];
  expect(places(change(broken, 'schema_version: 1', 'schema_version: 2'))).toEqual(['CAT-VALUE 2:17', ...entry]);
  expect(places(change(broken, 'site_url:', 'site_ulr:'))).toEqual(['CAT-FIELD 4:1', ...entry]);
  // Without the scopes nothing can be said of one.
  expect(places(change(broken, 'scopes: {}', 'scopes: none'))).toEqual(['CAT-TYPE 22:9', 'CAT-EXAMPLE-DIFFERS 50:21']);
});

test('an entry without content is one problem', () => {
  expect(problemsOf(change(minimal, '\nerrors:\n', '\nerrors:\n  OTHER_CODE:\n'))).toEqual([
    expect.objectContaining({ id: 'CAT-TYPE-EMPTY', message: expect.stringContaining('"OTHER_CODE" is empty') }),
  ]);
});
