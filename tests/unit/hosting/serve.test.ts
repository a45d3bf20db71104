import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Site, serve } from '../../../src/hosting/serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
let site: Site;
beforeAll(async () => {
  mkdirSync(join(folder, 'dist'));
  for (const name of ['index.html', '404.html', 'page.md', 'llms.txt', 'errors.ts', 'errors.json'])
    writeFileSync(join(folder, 'dist', name), name);
  site = await serve({ folder: join(folder, 'dist'), base: '/docs' });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string) => fetch(new URL(path, site.url));

test.each([
  ['/docs', 'index.html'],
  ['/docs?q=1', 'index.html'],
  ['/docs/?q=1?2', 'index.html'],
  ['/docs/page.md?q=/docs', 'page.md'],
  ['/docsy', '404.html'],
  ['/?/docs', '404.html'],
])('%s is answered by %s', async (path, file) => expect(await (await get(path)).text()).toBe(file));

test.each([
  ['page.md', 'text/markdown;charset=utf-8'],
  ['llms.txt', 'text/plain;charset=utf-8'],
  ['errors.ts', 'text/plain;charset=utf-8'],
  ['errors.json', 'application/json'],
  ['', 'text/html;charset=utf-8'],
])('/docs/%s is %s', async (path, type) => expect((await get(path)).headers.get('content-type')).toBe(type));

describe('what cannot be served is said in a sentence', () => {
  const started = (cwd: string, PORT: string) =>
    new Promise((done) => {
      let err = '';
      const child = spawn(process.execPath, [resolve('src/hosting/serve.ts')], { cwd, env: { ...process.env, PORT } });
      child.stderr.on('data', (chunk) => {
        err += chunk;
      });
      child.once('close', (code) => done({ code, err }));
    });
  const sentence = (words: string) => ({ code: 1, err: expect.stringMatching(new RegExp(`^${words}[^\n]*\n$`)) });

  test('no site', async () =>
    expect(await started(join(folder, 'dist'), '0')).toEqual(sentence('There is no built site in dist.')));

  test.each(['abc', '70000', '-1', '1.5'])('PORT=%s', async (port) =>
    expect(await started(folder, port)).toEqual(sentence(`PORT is ${port},`)),
  );

  test('a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;
    expect(await started(folder, String(port))).toEqual(sentence(`Port ${port} is taken.`));
    other.close();
  });
});
