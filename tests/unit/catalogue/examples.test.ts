import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonFault } from '../../../src/kit/json.ts';
import { change, everyField, expectRow, minimal, problemsOf, type Row, reportOf } from '../../support/problems.ts';

const retryable = '            "retryable": false,\n';
const host = '        Host: api.example.com\n      response: |';

const rows: Row[] = [
  [
    'a request line that is none',
    'GET /v1/tags/vip HTTP/1.1',
    '▶FETCH /v1/tags/vip',
    'CAT-EXAMPLE-REQUEST-LINE',
    '"FETCH /v1/tags/vip" is not a request line',
    'GET /',
  ],
  [
    'a status line that is none',
    'HTTP/1.1 404 Not Found',
    '▶404 Not Found',
    'CAT-EXAMPLE-STATUS-LINE',
    'is not a status line',
    '"HTTP/1.1 404 Not Found"',
  ],
  [
    'a header that is none',
    'Content-Type: application/json\n',
    '▶Content-Type application/json\n',
    'CAT-EXAMPLE-HEADER',
    'is not a header line',
    'Name: value',
  ],
  [
    'another status',
    'HTTP/1.1 404 Not Found',
    'HTTP/1.1 ▶409 Conflict',
    'CAT-EXAMPLE-STATUS',
    'the example says 409, the entry says 404',
    'both the same',
  ],
  [
    'another reason phrase',
    'HTTP/1.1 404 Not Found',
    'HTTP/1.1 404 ▶Missing',
    'CAT-EXAMPLE-PHRASE',
    'the reason phrase of 404 is "Not Found"',
    'HTTP/1.1 404 Not Found',
  ],
  [
    'another code',
    '"code": "TAG_NOT_FOUND"',
    '"code": ▶"TAG_GONE"',
    'CAT-EXAMPLE-DIFFERS',
    'code is "TAG_GONE", the entry\'s is "TAG_NOT_FOUND"',
    'write "TAG_NOT_FOUND"',
  ],
  [
    'another type',
    '"type": "not_found_error"',
    '"type": ▶"not_found"',
    'CAT-EXAMPLE-DIFFERS',
    'type is "not_found"',
    'write "not_found_error"',
  ],
  [
    'another retryable',
    retryable,
    retryable.replace('false', '▶true'),
    'CAT-EXAMPLE-DIFFERS',
    "retryable is true, the entry's is false",
    'write false',
  ],
  [
    'a field that is not documented',
    retryable,
    `${retryable}            ▶"sugestion": "x",\n`,
    'CAT-EXAMPLE-UNDOCUMENTED',
    '"sugestion" is not a field of the error object',
    'Documented: type, code',
  ],
  [
    'a field of another type',
    '"message": "No tag is named vip."',
    '"message": ▶404',
    'CAT-EXAMPLE-TYPE',
    '"message" is integer, documented as string',
    'type string',
  ],
  [
    'a comma too many',
    retryable,
    retryable.replace(',', ',▶,'),
    'CAT-EXAMPLE-JSON',
    '"," is not a key',
    'double quotes',
  ],
  [
    'a comma before the end',
    'errors#TAG_NOT_FOUND"\n',
    'errors#TAG_NOT_FOUND"▶,\n',
    'CAT-EXAMPLE-JSON',
    'a comma before "}"',
    'remove the comma',
  ],
  [
    'Python for false',
    retryable,
    retryable.replace('false', '▶False'),
    'CAT-EXAMPLE-JSON',
    '"False" is not a JSON value',
    'true, false',
  ],
  [
    'a doubled key',
    retryable,
    `${retryable}            ▶"retryable": false,\n`,
    'CAT-EXAMPLE-JSON-TWICE',
    'the key "retryable" is there twice',
    'remove one',
  ],
  [
    'an unclosed text',
    '"message": "No tag is named vip."',
    '"message": ▶"No tag is named vip.',
    'CAT-EXAMPLE-JSON',
    'never closed',
    'close it',
  ],
  [
    'a backslash before the last quote',
    '"https://docs.example.com/errors#TAG_NOT_FOUND"\n',
    '▶"https://docs.example.com/errors#TAG_NOT_FOUND\\"\n',
    'CAT-EXAMPLE-JSON',
    'never closed',
    'close it',
  ],
  [
    'a backslash in the last key',
    '"doc_url": "https://docs.example.com/errors#TAG_NOT_FOUND"',
    '▶"doc_url\\"',
    'CAT-EXAMPLE-JSON',
    'never closed',
    'close it',
  ],
  [
    'a space that JSON lacks',
    retryable,
    retryable.replace(': ', ': ▶\u00a0'),
    'CAT-EXAMPLE-JSON',
    '"<U+00A0>false" is not a JSON value',
    'true, false',
  ],
  [
    'a body that is a list',
    '        {\n          "error": {\n            "type": "not_found_error",\n            "code": "TAG_NOT_FOUND",\n            "message": "No tag is named vip.",\n            "retryable": false,\n            "doc_url": "https://docs.example.com/errors#TAG_NOT_FOUND"\n          }\n        }\n',
    '        ▶[]\n',
    'CAT-EXAMPLE-OBJECT',
    'not a JSON object',
    'whole body',
  ],
  [
    'a live key',
    host,
    `        Authorization: ▶sk_live_abcd1234\n      response: |`,
    'CAT-SECRET',
    'a live key',
    'YOUR_API_KEY',
  ],
  [
    'a JSON Web Token',
    host,
    `        Authorization: Bearer ▶eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc\n      response: |`,
    'CAT-SECRET',
    'a JSON Web Token',
    'YOUR_API_KEY',
  ],
  [
    'a bearer token',
    host,
    `        Authorization: ▶Bearer 0123456789abcdef0123\n      response: |`,
    'CAT-SECRET',
    'a credential',
    'YOUR_API_KEY',
  ],
  ...[
    ['▶Api-Key 8f3b2a7c9d1e4f60a1b2c3d4e5f60718', 'a credential'],
    ['Bearer ▶ghp_16C7e42F292c6912E7710c838347Ae178B4a', 'a token of GitHub'],
    ['Bearer ▶xoxb-123456789012-abcdefABCDEF', 'a token of Slack'],
    ['▶AKIAIOSFODNN7EXAMPLE', 'a key of AWS'],
    ['Api-Key ▶whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'a secret of a webhook'],
    ['Api-Key ▶AIzaSyA1234567890abcdefghijklmnopqrstuv', 'a key of Google'],
  ].map(
    ([value, what]): Row => [
      `${what}`,
      host,
      `        X-Auth: ${value}\n      response: |`,
      'CAT-SECRET',
      `${what}`,
      'YOUR_API_KEY',
    ],
  ),
  [
    'a short key',
    host,
    '        ▶Authorization: Api-Key 8f3b2a\n      response: |',
    'CAT-SECRET',
    'a credential',
    'YOUR_API_KEY',
  ],
  [
    'a private key',
    'No tag is named vip.',
    'No tag is ▶-----BEGIN RSA PRIVATE KEY-----.',
    'CAT-SECRET',
    'a private key',
    'YOUR_API_KEY',
  ],
  [
    "somebody's address",
    'No tag is named vip.',
    'No tag of ▶ann@allo.com.',
    'CAT-SECRET-PERSON',
    'an e-mail address',
    'name@example.com',
  ],
];

test.each(rows)('%s', (...row) => expectRow(minimal, row));

test.each(['YOUR_API_KEY', 'YOUR_OLD_API_KEY', '<your key>'])('Api-Key %s gives nothing away', (key) => {
  for (const value of [`Api-Key ${key}`, key, 'Api-Key'])
    expect(problemsOf(change(minimal, host, `        Authorization: ${value}\n      response: |`))).toEqual([]);
});

test('a comma too few, another indent, a number that would change', () => {
  const next = '            "doc_url": "https://docs.example.com/errors#TAG_NOT_FOUND"';
  const without = change(minimal, retryable, retryable.replace(',', ''));
  expectRow(without, [
    '',
    next,
    next.replace('"', '▶"'),
    'CAT-EXAMPLE-JSON',
    '"," is missing before "doc_url"',
    'a comma after each item',
  ]);
  expectRow(minimal, [
    '',
    retryable,
    retryable.replace('"', '▶ "'),
    'CAT-EXAMPLE-LAYOUT',
    'prints back in another layout',
    'JSON.stringify',
  ]);
  const seconds = '"retry_after_seconds": 2';
  expectRow(everyField, [
    '',
    seconds,
    '"retry_after_seconds": ▶2.0',
    'CAT-EXAMPLE-NUMBER',
    'the number 2.0 prints back as 2',
    'without ".0"',
  ]);
  expectRow(everyField, [
    '',
    seconds,
    '"retry_after_seconds": ▶9007199254740993',
    'CAT-EXAMPLE-NUMBER',
    'prints back as 9007199254740992',
    '15 digits',
  ]);
});

test('a field that can be null', () => {
  const [field, none] = ['"retry_after_seconds": 2', '"retry_after_seconds": null'];
  expect(problemsOf(change(everyField, field, none))).toEqual([]);
  expectRow(change(everyField, 'nullable: true, ', ''), [
    '',
    field,
    none.replace('null', '▶null'),
    'CAT-EXAMPLE-TYPE',
    'is null, documented as integer',
    'type integer',
  ]);
});

describe('lines of the messages', () => {
  const post = '        POST /v2/tags HTTP/1.1\n        Host: api.example.com\n';
  const rows: Row[] = [
    [
      'a path that is no endpoint',
      post,
      post.replace('POST /v2/tags', '▶POST /v2/tag'),
      'CAT-EXAMPLE-OPERATION',
      '"POST /v2/tag" is no operation of "endpoints"',
      'did you mean "POST /v2/tags"?',
    ],
    [
      'a method that is no endpoint',
      post,
      post.replace('POST', '▶PUT'),
      'CAT-EXAMPLE-OPERATION',
      '"PUT /v2/tags" is no operation',
      'Allowed: POST /v2/tags, GET /v2/tags',
    ],
    [
      'another host',
      post,
      post.replace('Host: api.example.com', '▶Host: api.exmple.com'),
      'CAT-EXAMPLE-HOST',
      'goes to "api.exmple.com"',
      'write "Host: api.example.com"',
    ],
    [
      'a line after a blank first one',
      post,
      post.replace('        POST', '\n        ▶POST'),
      'CAT-EXAMPLE-HEADER',
      '"POST /v2/tags HTTP/1.1" is not a header line',
      '',
    ],
  ];
  test.each(rows)('%s', (...row) => expectRow(everyField, row));

  test('HTTP/1.1 has a reason phrase, later versions need none', () => {
    const line = 'HTTP/1.1 404 Not Found';
    expectRow(minimal, [
      '',
      line,
      'HTTP/1.1 ▶404',
      'CAT-EXAMPLE-PHRASE',
      'the reason phrase of 404 is "Not Found"',
      'write "HTTP/1.1 404 Not Found"',
    ]);
    expectRow(minimal, [
      '',
      line,
      'HTTP/2 404 ▶Missing',
      'CAT-EXAMPLE-PHRASE',
      'the reason phrase of 404',
      'write "HTTP/2 404 Not Found"',
    ]);
    for (const fine of ['HTTP/2 404', 'HTTP/3 404 Not Found'])
      expect(problemsOf(change(minimal, line, fine))).toEqual([]);
  });

  test('an operation is found behind a query and a placeholder', () => {
    const head = change(everyField, '  GET /v2/tags: {', '  GET /v2/tags/{name}: {').replaceAll(
      'operation: GET /v2/tags\n',
      'operation: GET /v2/tags/{name}\n',
    );
    expect(problemsOf(change(head, post, post.replace('POST /v2/tags', 'GET /v2/tags/vip?size=2')))).toEqual([]);
  });
});

describe('fields of the body', () => {
  const errors = '            "errors": []\n';
  const items = (item: string) => `            "errors": [\n              ${item}\n            ]\n`;
  const more: Row[] = [
    [
      'an item that is no object',
      errors,
      items('▶"tag"'),
      'CAT-EXAMPLE-ITEM',
      'item 1 of "errors" is string, documented as an object',
      'write {field}',
    ],
    [
      'an item with a slip',
      errors,
      items('{\n                ▶"feild": "tag"\n              }'),
      'CAT-EXAMPLE-UNDOCUMENTED',
      '"feild" is not a field of the items',
      'did you mean "field"?',
    ],
    [
      'an item with a number',
      errors,
      items('{\n                "field": ▶1\n              }'),
      'CAT-EXAMPLE-TYPE',
      '"field" is integer, documented as string',
      'of type string',
    ],
    [
      'an empty text',
      '"message": "The tag is not allowed.",\n            "ret',
      '"message": ▶"",\n            "ret',
      'CAT-EXAMPLE-EMPTY',
      '"message" is empty',
      'what the API sends',
    ],
    [
      'a key beside the error',
      '"details": "The tag is not allowed."\n',
      '"details": "The tag is not allowed.",\n          ▶"detials": 1\n',
      'CAT-EXAMPLE-UNDOCUMENTED',
      '"detials" is not a field of the error object',
      'Documented: code, details',
    ],
    [
      'a v1 body without details',
      '        {\n          "code": "INVALID_TAG",\n          "details": "The tag is not allowed."\n',
      '        ▶{\n          "code": "INVALID_TAG"\n',
      'CAT-EXAMPLE-FIELD',
      'the body has no "details", which is always sent',
      '',
    ],
  ];
  test.each(more)('%s', (...row) => expectRow(everyField, row));

  test('another param than the one of the entry, and keys beside the error', () => {
    const documented = change(
      everyField,
      '    retry_after_seconds: {',
      '    param: { type: string, presence: sometimes, description: The parameter. }\n    retry_after_seconds: {',
    );
    const beside = '"doc_url": "https://docs.example.com/errors#INVALID_TAG",\n';
    expectRow(documented, [
      '',
      beside,
      `${beside}            "param": ▶"X-Foo",\n`,
      'CAT-EXAMPLE-DIFFERS',
      `the body's param is "X-Foo", the entry's is "tag"`,
      'write "tag"',
    ]);
    const end = '          }\n        }\n    keywords';
    expectRow(minimal, [
      '',
      end,
      '          },\n          ▶"request_id": "x"\n        }\n    keywords',
      'CAT-EXAMPLE-UNDOCUMENTED',
      '"request_id" is not a field of the body',
      'Documented: error',
    ]);
  });

  test('a field whose name is no pattern', () => {
    const odd = change(
      everyField,
      '    errors: {',
      '    "a(b": { type: string, presence: always, description: An odd name. }\n    errors: {',
    ).replaceAll('            "retryable"', '            "a(b": "x",\n            "retryable"');
    expect(problemsOf(odd)).toEqual([]);
    expectRow(odd.replace('"a(b": "x"', '"a(b": 1'), [
      '',
      '"a(b": 1',
      '"a(b": ▶1',
      'CAT-EXAMPLE-TYPE',
      '"a(b" is integer, documented as string',
      'type string',
    ]);
  });

  test('a slip in the first doc_url is one problem, at the head', () => {
    expectRow(everyField, [
      '',
      '  - https://docs.example.com/errors#{code}',
      '  - ▶https://docs.example.com/erors#{code}',
      'CAT-EXAMPLE-DOC-URL',
      'no example has a doc_url of the form "https://docs.example.com/erors#{code}"',
      'as the examples have it',
    ]);
  });
});

test('two long addresses that differ at the end are shown different', () => {
  const long = '/where/the/errors/of/this/interface/are/written/down/errors';
  const text = minimal.replaceAll('https://docs.example.com/errors#', `https://docs.example.com${long}#`);
  expect(reportOf(change(text, `${long}#TAG_NOT_FOUND"`, `${long}#TAG_GONE"`))).toContain(
    'doc_url is "https://docs.example.com/whe.../written/down/errors#TAG_GONE", the entry\'s is "https://docs.example.com/whe...ten/down/errors#TAG_NOT_FOUND"',
  );
});

test('the v1 body has the code of the entry', () => {
  expectRow(everyField, [
    '',
    '          "code": "INVALID_TAG",\n          "details"',
    '          "code": ▶"BAD_TAG",\n          "details"',
    'CAT-EXAMPLE-DIFFERS',
    'the body\'s code is "BAD_TAG"',
    'write "INVALID_TAG"',
  ]);
});

test('a field that is always sent is asked for', () => {
  expect(reportOf(change(minimal, '            "message": "No tag is named vip.",\n', ''))).toMatchInlineSnapshot(`
    "error[CAT-EXAMPLE-FIELD] the body has no "message", which is always sent
      --> errors.yaml:47:11
       |
    47 |           "error": {
       |           ^^^^^^^
       = why:  readers copy the example; it has to be what the API sends
       = help: add "message"

    1 problem in errors.yaml. Nothing was written."
  `);
});

test('a doubled key and another status, as people read them', () => {
  expect(reportOf(change(minimal, retryable, retryable + retryable))).toMatchInlineSnapshot(`
    "error[CAT-EXAMPLE-JSON-TWICE] the body is not JSON: the key "retryable" is there twice
      --> errors.yaml:52:13
       |
    51 |             "retryable": false,
       |             ----------- first here
    52 |             "retryable": false,
       |             ^^^^^^^^^^^
       = why:  readers of JSON keep the last of two equal keys in silence
       = help: remove one; readers keep only the last

    1 problem in errors.yaml. Nothing was written."
  `);
  expect(reportOf(change(minimal, 'HTTP/1.1 404 Not Found', 'HTTP/1.1 409 Conflict'))).toMatchInlineSnapshot(`
    "error[CAT-EXAMPLE-STATUS] the example says 409, the entry says 404
      --> errors.yaml:43:18
       |
    27 |     status: 404
       |             --- the entry
    43 |         HTTP/1.1 409 Conflict
       |                  ^^^
       = why:  readers copy the example; it has to be what the API sends
       = help: make both the same

    1 problem in errors.yaml. Nothing was written."
  `);
});

describe('the JSON reader', () => {
  test.each([
    ['{"a": 1}'],
    ['{"a":{"b":1},"b":[1,-2.5e3,true,null,"\\u0041\\"\\\\"]}'],
    ['[]'],
    ['{}'],
    [' "x" '],
    ['{"a" 1}'],
    ['{a: 1}'],
    ["{'a': 1}"],
    ['{"a": 1 "b": 2}'],
    ['{"a": 1'],
    ['[1, 2'],
    ['[1 2]'],
    ['[1,]'],
    ['{,}'],
    ['{"a":01}'],
    ['{"a":1}}'],
    ['{"a":"\\x"}'],
    ['{"a":"\t"}'],
    ['{"a":"\\"}'],
    [''],
    ['nul'],
    ['{"a":NaN}'],
  ])('finds a fault in %j exactly when JSON.parse does', (text) => {
    expect(jsonFault(text) === undefined).toBe(isJson(text));
  });

  test('and in every other text too', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      '\\',
      '\n',
      ' ',
      '\t',
      '\u00a0',
      '\u2028',
      '\0',
      'u',
      '0041',
      'a',
      '-',
      '1',
      '.',
      'e5',
      'true',
      '"a"',
      '"a":1',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 9 }), (parts) => {
        const text = parts.join('');
        const fault = jsonFault(text);
        if (!fault?.first) expect([text, fault === undefined]).toEqual([text, isJson(text)]);
      }),
      { numRuns: 20_000, seed: 5 },
    );
  });

  test('sees a key twice however it is written, and only in one object', () => {
    expect(jsonFault('{"ab": 1, "a\\u0062": 2}')).toMatchObject({ offset: 10, first: { offset: 1 } });
    expect(jsonFault('{"a": {"a": 1}, "b": [{"a": 1}]}')).toBeUndefined();
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
