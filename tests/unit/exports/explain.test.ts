import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { runIn } from '../contract/command.ts';

/** In a process of its own: the environment, the start and the end as people have them. */
const explain = (words: string[], env: Record<string, string> = {}, file = 'src/cli/start.ts', input = '') =>
  spawnSync(process.execPath, [file, 'explain', ...words], {
    encoding: 'utf8',
    input,
    env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...env },
  });

test.each([['tag-not-found'], ['{"error":{"code":"TAG_NOT_FOUND"}}']])('%s prints the entry', async (text) => {
  const { out, code } = await runIn('.', 'explain', text);
  expect(out).toMatch(/^# TAG_NOT_FOUND - 404 - /);
  expect(code).toBe(0);
});

test('is coloured where colour is wanted', () =>
  expect(explain(['FORBIDDEN'], { FORCE_COLOR: '1' }).stdout).toContain('\u001b[1m# FORBIDDEN'));

test('--json prints the entry as JSON, at the address of this site', () => {
  const { stdout } = explain(['FORBIDDEN', '--json'], { SITE_URL: 'https://errors.example.com', BASE_PATH: '/docs' });
  expect(JSON.parse(stdout)).toMatchObject({
    code: 'FORBIDDEN',
    url: 'https://errors.example.com/docs/errors/FORBIDDEN/',
  });
});

test.each([[['-']], [[]]])('%j reads what is piped in, and prints plainly to a pipe', (words) => {
  const body = '{"error":{"code":"TAG_NOT_FOUND"}}\n';
  const { stdout, status } = explain(words, {}, 'src/cli/bin.js', body);
  expect(stdout).toMatch(/^# TAG_NOT_FOUND/);
  expect(stdout).not.toContain('\u001b');
  expect(status).toBe(0);
});

test('nothing at all is a fault of usage, with an example', () => {
  const { status, stderr } = explain([]);
  expect([status, stderr]).toEqual([2, expect.stringContaining('explain TAG_NOT_FOUND, or pipe one in')]);
});

test('a typing error is understood', async () =>
  expect((await runIn('.', 'explain', 'TAG_NOT_FOUNT')).out).toMatch(/^# TAG_NOT_FOUND/));

test('a text that names no code exits with 1 and lists what it could mean', async () => {
  const { err, out, code } = await runIn('.', 'explain', '404');
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('TAG_NOT_FOUND');
});
