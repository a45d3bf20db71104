import { describe, expect, test } from 'vitest';
import { operationsOf } from '../../../src/catalogue/operations.ts';
import { lookup } from '../../../src/lookup/index.ts';
import { findRoutes, routeOf } from '../../../src/lookup/read/operations.ts';
import { catalogue, data } from './data.ts';

const names = Object.keys(catalogue.head.operations);
const routes = names.map((name) => ({ ...routeOf(name), name }));
const found = (text: string) => findRoutes(text, routes).map(({ name }) => name);
const sms = 'POST /v1/api/sms';

describe.each(names)('%s is found', (name) => {
  const [method = '', path = ''] = name.split(' ');
  const filled = path.replaceAll(/\{\w+\}/g, 'x7-Ab_9');
  const url = `https://api.withallo.com${filled}`;
  test.each([
    ['as the catalogue writes it', name],
    ['with ids filled in', `${method} ${filled}`],
    ['in small letters, with a slash at the end', `${method.toLowerCase()} ${filled}/`],
    ['with host and query', `${method} ${url}?page=2&x=/errors/#y`],
    ['in curl', `curl -sS -X ${method} '${url}' -H 'Authorization: Api-Key YOUR_API_KEY'`],
    ['in curl over several lines', `curl --url ${url} \\\n  --request ${method} \\\n  --data '{}'`],
    ['in an access log', `10.0.0.1 - - [26/Nov/2026:10:00:00 +0000] "${method} ${filled} HTTP/1.1" 499 12`],
    ['in fields of a log', `level=warn method=${method} path=${filled} took=12ms`],
    ['in JSON', `{"method":"${method}","url":"${url}"}`],
    ['in code', `await fetch("${url}", { method: "${method}" })`],
    ['in a sentence', `The call was ${method} ${filled}.`],
  ])('%s', (_, text) => expect(found(text)).toEqual([name]));
});

test.each([
  ['curl https://api.withallo.com/v2/api/tags', ['GET /v2/api/tags']],
  [`curl https://api.withallo.com/v1/api/sms -d '{"to":"+1"}'`, [sms]],
  ['curl https://api.withallo.com/v1/api/contacts --json {}', ['POST /v1/api/contacts']],
  ['api.withallo.com/v1/api/sms', [sms]],
  ['post v1/api/sms', [sms]],
  ['localhost:3000/v1/api/sms', [sms]],
  ['http POST api.withallo.com/v1/api/sms', [sms]],
  ['Invoke-RestMethod -Method Post -Uri https://api.withallo.com/v1/api/contacts', ['POST /v1/api/contacts']],
  ['/v1/api/contacts', ['GET /v1/api/contacts', 'POST /v1/api/contacts']],
  ['DELETE /v1/api/contacts', ['GET /v1/api/contacts', 'POST /v1/api/contacts']],
  ['GET /v2/api/webhooks/event_types', ['GET /v2/api/webhooks/event_types']],
  ['GET /v2/api/tags\nPOST /v1/api/sms\nGET /v2/api/tags', ['GET /v2/api/tags', sms]],
])('%j names %j', (text, operations) => expect(found(text)).toEqual(operations));

test.each([
  'https://help.withallo.com/en/v2/api-reference/guides/error-handling#TAG_NOT_FOUND',
  'GET /errors/TAG_NOT_FOUND/',
  'see /v2/api/tagsx or x/v2/api/tags',
  'POST /v1/api',
  '',
])('%j names none', (text) => expect(found(text)).toEqual([]));

test('a megabyte that almost names operations is read to its end', () => {
  for (const text of [
    '/a'.repeat(500_000),
    '/ '.repeat(500_000),
    '['.repeat(999_999),
    '[a'.repeat(500_000),
    `${'GET '.repeat(200_000)}/x`,
    'https://'.repeat(99_999),
  ])
    expect(found(text)).toEqual([]);
});

describe('the look-up', () => {
  const answer = (text: string) => lookup(text, data);
  const sent = (operation: string, inferred: boolean) =>
    catalogue.entries
      .filter((entry) =>
        operationsOf(entry).some((named) => named.operation === operation && named.inferred === inferred),
      )
      .map(({ code }) => code);

  test('an operation gives its codes, the published ones first', () => {
    const { kind, answers, operations } = answer(sms);
    expect({ kind, operations }).toEqual({ kind: 'operation', operations: [sms] });
    expect(answers.map(({ entry }) => entry.code)).toEqual([...sent(sms, false), ...sent(sms, true)]);
    expect(answers.find(({ entry }) => sent(sms, true).includes(entry.code))?.reason).toContain('(inferred)');
  });

  test('with a status, its codes of that status lead', () => {
    const { answers, operations } = answer(`"${sms} HTTP/1.1" 403 98`);
    const first = answers.slice(0, 2).map(({ entry }) => entry.code);
    expect(operations).toEqual([sms]);
    expect(answers.every(({ entry }) => entry.status === 403)).toBe(true);
    expect([...sent(sms, false), ...sent(sms, true)]).toContain(first[0]);
  });

  test('a code beside it is the answer', () => {
    expect(answer(`${sms} TAG_NOT_FOUND`).answers[0]?.entry.code).toBe('TAG_NOT_FOUND');
  });

  test('the words of a question tell more', () => {
    expect(answer(`why does ${sms} say the recipient is a landline number`).answers[0]?.entry.code).toBe(
      'LANDLINE_NUMBER_NOT_SUPPORTED',
    );
  });
});
