import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookup, supportBlock } from '../../../src/lookup/index.ts';
import { isHarmless } from '../../../src/lookup/read/harmless.ts';
import { mask } from '../../../src/lookup/read/mask.ts';
import { secretsIn } from '../../../src/lookup/read/secrets.ts';
import { data, v2 } from './data.ts';

const secrets = [
  'sk_live_CANARY',
  'ak_live_CANARYcanary0001',
  'Api-Key CANARY_12345678',
  'Bearer CANARYabcdefghijkl',
  'Authorization: Basic CANARY==',
  'authorization=CANARY',
  '"Authorization": "Api-Key CANARY99"',
  'x-api-key: CANARYCANARY',
  'https://a.dev/?api_key=CANARY1&x=1',
  'https://a.dev/#access_token=CANARY1',
  'https://user:CANARY@a.dev/',
  'password="CANARY!"',
  'Set-Cookie: sid=CANARY; Path=/',
  'eyJhbGciOiJDQU5BUlki.eyJDQU5BUlkiOjF9.CANARY-sig_1',
  'CANARY@example.com',
  'first.CANARY+tag@mail.example.co.uk',
  'dGhpcyBpcyBhIHNlY3JldCBDQU5BUlk1NQ',
  'API key CANARY9f8e7d6c5b is invalid',
  'The key "CANARY9f8e7d6c5b" is invalid',
  'key: CANARY9f8e7d6c5b4a39281706',
  'curl -u user:CANARY https://a.dev',
  'sessionid=CANARYabcdef; Path=/',
  'aws_secret_access_key = CANARYCANARY',
  '"password": "hunter 2 CANARY"',
  'CANARY%40example.com',
  'signature=CANARY9f8e7d6c5b4a39',
];

test.each(secrets)('hides %s', (secret) => {
  expect(mask(`before ${secret} after`)).not.toMatch(/CANARY|Q0FOQVJZ|DQU5BUlk/);
});

test.each([
  '+14155550100',
  'req_abc123def456',
  'request_id=req_abc123def456',
  'error_code=A2P_NOT_ENABLED',
  'cll-0123456789abcdef0123456789',
  '123e4567-e89b-12d3-a456-426614174000',
  'RATE_LIMIT_EXCEEDED',
  '/v2/api/conversations/items/batch',
  'the Bearer scheme',
  'Api-Key header',
  'no token was sent',
  'key A2P_NOT_ENABLED',
  'Idempotency-Key: 0b3c2d1e-1111-4222-8333-444455556666',
  'the key is missing',
  'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  '"trace_id":"4bf92f3577b34da6a3ce929d0e0e4736"',
  'max_tokens=4096',
  'trace_id=4bf92f3577b34da6a3ce929d0e0e4736 span_id=00f067aa0ba902b7',
  'x-amzn-trace-id: Root=1-5759e988-bd862e3fe1be46a994272793',
  'set API_TOKEN TAG_NOT_FOUND',
  'auth=("x", "INVALID_PAGE_SIZE")',
  'password is required',
  'pod crm-sync-7c9d8b6f5-x2k4l restarted',
])('keeps %s', (text) => {
  expect(mask(`x ${text} y`, data.api.ids)).toBe(`x ${text} y`);
});

describe('nothing shown or copied holds a secret', () => {
  test.each(secrets)('%s', (secret) => {
    const body = v2({
      type: secret,
      code: 'TAG_NOT_FOUND',
      message: `got ${secret}`,
      param: secret,
      request_id: secret,
      suggestion: secret,
      errors: [{ field: secret, message: secret }],
    });
    for (const text of [
      body,
      body.replace('TAG_NOT_FOUND', 'NEW_CODE'),
      `{"code":${JSON.stringify(secret)},"message":"x","type":"y"}`,
      `< HTTP/1.1 404\n${secret}\n${body}`,
    ]) {
      const { answers, unknown } = lookup(text, data);
      const shown =
        JSON.stringify([answers, unknown]) +
        answers.map(({ entry, pasted }) => supportBlock(entry.code, { pasted, now: new Date(0) })).join('');
      expect(shown).not.toMatch(/CANARY|DQU5BUlk/);
    }
  });
});

test('what is called harmless holds nothing to hide', () => {
  const words =
    'bearer basic token digest api-key key secret password cookie is was id abcdefghijk sk ak live x.y AKIA TAG_NOT'.split(
      ' ',
    );
  const parts = fc.oneof(fc.constantFrom(...words, ' ', ', ', '-', '.', '_', "'"), fc.stringMatching(/^[a-z]{1,12}$/));
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), (list) => {
      const text = list.join('');
      if (isHarmless(text)) expect(secretsIn(text, []), text).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  'token kQvXmBtRzLw',
  'bearer abcdefghijklmnop',
  'sk_live_abcdef',
  'a@b.de',
  'AKIAABCDEFGHIJKLMNOP',
  'pass: x',
  'a1',
])('is not called harmless: %s', (text) => {
  expect(isHarmless(text)).toBe(false);
});
