import { readFileSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { expect, test } from 'vitest';
import { good as documented, found } from './capture.ts';

const forms = readFileSync(new URL('clients.txt', import.meta.url), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)] as const);

const good = { ...documented, param: 'tag' };

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
