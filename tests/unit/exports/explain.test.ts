import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const explain = (words: string[], env: Record<string, string> = {}, file = 'src/cli/start.ts') =>
  spawnSync(process.execPath, [file, 'explain', ...words], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...env },
  });

test.each([['tag-not-found'], ['{"error":{"code":"TAG_NOT_FOUND"}}']])(
  '%s prints the entry, plain when piped',
  (text) => {
    const { stdout, status } = explain([text]);
    expect(stdout).toMatch(/^# TAG_NOT_FOUND - 404 - /);
    expect(stdout).not.toContain('\u001b');
    expect(status).toBe(0);
  },
);

test('is coloured where colour is wanted', () =>
  expect(explain(['FORBIDDEN'], { FORCE_COLOR: '1' }).stdout).toContain('\u001b[1m# FORBIDDEN'));

test('--json prints the entry as JSON, at the address of this site', () => {
  const { stdout } = explain(['FORBIDDEN', '--json'], { SITE_URL: 'https://errors.example.com', BASE_PATH: '/docs' });
  expect(JSON.parse(stdout)).toMatchObject({
    code: 'FORBIDDEN',
    url: 'https://errors.example.com/docs/errors/FORBIDDEN/',
  });
});

test('a typing error is understood', () => expect(explain(['TAG_NOT_FOUNT']).stdout).toMatch(/^# TAG_NOT_FOUND/));

test('a text that names no code exits with 1 and lists what it could mean', () => {
  const { stderr, stdout, status } = explain(['404']);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain('TAG_NOT_FOUND');
});

test('the package runs it from any folder', () =>
  expect(explain(['FORBIDDEN'], {}, 'src/cli/bin.js').stdout).toMatch(/^# FORBIDDEN/));
