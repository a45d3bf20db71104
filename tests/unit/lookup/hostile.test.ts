import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookup } from '../../../src/lookup/index.ts';
import { data } from './data.ts';

const megabyte = (part: string) => part.repeat(Math.ceil(1e6 / part.length));

const hostile: [name: string, text: string][] = [
  // what may stand in ?q= and be typed
  ['markup', '"><img src=x onerror=alert(1)>'],
  ['encoded markup', '%3Cscript%3E'],
  ['plus signs', 'a+b%2Bc'],
  ['prototype names', 'constructor'],
  ['more prototype names', '__proto__ toString valueOf hasOwnProperty'],
  ['direction override', '\u202eDNUOF_TON_GAT'],
  ['query tricks', '?q[]=x&__proto__[x]=1&q=a&q=b'],
  ['NUL and lone surrogates', '\u0000\ud800 \udfff'],
  ['letters of another alphabet', 'rаte_limited'],
  ['a letter that grows in lower case', `${'İ'.repeat(50)}TAG_NOT_FOUND`],
  // fragments
  ['script address', '#javascript:alert(1)'],
  ['foreign host', '#//evil.com'],
  ['broken escapes', '#%'],
  ['half an escape', '#%E0%A4%A'],
  ['token in a fragment', '#token=eyJhbGciOiJIUzI1NiJ9'],
  ['text fragment', '#:~:text=x'],
  // bodies
  ['prototype keys', '{"error":{"__proto__":{"code":"X"},"code":"constructor","type":"toString","message":"x"}}'],
  ['markup as code', '{"error":{"code":"<img onerror>","type":"x","message":"y"}}'],
  [
    'code of another type',
    '{"error":{"code":{"a":[1]},"type":[],"message":{},"errors":{"a":1},"retry_after_seconds":"soon"}}',
  ],
  ['deep brackets', '['.repeat(100_000)],
  ['deep objects', `{"error":${'{"a":'.repeat(100_000)}`],
  ['nested errors', '{"error":'.repeat(20_000)],
  ['unclosed strings', `{"code":"${'\\'.repeat(100_000)}`],
  // 1 MB of what patterns could stumble over
  ...[
    'a',
    'A_',
    '_',
    ' ',
    '"',
    '\\"',
    '{',
    '}"code":"x"',
    '"code":',
    '{"code":"A',
    'code=\n',
    '%2',
    '%2525',
    '&amp;quot;',
    'A=\nB',
    '“”',
    'İ',
    'https://urldefense.com/v3/__',
    'TAG_NOT_\nFOUND ',
    '&quot;',
    'HTTP/1.1 ',
    '/errors/x#A_B',
    'a@a.',
    'eyJ',
    'bearer ',
    'api key ',
    'status code ',
    '\u001b[',
    '404 ',
  ].map((part): [string, string] => [`1 MB of ${JSON.stringify(part)}`, megabyte(part)]),
  ['1 MB message', `{"code":"TAG_NOT_FOUND","message":"${megabyte('a@b:c ')}"}`],
];

test.each(hostile)('survives %s', (_, text) => {
  const { kind, answers } = lookup(text, data);
  expect(kind).toBeTypeOf('string');
  for (const { entry } of answers) expect(data.code).toContain(entry.code);
});

test('50 MB are refused unread', () => {
  expect(lookup('x'.repeat(50 * 1024 * 1024), data)).toEqual({ kind: 'too_large', answers: [], unknown: [] });
});

test('a body at the end of a long log is found', () => {
  const log = megabyte('GET /v2/api/tags 200 {"code":0,"error":null} status code ok\n');
  expect(lookup(`${log}{"code":"TAG_NOT_FOUND","details":null}`, data).answers[0]?.entry.code).toBe('TAG_NOT_FOUND');
});

describe('any text', () => {
  const scraps = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '\\',
      '\\"',
      ':',
      ',',
      '=',
      '=>',
      '\n',
      '%',
      '%5F',
      '#',
      '/errors/',
      '&quot;',
      'error',
      'code',
      'TAG_NOT_FOUND',
      'tagNotFound',
      '429',
      'HTTP/1.1 ',
      '_',
      'Error',
      '__proto__',
      '\ud800',
      'İ',
    ],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.oneof(scraps, fc.string({ maxLength: 4 })), { maxLength: 60 }).map((parts) => parts.join('')),
    fc.json(),
  );

  test('is answered, the same way each time, with known codes, each once', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { answers } = lookup(text, data);
        expect(lookup(text, data).answers).toEqual(answers);
        const codes = answers.map(({ entry }) => entry.code);
        expect(new Set(codes).size).toBe(codes.length);
        expect(codes.every((code) => data.code.includes(code))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('may stand around a body without hiding it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...data.code),
        fc.string({ unit: fc.constantFrom(...'abcxyz .,;:()<>-/0123456789\n') }),
        (code, around) => {
          expect(lookup(`${around}\n{"code":"${code}","details":null}\n${around}`, data).answers[0]?.entry.code).toBe(
            code,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
