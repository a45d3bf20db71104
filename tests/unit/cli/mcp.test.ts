import { readFileSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entryMarkdown } from '../../../src/exports/markdown.ts';
import { publishAt } from '../../../src/exports/published.ts';
import { maxTextLength } from '../../../src/lookup/index.ts';
import { catalogue } from '../exports/sample.ts';

const published = publishAt(catalogue, 'https://errors.example.com', '/docs');
const client = new Client({ name: 'test', version: '1.0.0' });
const stderr: string[] = [];

/** As the lines of README start it. */
beforeAll(async () => {
  const [, lines = ''] = /```json\n(\{\s+"mcpServers".*?)```/s.exec(readFileSync('README.md', 'utf8')) ?? [];
  const { args } = JSON.parse(lines).mcpServers['error-catalogue'];
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [
      '--disable-warning=ExperimentalWarning',
      ...args.map((arg: string) => arg.replace('/path/to/this/repository/', '')),
    ],
    env: { SITE_URL: 'https://errors.example.com', BASE_PATH: '/docs' },
    stderr: 'pipe',
  });
  transport.stderr?.on('data', (chunk) => stderr.push(String(chunk)));
  await client.connect(transport);
}, 30_000);
afterAll(() => client.close());

async function call(name: string, args: Record<string, unknown>) {
  const { content, isError = false } = (await client.callTool({ name, arguments: args })) as CallToolResult;
  return { isError, text: content.map((part) => (part.type === 'text' ? part.text : part.type)).join('\n') };
}
const explain = (text: string) => call('explain_error', { text });

test('offers its tools as reading only', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(['explain_error', 'list_errors']);
  for (const { annotations } of tools) expect(annotations).toEqual({ readOnlyHint: true, openWorldHint: false });
});

describe('explain_error', () => {
  // The tests of the look-up do this for all entries.
  test('explains the example of an entry with that entry', async () => {
    for (const entry of catalogue.entries.filter((_, i) => i % 8 === 0)) {
      const { text } = await explain(entry.example.response);
      expect(text).toMatch(new RegExp(`^This is ${entry.code}: `));
      expect(text).toContain(entryMarkdown(entry, published));
    }
  });

  test('says what a body has beside its code, and where it contradicts the catalogue', async () => {
    const { text } = await explain(
      '{"error":{"code":"TAG_NOT_FOUND","type":"server_error","retryable":true,"request_id":"req_abc123def456"}}',
    );
    expect(text).toContain('Warning: Your response has type server_error');
    expect(text).toContain('Warning: Your response says retryable: true');
    expect(text).toContain('Request id, to quote to support: req_abc123def456');
  });

  test.each([
    ['404', 'Several codes fit.', 'TAG_NOT_FOUND'],
    ['{"error":{"code":"FAX_JAMMED","type":"server_error"}}', 'FAX_JAMMED is not in this catalogue', 'growing waits'],
    ['req_abc123def456', 'That is a request id.', 'https://errors.example.com/docs/errors/'],
    ['ECONNREFUSED', 'not of the API', 'response body'],
  ])('%s gets an answer that says how sure it is', async (text, ...parts) => {
    const answer = await explain(text);
    for (const part of parts) expect(answer.text).toContain(part);
    expect(answer.isError).toBe(false);
  });

  test.each([
    ['nothing', '', 'The text is empty'],
    ['too much', 'x'.repeat(maxTextLength + 1), 'Send only the response body'],
  ])('%s is refused with a reason', async (_, text, reason) =>
    expect(await explain(text)).toEqual({ isError: true, text: expect.stringContaining(reason) }),
  );

  test('any text gets an answer', () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constant('__proto__')), async (text) => {
        const answer = await explain(text);
        expect(answer.text).not.toBe('');
        expect(answer.isError).toBe(answer.text.startsWith('The text is empty'));
      }),
      { numRuns: 40 },
    ));

  test.each([[{}], [{ text: 7 }], [{ text: ['a'] }]])('%j is a clear error', async (args) => {
    const { isError, text } = await call('explain_error', args);
    expect([isError, text]).toEqual([true, expect.stringMatching(/Input validation error[\s\S]*text/)]);
  });
});

describe('list_errors', () => {
  const codesOf = (text: string) => [...text.matchAll(/^- (\w+)/gm)].map(([, code]) => code);

  test('lists all, or those of a status and type', async () => {
    expect(codesOf((await call('list_errors', {})).text)).toEqual(catalogue.entries.map(({ code }) => code));
    const { text } = await call('list_errors', { status: 405, type: 'validation_error' });
    const fitting = catalogue.entries.filter(({ status, type }) => status === 405 && type === 'validation_error');
    expect(fitting.length).toBeGreaterThan(0);
    expect(codesOf(text)).toEqual(fitting.map(({ code }) => code));
  });

  test('lists those of an operation, as documented and as called', async () => {
    for (const operation of Object.keys(catalogue.head.operations).filter((_, i) => i % 8 === 0))
      for (const spelled of [operation, operation.replaceAll(/\{\w+\}/g, 'abc123')]) {
        const { text } = await call('list_errors', { operation: spelled });
        expect(text).toContain(`Of ${operation} itself:`);
        for (const { code, endpoints } of catalogue.entries)
          if (endpoints === 'all' || endpoints?.some((endpoint) => endpoint.operation === operation))
            expect(codesOf(text)).toContain(code);
      }
  });

  test.each([
    [{ status: 418 }, 'Statuses: 400'],
    [{ type: 'not_found' }, 'Allowed: authentication_error'],
    [{ type: '__proto__' }, 'Allowed: authentication_error'],
    [{ operation: 'GET /nowhere' }, 'Allowed: '],
  ])('%j is a clear error', async (filter, reason) =>
    expect(await call('list_errors', filter)).toEqual({ isError: true, text: expect.stringContaining(reason) }),
  );
});

describe('resources', () => {
  test('are all entries', async () => {
    const { resources } = await client.listResources();
    expect(resources.map(({ name }) => name)).toEqual(catalogue.entries.map(({ code }) => code));
    for (const { uri, name } of resources.filter((_, i) => i % 8 === 0)) {
      const { contents } = await client.readResource({ uri });
      const entry = catalogue.byCode.get(name);
      expect(contents).toMatchObject([{ uri, text: entry && entryMarkdown(entry, published) }]);
    }
  });

  test.each(['catalogue://errors/__proto__', 'catalogue://errors/..%2F..', 'file:///etc/passwd', 'no address'])(
    '%s is a clear error',
    async (uri) => {
      await expect(client.readResource({ uri })).rejects.toThrow(/No error has|not found|Invalid/i);
      expect((await explain('FORBIDDEN')).text).toContain('# FORBIDDEN');
    },
  );
});

test('nothing was printed beside the protocol', () => expect(stderr.join('')).toBe(''));
