import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBuild } from '../../../src/hosting/publish.ts';
import { type Site, serve } from '../../../src/hosting/serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
let site: Site;
beforeAll(async () => {
  mkdirSync(join(folder, 'dist'));
  for (const name of ['index.html', '404.html', 'page.md', 'llms.txt', 'errors.ts', 'errors.json'])
    writeFileSync(join(folder, 'dist', name), name);
  mkdirSync(join(folder, 'dist', 'page'));
  writeFileSync(join(folder, 'dist', 'page', 'index.html'), 'page/index.html');
  mkdirSync(join(folder, 'dist', '_astro'));
  writeFileSync(join(folder, 'dist', '_astro', 'a.js'), '');
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src &#39;self&#39;">`;
  writeFileSync(join(folder, 'dist', 'policy.html'), policy);
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
  ['page.md', 'text/markdown; charset=utf-8'],
  ['llms.txt', 'text/plain; charset=utf-8'],
  ['errors.ts', 'text/plain; charset=utf-8'],
  ['errors.json', 'application/json'],
  ['', 'text/html; charset=utf-8'],
])('/docs/%s is %s', async (path, type) => expect((await get(path)).headers.get('content-type')).toBe(type));

test.each([
  '/docs/../package.json',
  '/docs/%2e%2e/%2e%2e/etc/passwd',
  '/docs/..%2f..%2fetc/passwd',
  '/docs/%00',
  '/docs/%',
])('%s leaves nobody out of the folder', async (path) =>
  expect((await fetch(new URL(site.url).origin + path)).status).toBe(404),
);

test('what is known is not sent again, and HEAD sends no body', async () => {
  const first = await get('/docs/page.md');
  const again = await fetch(first.url, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const head = await fetch(first.url, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '7', '']);
});

test('what a server of a real host says is said here too', async () => {
  const { headers } = await get('/docs/errors.json');
  expect(headers.get('content-security-policy')).toBe("default-src 'self';frame-ancestors 'none'");
  expect([headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual(['nosniff', 'no-cache']);
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect((await get('/docs/_astro/a.js')).headers.get('cache-control')).toContain('immutable');
  const missing = (await get('/docs/_astro/b.js')).headers;
  expect([missing.get('cache-control'), missing.get('referrer-policy')]).toEqual(['no-cache', 'no-referrer']);
});

test('after a rebuild its pages and its 404 page are served, whether the site is a link or a plain folder', async () => {
  const dist = join(folder, 'rebuilt');
  const write = (to: string, text: string) => {
    for (const name of ['index.html', '404.html']) writeFileSync(join(to, name), text);
  };
  mkdirSync(dist);
  write(dist, 'plain');
  const own = await serve({ folder: dist, base: '/' });
  const texts = async () => Promise.all(['', 'gone'].map(async (path) => (await fetch(new URL(path, own.url))).text()));
  try {
    expect(await texts()).toEqual(['plain', 'plain']);
    write(dist, 'plain, again');
    expect(await texts()).toEqual(['plain, again', 'plain, again']);
    for (const text of ['first', 'second']) {
      const build = startBuild(dist);
      write(build.folder, text);
      build.publish();
      expect(await texts()).toEqual([text, text]);
    }
    rmSync(dist);
    expect(await texts()).toEqual(['second', 'second']);
  } finally {
    await own.close();
  }
});

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

  // Node itself decides what is a port.
  test('no port', async () => expect(await started(folder, '70000')).toEqual(sentence('PORT is 70000,')));

  test('a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;
    expect(await started(folder, String(port))).toEqual(sentence(`Port ${port} is taken.`));
    other.close();
  });
});

describe('a page in the form that is asked for', () => {
  const ask = (accept?: string, path = '/docs/page/') =>
    fetch(new URL(path, site.url), { headers: accept === undefined ? {} : { accept }, redirect: 'manual' });
  test.each([
    ['text/markdown', 'md'],
    ['text/markdown, text/html;q=0.9, */*;q=0.1', 'md'],
    ['TEXT/Markdown ; Q=0.8, text/html; q=0.5', 'md'],
    ['text/*;q=0.5, text/html;q=0.4', 'md'],
    ['text/html;q=0, */*', 'md'],
    [undefined, 'html'],
    ['*/*', 'html'],
    ['text/*', 'html'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8', 'html'],
    ['text/markdown;q=0.5, text/html', 'html'],
    ['text/markdown;q=0', 'html'],
    ['text/markdown;q=much, text/html;q=0.2', 'md'],
    ['', 'html'],
    [';;,,q=1;text/markdown', 'html'],
  ])('%j gets %s', async (accept, form) => {
    const answer = await ask(accept);
    const { headers } = answer;
    expect(await answer.text()).toBe(form === 'md' ? 'page.md' : 'page/index.html');
    expect(headers.get('content-type')).toBe(
      form === 'md' ? 'text/markdown; charset=utf-8' : 'text/html; charset=utf-8',
    );
    expect(headers.get('vary')).toBe('Accept');
    expect(headers.get('link')).toBe(form === 'md' ? null : '</docs/page.md>; rel="alternate"; type="text/markdown"');
  });
  test('a page without Markdown, a file and an address that leads nowhere are what they are', async () => {
    for (const [path, status, type] of [
      ['/docs/', 200, 'text/html; charset=utf-8'],
      ['/docs/errors.json', 200, 'application/json'],
      ['/docs/nowhere/', 404, 'text/html; charset=utf-8'],
    ] as const) {
      const answer = await ask('text/markdown', path);
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('link')]).toEqual([
        status,
        type,
        null,
      ]);
    }
  });
});
