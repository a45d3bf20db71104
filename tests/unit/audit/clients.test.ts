import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { audit } from '../../../src/audit/index.ts';
import { catalogue } from '../contract/real.ts';

const folder = mkdtempSync(join(tmpdir(), 'clients-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const forms = readFileSync(new URL('clients.txt', import.meta.url), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)] as const);

const good = {
  type: 'not_found_error',
  code: 'TAG_NOT_FOUND',
  message: 'The tag is not there.',
  retryable: false,
  request_id: 'req_k3m8p1x7q2wz',
  doc_url: 'https://help.withallo.com/en/v2/api-reference/guides/error-handling#TAG_NOT_FOUND',
  param: 'tag',
};

interface Answer {
  status?: number;
  host?: string;
  body: object;
}

/** A form with an answer in it. */
function written(form: string, { status = 404, host = 'api.withallo.com', body }: Answer): string {
  const text = JSON.stringify(body);
  const pretty = JSON.stringify(body, null, 2);
  const python = text.replaceAll(/(?<=[{[,:])"|"(?=[}\],:])/g, "'").replaceAll(/:(?=['{[tfn\d])/g, ': ');
  const values: Record<string, string> = {
    ...{ M: 'DELETE', m: 'delete', H: host, T: '/v2/api/conversations/items/cll-1/tags/vip' },
    ...{ S: `${status}`, P: STATUS_CODES[status] ?? '', B: text, J: JSON.stringify(text), V: pretty },
    ...{ Q: JSON.stringify(text).slice(1, -1), Y: python.replaceAll('true', 'True').replaceAll('false', 'False') },
  };
  return form.replaceAll(/\{([A-Za-z])\}/g, (_, name: string) => values[name] ?? name);
}

async function found(content: string): Promise<string[]> {
  const file = join(folder, 'capture.log');
  writeFileSync(file, content);
  const { findings } = await audit({ catalogue, name: 'errors.yaml', files: [file], failOn: 'breaking' });
  return findings
    .filter(({ rule }) => rule !== 'code-never-seen')
    .flatMap(({ rule, count = 1 }) => Array<string>(count).fill(rule))
    .sort();
}

const { request_id: _, ...nameless } = good;
const clean = { body: { error: good } };
const drifted = {
  status: 409,
  body: { error: { ...nameless, type: 'conflict_error', retryable: true, param: 'item' } },
};
const drifts = ['envelope-field-missing', 'param-differs', 'retryable-differs', 'status-differs', 'type-differs'];
const success = { status: 200, body: { code: 'FR_PARIS', details: [], message: 'x' } };
const stranger = {
  host: 'api.stripe.com',
  status: 402,
  body: { error: { code: 'FORBIDDEN', type: 'card_error', message: 'No.' } },
};

test.each(forms)('%s: what differs is found, and nothing else', async (_, form) => {
  const fill = (...answers: Answer[]) => answers.map((answer) => written(form, answer)).join('');
  // A file of YAML holds one list.
  const isList = form.includes('interactions:');
  for (const capture of isList ? [fill(drifted)] : [fill(clean, drifted), fill(drifted, clean)])
    expect(await found(capture), capture).toEqual(drifts);
  for (const answers of isList
    ? [[clean], [success], [stranger]]
    : [[clean, success, ...(form.includes('{H}') ? [stranger] : [])]])
    expect(await found(fill(...answers)), fill(...answers)).toEqual([]);
});
