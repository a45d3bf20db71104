import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { audit } from '../../../src/audit/index.ts';
import type { Report } from '../../../src/report/finding.ts';
import { formats, printReport } from '../../../src/report/print.ts';
import { catalogue, edited } from '../contract/real.ts';
import { good } from './capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const body = (change: object = {}) => ({ error: { ...good, ...change } });

let count = 0;
async function report(content: string | Uint8Array, name = 'capture.json', of = catalogue) {
  const file = join(folder, `${count++}-${name}`);
  writeFileSync(file, content);
  return audit({ catalogue: of, name: 'content/errors.yaml', files: [file], failOn: 'breaking' });
}

/** `rule line:column`, without what was never seen. */
async function found(content: string | Uint8Array, name?: string, of = catalogue): Promise<string[]> {
  const { findings } = await report(content, name, of);
  return findings
    .filter(({ rule }) => rule !== 'code-never-seen')
    .map(({ rule, at }) => `${rule} ${at?.line}:${at?.column}`);
}

const json = (value: unknown) => JSON.stringify(value, null, 2);

describe('one response', () => {
  test.each<[string, object, string[]]>([
    ['as documented', {}, []],
    [
      'an address of another page that was published too',
      { doc_url: 'https://help.withallo.com/fr/v2/api-reference/guides/error-codes#TAG_NOT_FOUND' },
      [],
    ],
    ['an unknown code', { code: 'TAG_LOCKED' }, ['code-unknown 4:13']],
    ['another type', { type: 'conflict_error' }, ['type-differs 3:13']],
    ['another flag', { retryable: true }, ['retryable-differs 6:18']],
    [
      'an address that leads nowhere',
      { doc_url: 'https://help.withallo.com/errors#TAG_NOT_FOUND' },
      ['doc-url-broken 8:16'],
    ],
    ['an address with other case', { doc_url: good.doc_url.toLowerCase() }, []],
    ['the address of another error', { doc_url: good.doc_url.replace('TAG_', 'CALL_') }, ['doc-url-other 8:16']],
    ['a field too many', { hint: 'x' }, ['envelope-field-unknown 9:13']],
    ['a field missing', { request_id: undefined }, ['envelope-field-missing 1:1']],
    ['a field of another type', { message: 7 }, ['envelope-field-type 5:16']],
    ['a field that is null', { suggestion: null }, ['envelope-field-type 9:19']],
    ['a field that can be null', { retry_after_seconds: null }, []],
  ])('%s', async (_, change, expected) => {
    expect(await found(json(body(change)))).toEqual(expected);
  });

  test('a retired code, and a former name', async () => {
    const retired = edited(({ entry }) =>
      entry('TAG_NOT_FOUND', (draft) => {
        draft.lifecycle = { state: 'retired', since: '2026-01-01', retired: '2027-01-01', reason: 'Gone.' };
        draft.aliases = ['LABEL_NOT_FOUND'];
      }),
    );
    expect(await found(json(body()), 'a.json', retired)).toEqual(['code-retired-seen 4:13']);
    expect(await found(json(body({ code: 'LABEL_NOT_FOUND' })), 'a.json', retired)).toEqual([
      'code-former 4:13',
      'code-retired-seen 4:13',
    ]);
  });
});

describe('captures', () => {
  const har = (...entries: [status: number, method: string, url: string, content: object][]) =>
    json({
      log: {
        version: '1.2',
        creator: { name: 'x' },
        pages: [{ id: 'p', error: 'no' }],
        entries: entries.map(([status, method, url, content]) => ({
          request: { method, url, headers: [] },
          response: { status, content },
        })),
      },
    });
  const tagUrl = 'https://api.withallo.com/v2/api/conversations/items/cll-1/tags/vip?x=1';

  test('a HAR file: status, operation, base64, an HTML body', async () => {
    const text = JSON.stringify(body());
    const [clean, ...rest] = [
      await found(har([404, 'DELETE', tagUrl, { text }], [200, 'GET', tagUrl, { text: '{"code":"vip","name":"x"}' }])),
      await found(har([410, 'DELETE', tagUrl, { text }])),
      await found(
        har([
          404,
          'GET',
          'https://api.withallo.com/v2/api/users',
          { text: Buffer.from(text).toString('base64'), encoding: 'base64' },
        ]),
      ),
      await found(har([404, 'GET', 'https://api.withallo.com/v2/api/nowhere', { text }])),
      await found(har([502, 'DELETE', tagUrl, { text: '<html>' }])),
      await found(har([404, 'DELETE', tagUrl, { text: '{"code":"TAG_NOT_FOUND","details":"x"}' }])),
    ].map((list) => list.map((line) => line.split(' ', 1)[0]));
    expect(clean).toEqual([]);
    expect(rest).toEqual([
      ['status-differs'],
      ['operation-unlisted'],
      ['operation-unknown'],
      ['envelope-outside'],
      ['envelope-outside'],
    ]);
  });

  test('JSON lines, a list, one object over many lines, and their gzip, give the same', async () => {
    const records = [
      { status: 404, body: body() },
      { status: 410, response: JSON.stringify(body()) },
      { level: 'error', data: { deep: [body({ code: 'NEW_ONE' })] } },
    ];
    const rules = ['status-differs', 'code-unknown'];
    for (const text of [
      records.map((record) => JSON.stringify(record)).join('\n'),
      json(records),
      JSON.stringify(records),
      records.map(json).join('\n'),
      `\ufeff${json(records)}`,
    ]) {
      for (const content of [text, gzipSync(text)])
        expect((await found(content)).map((line) => line.split(' ', 1)[0])).toEqual(rules);
    }
  });

  test('equal drifts are counted, and the first place is kept', async () => {
    const { findings } = await report(
      Array(500)
        .fill(JSON.stringify(body({ code: 'NEW_ONE' })))
        .join('\n'),
      'x.ndjson',
    );
    expect(findings[0]).toMatchObject({ rule: 'code-unknown', count: 500, at: { line: 1, column: 43 } });
  });

  test('lines of a log', async () => {
    const log = [
      `DELETE https://api.withallo.com/v2/api/conversations/items/cll-1/tags/vip HTTP/1.1 409 ${JSON.stringify(body())}`,
      'see https://help.withallo.com/en/v2/api-reference/guides/error-codes#GONE_CODE for {this',
      '[2026-11-22] status=400 code=OTHER_CODE {not json} {"unrelated": {"a": 1}}',
      'body: {',
      ...json(body({ retryable: true }))
        .split('\n')
        .slice(1),
      'only a word: BATCH_TOO_LARGE',
    ].join('\n');
    const { findings } = await report(log, 'app.log');
    expect(findings.map(({ rule, at }) => `${rule} ${at?.line}`)).toEqual([
      'status-differs 1',
      'code-unknown 2',
      'code-unknown 3',
      'retryable-differs 9',
      'code-never-seen undefined',
    ]);
    expect(findings.at(-1)?.message).toContain(`${catalogue.entries.length - 2} codes`);
  });

  test('what cannot be read is said, not passed over', async () => {
    expect(await found('[{"status":404,"body":{"error":{"code":"A')).toEqual(['capture-skipped 1:undefined']);
    expect(await found('{\n  "error": {\n')).toEqual(['capture-skipped 1:undefined']);
    await expect(report(gzipSync('x'.repeat(10_000)).subarray(0, 20), 'cut.gz')).rejects.toThrow(
      'could not be read to its end',
    );
    await expect(audit({ catalogue, name: 'x', files: [join(folder, 'nowhere')], failOn: 'breaking' })).rejects.toThrow(
      'ENOENT',
    );
  });

  test('a file in which nothing is known is no clean one', async () => {
    for (const text of ['', '\n\n', 'Dear reader,\nall is well.\n', 'info: {\n'])
      expect(await found(text)).toEqual(['capture-skipped 1:undefined']);
    for (const text of ['[]', '{}', 'GET /v2/api/tags HTTP/1.1', '{"status":200}', 'status=200', 'a TAG_NOT_FOUND'])
      expect(await found(text)).toEqual([]);
    await expect(report(new Uint8Array([80, 75, 3, 4, 0, 0, 123, 125]), 'capture.zip')).rejects.toThrow(
      'is no text in UTF-8',
    );
  });

  test('an enormous record is passed over without being kept', async () => {
    const huge = `[{"a":"${'x'.repeat(17 * 1024 * 1024)}"},${JSON.stringify(body({ code: 'NEW_ONE' }))}]`;
    expect((await found(huge)).map((line) => line.split(' ', 1)[0])).toEqual(['capture-skipped', 'code-unknown']);
  });
});

test('keys, tokens and names of the input never reach a report', async () => {
  const secrets = [
    'sk_live_51HxYzAbCdEf',
    'AKIAIOSFODNN7EXAMPLE',
    'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N',
    '+33612345678',
    'jane.doe@acme-corp.io',
    'A9F3K2L8Q1Z7X4C6V5B0',
    '0123456789abcdef0123456789abcdef',
  ];
  for (const secret of secrets) {
    const places = [
      body({ code: secret }),
      body({ type: secret }),
      body({ retryable: secret }),
      body({ message: secret, request_id: [secret] }),
      body({
        doc_url: `https://user:${secret}@help.withallo.com/${encodeURIComponent(secret)}?t=${encodeURIComponent(secret)}#${encodeURIComponent(secret)}`,
      }),
      body({ doc_url: secret }),
      body({ [secret]: secret }),
      {
        status: 404,
        method: secret,
        url: `https://api.withallo.com/${encodeURIComponent(secret)}`,
        headers: { Authorization: `Api-Key ${secret}` },
        body: body(),
      },
      { status: 500, body: secret },
      { code: secret, details: secret },
    ];
    for (const capture of [
      json(places),
      places.map((place) => `GET /x/${secret} Bearer ${secret} ${JSON.stringify(place)}`).join('\n'),
    ]) {
      const result = await report(capture, 'capture.log');
      for (const format of formats) expect(printReport(result, format)).not.toContain(secret);
    }
  }
});

test('what is piped in', () => {
  const args = ['src/cli/start.ts', 'audit', '-', '--format', 'json'];
  const run = (input: string | Uint8Array) => spawnSync(process.execPath, args, { input, encoding: 'utf8' });
  const text = JSON.stringify(body({ code: 'NO_SUCH_CODE' }));
  for (const input of [text, gzipSync(text)]) {
    const { status, stdout } = run(input);
    expect(status).toBe(1);
    const { notes, findings } = JSON.parse(stdout) as Report;
    expect(notes).toEqual(['1 error response was read.']);
    expect(findings[0]).toMatchObject({ rule: 'code-unknown', at: { file: '-', line: 1 } });
  }
});
