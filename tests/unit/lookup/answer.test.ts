import { expect, test } from 'vitest';
import { fillIn, lookup, supportBlock, warnings } from '../../../src/lookup/index.ts';
import { data, v2 } from './data.ts';

const entry = lookup('RATE_LIMIT_EXCEEDED', data).answers[0]?.entry;
if (!entry) throw new Error('the catalogue has no RATE_LIMIT_EXCEEDED');

test.each([
  [{ status: 429, type: 'rate_limit_error', retryable: true }, []],
  [{}, []],
  [{ status: 503 }, ['Your response has status 503; RATE_LIMIT_EXCEEDED is published with 429.']],
  [
    { type: 'server_error' },
    ['Your response has type server_error; RATE_LIMIT_EXCEEDED is published as rate_limit_error.'],
  ],
  [
    { retryable: false },
    ['Your response says retryable: false; the catalogue says true for RATE_LIMIT_EXCEEDED. Follow your response.'],
  ],
])('warnings for %j', (pasted, expected) => {
  expect(warnings(entry, pasted)).toEqual(expected);
});

test('a fix step is filled in with what is known', () => {
  expect(
    fillIn('Wait `retry_after_seconds`, then quote `request_id`; not `toString`.', { retry_after_seconds: 12 }, data),
  ).toBe('Wait `retry_after_seconds` (12), then quote `request_id`; not `toString`.');
});

test('a step that is too long for one line is never cut inside code', () => {
  expect(data.fix.filter((line) => line.endsWith(' ...'))).not.toEqual([]);
  expect(data.fix.filter((line) => line.split('`').length % 2 === 0)).toEqual([]);
});

test('the support block holds what is known, and the present when the paste has no time', () => {
  const pasted = { request_id: 'req_abc123def456', param: 'from' };
  expect(
    supportBlock('TAG_NOT_FOUND', {
      status: 404,
      link: 'https://x.dev/errors/TAG_NOT_FOUND/',
      pasted,
      now: new Date('2026-11-23T09:00:00Z'),
    }),
  ).toBe(
    'Code: TAG_NOT_FOUND\nStatus: 404\nLink: https://x.dev/errors/TAG_NOT_FOUND/\nRequest id: req_abc123def456\nParameter: from\nCopied at: 2026-11-23T09:00:00.000Z',
  );
  expect(supportBlock('X', { pasted: { time: '2026-01-01T00:00:00Z' }, now: new Date() })).toBe(
    'Code: X\nTime: 2026-01-01T00:00:00Z',
  );
});

test('the fix is filled in under each name it goes by', () => {
  expect(fillIn('Read the name in `error.param` and add it.', { param: 'from' }, data)).toBe(
    'Read the name in `error.param` (from) and add it.',
  );
  expect(fillIn('Copy what `error.suggestion` names into `group_by`.', { suggestion: 'day' }, data)).toBe(
    'Copy what `error.suggestion` (day) names into `group_by`.',
  );
});

test('one code in several bodies is one answer, with the ids of all', () => {
  const body = (id: string) => v2({ code: 'TAG_NOT_FOUND', message: 'x', request_id: id });
  const { answers } = lookup(['req_aaaaaaaaaaaa', 'req_bbbbbbbbbbbb', 'req_aaaaaaaaaaaa'].map(body).join('\n'), data);
  expect(
    answers.map(({ entry, pasted }) => [entry.code, pasted?.seen, pasted?.request_id, pasted?.more_request_ids]),
  ).toEqual([['TAG_NOT_FOUND', 3, 'req_aaaaaaaaaaaa', ['req_bbbbbbbbbbbb']]]);
  expect(supportBlock('TAG_NOT_FOUND', { pasted: answers[0]?.pasted ?? {}, now: new Date() })).toContain(
    'Request id: req_aaaaaaaaaaaa, req_bbbbbbbbbbbb',
  );
});

test('an unknown code keeps the values that were pasted with it', () => {
  const { unknown } = lookup(
    v2({ code: 'BRAND_NEW', message: 'Nothing like it', param: 'x', request_id: 'req_abc123def456' }),
    data,
  );
  expect(unknown[0]?.pasted).toMatchObject({
    code: 'BRAND_NEW',
    message: 'Nothing like it',
    param: 'x',
    request_id: 'req_abc123def456',
  });
});

test.each([
  [
    'by type',
    v2({ code: 'BRAND_NEW', type: 'conflict_error', message: 'x' }),
    { by: 'type', advice: /present|current state/ },
  ],
  [
    'by status',
    'HTTP/1.1 404 Not Found\n\n{"code":"BRAND_NEW","details":null}',
    { by: 'status', advice: /Do not repeat/ },
  ],
  ['by class of the status', 'HTTP 503', { by: 'status', advice: /503 \(service unavailable\).*Try again/ }],
  ['by a status that refuses', 'HTTP 402', { by: 'status', advice: /402 \(payment required\).*Do not repeat/ }],
  [
    'by nothing',
    'BRAND_NEW_CODE',
    { by: 'nothing', advice: /type of the error if it has one, else on the HTTP status/ },
  ],
])('an unknown code is treated %s', (_, text, { by, advice }) => {
  const { kind, unknown } = lookup(text, data);
  expect([kind, unknown[0]?.treat.by]).toEqual(['unknown', by]);
  expect(unknown[0]?.treat.advice).toMatch(advice);
  expect(unknown[0]?.updated).toBe(data.updated);
});

test.each([
  ['API_KEY_QUOTA_EXCEEDED', 'RATE_LIMIT_EXCEEDED'],
  ['LABEL_NOT_FOUND', 'TAG_NOT_FOUND'],
  ['{"code":"SENDER_ID_NOT_ACTIVATED","details":null}', 'SENDER_ID_NOT_ACTIVE'],
])('%s is near %s', (text, near) => {
  const { kind, answers, unknown } = lookup(text, data);
  expect(kind).toBe('unknown');
  expect(unknown[0]?.nearest.map(({ code }) => code)).toContain(near);
  expect(answers.every(({ confidence }) => confidence === 'possible')).toBe(true);
});

test('the panel asks for the request id that was pasted', () => {
  expect(lookup(v2({ code: 'BRAND_NEW', request_id: 'req_abc123def456' }), data).unknown[0]?.send).toContain(
    'the request id req_abc123def456',
  );
});
