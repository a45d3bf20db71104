import { describe, expect, test } from 'vitest';
import { type LookupData, lookup, maxTextLength, onlyNamed } from '../../../src/lookup/index.ts';
import { catalogue, data, tell, v2 } from './data.ts';

describe('what a text is taken for', () => {
  test.each([
    // codes
    ['RATE_LIMIT_EXCEEDED', 'codes | RATE_LIMIT_EXCEEDED certain'],
    ['rateLimitExceededError', 'codes | RATE_LIMIT_EXCEEDED certain'],
    ['A2PNotEnabledException', 'codes | A2P_NOT_ENABLED certain'],
    ['FORBIDDEN', 'codes | FORBIDDEN certain'],
    ['tag not found', 'codes | TAG_NOT_FOUND likely'],
    ['\u001b[31mTAG_NOT_FOUND\u001b[0m', 'codes | TAG_NOT_FOUND certain'],
    ['TAG\u200b_NOT_\u202eFOUND', 'codes | TAG_NOT_FOUND certain'],
    // typing errors
    ['TAG_NOT_FOUD', 'codes | TAG_NOT_FOUND likely'],
    ['RAET_LIMIT_EXCEDED', 'codes | RATE_LIMIT_EXCEEDED likely'],
    ['TAM_NOT_FOUND', 'words | TEAM_NOT_FOUND possible | TAG_NOT_FOUND possible'],
    // beginnings and pieces
    ['IDEMPOT', 'words | IDEMPOTENCY_KEY_REUSE likely'],
    ['TRANSACTION_IN', 'words | OTHER_TRANSACTION_IN_PROGRESS likely'],
    // statuses and types
    ['405', 'group | METHOD_NOT_ALLOWED likely'],
    ['forbidden', 'group | FORBIDDEN possible'],
    ['Internal Server Error', 'group | INTERNAL_SERVER_ERROR possible'],
    ['method not allowed', 'group | METHOD_NOT_ALLOWED likely'],
    ['#forbidden', 'codes | FORBIDDEN certain'],
    ['HTTP 415', 'group | UNSUPPORTED_MEDIA_TYPE likely'],
    ['HTTP/1.1 500 Internal Server Error', 'group | INTERNAL_SERVER_ERROR possible'],
    ['I get a 405 error', 'group | METHOD_NOT_ALLOWED likely'],
    ['{"code": 415, "message": "nope"}', 'group | UNSUPPORTED_MEDIA_TYPE likely'],
    // what a client says of the request is not a code of the API
    [
      "AxiosError: Request failed with status code 415\n  code: 'ERR_BAD_REQUEST'",
      'group | UNSUPPORTED_MEDIA_TYPE likely',
    ],
    ["{ [cause]: { code: 'UND_ERR_SOCKET' }, status: 405 }", 'group | METHOD_NOT_ALLOWED likely'],
    ['req_a1b2c3d4e5f6', 'request_id'],
    ['server_error', 'group | INTERNAL_SERVER_ERROR possible'],
    ['https://x.dev/status/405/', 'group | METHOD_NOT_ALLOWED likely'],
    ['https://x.dev/errors/#server-errors-500', 'group | INTERNAL_SERVER_ERROR possible'],
    // a name that contains a code is another name
    ['403 FORBIDDEN', 'group | FORBIDDEN possible'],
    ['ECONNRESET', 'client'],
    ['UND_ERR_CONNECT_TIMEOUT', 'client'],
    // nothing is pretended
    ['', 'empty'],
    ['  \n\u200b ', 'empty'],
    ['[[[[', 'nothing'],
    ['qwzx vbnk', 'nothing'],
    ['how do I bake a chocolate cake', 'nothing'],
    ['HTTP 502', 'unknown'],
    ['x'.repeat(maxTextLength + 1), 'too_large'],
  ])('%j', (text, expected) => {
    const most = expected.split(' | ').length - 1;
    expect(tell(text, most)).toBe(expected);
  });

  test.each(['AxiosError: Request failed with status code 429', 'Error: request failed with status 429'])(
    'what a client says around a status changes nothing: %s',
    (text) => {
      expect(lookup(text, data).answers).toEqual(lookup('429', data).answers);
    },
  );

  test.each(['409', 'status code: 409', '409 Conflict'])('%s lists its group in the order of the catalogue', (text) => {
    const codes = lookup(text, data).answers.map(({ entry }) => entry.code);
    expect(codes).toEqual(catalogue.entries.filter(({ status }) => status === 409).map(({ code }) => code));
  });

  test('a status lists its codes, the one named like it first', () => {
    const { kind, answers } = lookup('429', data);
    expect(kind).toBe('group');
    expect(answers).toHaveLength(4);
    expect(answers.every(({ entry }) => entry.status === 429)).toBe(true);
    expect(lookup('HTTP 401', data).answers[0]?.entry.code).toBe('UNAUTHORIZED');
  });

  test('a typed fragment shared by several codes lists them all', () => {
    const codes = lookup('LIMIT_REACHED', data).answers.map(({ entry }) => entry.code);
    expect(codes.slice(0, 3).sort()).toEqual([
      'DAILY_SMS_LIMIT_REACHED',
      'SMS_LIMIT_REACHED',
      'TRIAL_SMS_LIMIT_REACHED',
    ]);
  });
});

test.each([
  '{"ok":false,"error":"user_not_found"}',
  'Firebase: Error (auth/invalid-phone-number).',
  'com.amazonaws.services.cognitoidp.model.UserNotFoundException: User does not exist',
  '{"error":{"message":"Rate limit reached","type":"tokens","code":"rate_limit_exceeded"}}',
  '{"errors":[{"message":"x","extensions":{"code":"FORBIDDEN"}}]}',
  '{"errors":[{"category":"API_ERROR","code":"INTERNAL_SERVER_ERROR"}]}',
  '{"name":"UNSUPPORTED_MEDIA_TYPE","debug_id":"90957fca61718","links":[]}',
  '{"errors":[{"status":"403","code":"FORBIDDEN_ERROR","title":"This request is forbidden"}]}',
  '{"__type":"com.amazonaws.cognito#UserNotFoundException","message":"User does not exist."}',
  '{"error":"Unauthorized"}',
  "import { UserNotFoundError } from './errors/user-not-found'",
  'lib/phone_number_not_found.rb:12',
  '{"type":"https://developer.example.com/api-errors#unauthorized","title":"Unauthorized"}',
])('what another service or a file may be called is not certain: %s', (text) => {
  expect(lookup(text, data).answers.filter(({ confidence }) => confidence === 'certain')).toEqual([]);
});

test.each([
  'https://help.example.com/guides/error-handling#user_not_found',
  'https://help.example.com/errors/user-not-found/',
  'UserNotFound',
])('the address of a code and a code alone are certain in any spelling: %s', (text) => {
  expect(lookup(text, data).answers[0]).toMatchObject({ confidence: 'certain', entry: { code: 'USER_NOT_FOUND' } });
});

describe('several codes in one paste', () => {
  test('all are listed: bodies, then names, then plain words', () => {
    const paste = [
      '403 Forbidden: internal server error follows',
      'at com.example.TagNotFoundException(Tags.java:8)',
      'see DAILY_SMS_LIMIT_REACHED',
      '{"code":"CALL_NOT_FOUND","details":null}',
    ].join('\n');
    expect(tell(paste, 9)).toBe(
      'codes | CALL_NOT_FOUND certain | DAILY_SMS_LIMIT_REACHED certain | TAG_NOT_FOUND likely | INTERNAL_SERVER_ERROR likely',
    );
  });

  test('field errors come after the code of the response', () => {
    const body = v2({
      type: 'validation_error',
      code: 'INVALID_REQUEST_BODY',
      errors: [{ field: 'to', code: 'INVALID_PHONE_FORMAT', message: 'no' }],
    });
    expect(tell(body)).toBe('codes | INVALID_REQUEST_BODY certain | INVALID_PHONE_FORMAT certain');
  });

  test('each code once, and known codes beside unknown ones', () => {
    const lines = '{"code":"TAG_NOT_FOUND"}\n{"code":"TAG_NOT_FOUND"}\n{"code":"BRAND_NEW_CODE"}';
    const { kind, answers, unknown } = lookup(lines, data);
    expect([kind, answers.length, unknown.map(({ code }) => code)]).toEqual(['codes', 1, ['BRAND_NEW_CODE']]);
  });
});

describe('never sure without reason', () => {
  test.each([
    'TRIAL_TAG_NOT_FOUND',
    'TAG_NOT_FOUND_ON_ITEM',
    'UserTagsRequiredHandler',
    'NODE_ENV',
    'MAX_RETRIES',
    'ERR_SOMETHING_NEW',
    'message',
    'the api',
    'key',
  ])('%s', (text) => {
    expect(lookup(text, data).answers.filter(({ confidence }) => confidence === 'certain')).toEqual([]);
  });
});

describe('former codes', () => {
  const aliased: LookupData = {
    ...data,
    more: [['TAG_NOT_FOUND', { aliases: ['LABEL_NOT_FOUND'], state: 'deprecated', replaced_by: ['CALL_NOT_FOUND'] }]],
  };

  test.each([
    'LABEL_NOT_FOUND',
    'labelNotFoundError',
    '{"code":"LABEL_NOT_FOUND","details":null}',
    'https://x.dev/errors/label-not-found/',
  ])('%s', (text) => {
    const [first] = lookup(text, aliased).answers;
    expect(first).toMatchObject({
      confidence: 'certain',
      entry: { code: 'TAG_NOT_FOUND', state: 'deprecated', replaced_by: ['CALL_NOT_FOUND'] },
    });
  });

  test.each(['label-not-found', 'LabelNotFound', 'LABEL_NOT_FOUND', 'label_not_found'])(
    'the address of %s leads to the page of the former code, which says what it is now',
    (name) => expect(onlyNamed(lookup(`#${name}`, aliased))).toBe('LABEL_NOT_FOUND'),
  );

  test('the answer says what happened to the name', () => {
    expect(lookup('LABEL_NOT_FOUND', aliased).answers[0]?.reason).toBe('LABEL_NOT_FOUND is now TAG_NOT_FOUND');
  });
});
