import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runIn } from '../contract/command.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-'));
  mkdirSync(join(folder, 'content'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('nothing is built, and it is said why, when the catalogue is missing', () => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [resolve('src/hosting/build.ts')], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('There is no file content/errors.yaml');
  expect(stderr).not.toMatch(/^ +at /m);
  expect(readdirSync(folder)).toEqual(['content']);
});

test.each<[string, (path: string) => void, string]>([
  ['missing', () => {}, 'There is no file content/errors.yaml'],
  ['a folder', (path) => mkdirSync(path), 'A folder stands where a file is read'],
  ['in another encoding', (path) => writeFileSync(path, Buffer.from([0x61, 0xff])), 'byte 0xFF is not UTF-8'],
])('commands say the same when the catalogue is %s', async (_, make, message) => {
  make(join(folder, 'content/errors.yaml'));
  const { code, out, err } = await runIn(folder, 'validate');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
  expect(err).not.toMatch(/^ +at /m);
});
