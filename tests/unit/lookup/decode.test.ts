import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, originOf, type Trail } from '../../../src/lookup/read/decode.ts';
import { secretsIn } from '../../../src/lookup/read/secrets.ts';

test.each([
  ['{\\u0022a\\u0022:1}', '{\\"a\\":1}'],
  ['{\\\\u0022a\\\\u0022:1}', '{\\\\"a\\\\":1}'],
  ['\\x41\\u{42}\\103', 'ABC'],
  ['&quot;&#34;&#x22;&amp;#34;&lowbar;&nosuch;', '""""_&nosuch;'],
  ['%22%E2%80%94%2522', '"—"'],
  ['100% of %zz and %E0%A4', '100% of %zz and %E0%A4'],
  ['code=3D"A_=\r\nB"', 'code="A_B"'],
  ['size=20&page=22', 'size=20&page=22'],
  ['\u001b[1;31mred\u001b[0m [31mred[0m ^[[31mred^[[0m', 'red red red'],
  ['see [1] and [12]', 'see [1] and [12]'],
  ['ＴＡＧ', 'TAG'],
  ['“a” ‘b’ «c» 「d」', '"a" \'b\' "c" "d"'],
  ['T\u00adA\u200bG', 'TAG'],
  ['https://urldefense.com/v3/__https://x.dev/a*B__;Iw!!c$ end', 'https://x.dev/a#B end'],
  ['https://urldefense.proofpoint.com/v2/url?u=https-3A__x.dev_a-23B-5FC&d=x', 'https://x.dev/a#B_C'],
])('%j is %j', (text, expected) => {
  expect(decode(text)).toBe(expected);
});

test('each passage of the decoded text is found in the original', () => {
  const parts = fc.constantFrom('\\u0041', '&#66;', '%43', '\u001b[31m', '\u200b', 'Ｄ', '&amp;#69;', 'x', 'y ', '"');
  fc.assert(
    fc.property(fc.array(parts), fc.array(parts), (before, after) => {
      const text = `${before.join('')}SECRET${after.join('')}`;
      const trail: Trail = [];
      const start = decode(text, trail).indexOf('SECRET');
      const [from, to] = originOf(start, start + 6, trail);
      expect(text.slice(from, to)).toContain('SECRET');
      expect(text.slice(from, to).replace('SECRET', '')).not.toMatch(/[xy ]/);
    }),
  );
});

test('a text without secrets has none, whatever else is in it', () => {
  for (const text of [
    'the key is missing',
    'ApiKeyError: tagNotFound',
    'token_type: Bearer',
    '/v2/api/things/batch',
    '',
  ])
    expect(secretsIn(text, [])).toEqual([]);
});
