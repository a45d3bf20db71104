import { spawnSync } from 'node:child_process';
import { afterEach, expect, test, vi } from 'vitest';
import { runIn } from '../contract/command.ts';

/** In a process of its own, with what is piped in: the environment, the start and the end as people have them. */
const explain = (words: string[], input: string, env: Record<string, string> = {}) =>
  spawnSync(process.execPath, ['src/cli/bin.js', 'explain', ...words], {
    encoding: 'utf8',
    input,
    env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...env },
  });
const body = '{"error":{"code":"TAG_NOT_FOUND"}}\n';

afterEach(() => vi.unstubAllEnvs());

test('what is piped in is read, and printed plainly to a pipe', () => {
  const { stdout, status } = explain([], body);
  expect(stdout).toMatch(/^# TAG_NOT_FOUND - 404 - /);
  expect(stdout).not.toContain('\u001b');
  expect(status).toBe(0);
});

test('"-" reads what is piped in, and it is coloured where colour is wanted', () =>
  expect(explain(['-'], body, { FORCE_COLOR: '1' }).stdout).toContain('\u001b[1m# TAG_NOT_FOUND'));

test('nothing at all is a fault of usage, with an example', () => {
  const { status, stderr } = explain([], '');
  expect([status, stderr]).toEqual([2, expect.stringContaining('explain TAG_NOT_FOUND, or pipe one in')]);
});

test('--json prints the entry of a name with a typing error, at the address of this site', async () => {
  vi.stubEnv('SITE_URL', 'https://errors.example.com');
  vi.stubEnv('BASE_PATH', '/docs');
  const { out, code } = await runIn('.', 'explain', 'FORBIDEN', '--json');
  expect(JSON.parse(out)).toMatchObject({
    code: 'FORBIDDEN',
    url: 'https://errors.example.com/docs/errors/FORBIDDEN/',
  });
  expect(code).toBe(0);
});

test('a text that names no code exits with 1 and lists what it could mean', async () => {
  const { err, out, code } = await runIn('.', 'explain', '404');
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('TAG_NOT_FOUND');
});
