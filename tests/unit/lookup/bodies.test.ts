import { describe, expect, test } from 'vitest';
import { lookup } from '../../../src/lookup/index.ts';
import { readBodies } from '../../../src/lookup/read/bodies.ts';
import { shapeOf } from '../../../src/lookup/read/shape.ts';
import { data, v2 } from './data.ts';

const shape = shapeOf(data.api);

const full = {
  type: 'rate_limit_error',
  code: 'RATE_LIMIT_EXCEEDED',
  message: 'Slow down: "20" per second.',
  retryable: true,
  request_id: 'req_abc123def456',
  doc_url: 'https://help.withallo.com/x#RATE_LIMIT_EXCEEDED',
  param: 'from',
  suggestion: 'Wait.',
  retry_after_seconds: 12,
  errors: [{ field: 'to', code: 'BAD', message: 'not a number' }],
};

describe('a whole body, however it is wrapped', () => {
  test.each([
    ['plain', v2(full)],
    ['pretty', JSON.stringify({ error: full }, null, 2)],
    ['without its root', JSON.stringify(full)],
    ['in a log line', `2026-11-23 ERROR status=429 body=${v2(full)} retrying`],
    ['escaped once', JSON.stringify({ msg: v2(full) })],
    ['escaped twice', JSON.stringify({ log: JSON.stringify({ msg: v2(full) }) })],
    ['with Windows line ends', JSON.stringify({ error: full }, null, 2).replaceAll('\n', '\r\n')],
    ['in an HTML page', `<pre>${v2(full).replaceAll('"', '&quot;')}</pre>`],
    ['with curly quotes', v2({ ...full, message: 'Slow down: 20 per second.' }).replaceAll('"', '”')],
  ])('%s', (_, text) => {
    const [first] = lookup(text, data).answers;
    expect(first?.entry.code).toBe('RATE_LIMIT_EXCEEDED');
    expect(first?.pasted).toMatchObject({
      ...full,
      message: expect.stringMatching(/^Slow down: "?20"? per second\.$/),
    });
  });
});

describe('parts of a body', () => {
  const text = v2({
    type: 'conflict_error',
    code: 'TAG_ALREADY_EXISTS',
    message: 'The tag is there',
    retryable: false,
  });
  test.each([
    [
      'cut after the code',
      text.slice(0, text.indexOf('EXISTS') + 8),
      { code: 'TAG_ALREADY_EXISTS', type: 'conflict_error' },
    ],
    ['cut in the code', text.slice(0, text.indexOf('EXISTS')), { code: 'TAG_ALREADY_', codeIsCut: true }],
    ['cut in the message', text.slice(0, text.indexOf('is there')), { code: 'TAG_ALREADY_EXISTS', message: 'The tag' }],
    [
      'begun at the code',
      text.slice(text.indexOf('"code"')),
      { code: 'TAG_ALREADY_EXISTS', message: 'The tag is there', retryable: false },
    ],
    [
      'key=value',
      'level=error code=TAG_ALREADY_EXISTS retryable=false request_id=req_abc123def456',
      { code: 'TAG_ALREADY_EXISTS', retryable: false, request_id: 'req_abc123def456' },
    ],
    [
      'Python',
      "{'code': 'TAG_ALREADY_EXISTS', 'retryable': False, 'param': None, 'message': \"it's there\"}",
      { code: 'TAG_ALREADY_EXISTS', retryable: false, message: "it's there" },
    ],
    [
      'Ruby',
      '{"error"=>{"code"=>"TAG_ALREADY_EXISTS", "retryable"=>false}}',
      { code: 'TAG_ALREADY_EXISTS', retryable: false },
    ],
    [
      'v1 with details',
      '{"code":"TAG_ALREADY_EXISTS","details":[{"message":"a=1","field":"tag"}]}',
      { code: 'TAG_ALREADY_EXISTS', errors: [{ field: 'tag', message: 'a=1' }] },
    ],
    [
      'v1 with a text',
      '{"code":"TAG_ALREADY_EXISTS","details":"twice"}',
      { code: 'TAG_ALREADY_EXISTS', message: 'twice' },
    ],
    [
      'the last of two equal keys',
      '{"code":"CALL_NOT_FOUND","code":"TAG_ALREADY_EXISTS"}',
      { code: 'TAG_ALREADY_EXISTS' },
    ],
  ])('%s', (_, part, expected) => {
    expect(readBodies(part, shape).bodies[0]).toMatchObject(expected);
  });

  test('a body without its code is answered by type and message', () => {
    const { kind, answers } = lookup(
      '{"error":{"type":"conflict_error","message":"this tag is already on the call',
      data,
    );
    expect([kind, answers[0]?.entry.code, answers[0]?.confidence]).toEqual(['words', 'TAG_ALREADY_EXISTS', 'possible']);
  });

  test('status, headers and time are taken from around the only body', () => {
    const transcript = `> Authorization: Api-Key ak_live_1\n< HTTP/2 429 \n< date: Mon, 23 Nov 2026 09:14:07 GMT\n< retry-after: 7\n\n{"code":"RATE_LIMIT_EXCEEDED","details":null}`;
    expect(readBodies(transcript, shape).bodies).toEqual([
      {
        code: 'RATE_LIMIT_EXCEEDED',
        isOwn: true,
        status: 429,
        time: 'Mon, 23 Nov 2026 09:14:07 GMT',
        retry_after_seconds: 7,
      },
    ]);
  });

  test.each(['{"code":429,"ok":true}', '{"error":"nope"}', 'status code: 404', '{"error":{"a":1}}', 'let error = {}'])(
    'no body: %s',
    (text) => {
      expect(readBodies(text, shape).bodies).toEqual([]);
    },
  );
});
