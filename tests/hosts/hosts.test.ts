/** The site on real servers, each with the file that is generated for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readCatalogue } from '../../src/catalogue/index.ts';
import { contentType, forEver, securityHeaders } from '../../src/hosting/answers.ts';
import { describeSite, type HostedSite } from '../../src/hosting/hosted-site.ts';
import { findChromium, launchArgs } from '../../src/links/chromium.ts';
import { openHost } from '../../src/links/host.ts';
import { pageTypes } from '../support/pages.ts';
import { addresses } from './addresses.ts';
import { programs, type ServerName } from './install.ts';
import { controlPage, planted } from './planted.ts';
import { type Server, startServer } from './servers.ts';

const names = Object.keys(programs) as ServerName[];
const cases = names.flatMap((name) => [
  { name, base: '', folder: 'root' as const },
  { name, base: '/docs', folder: 'below' as const },
]);

describe.each(cases)('$name, base path "$base"', ({ name, base, folder }) => {
  let site: HostedSite;
  let server: Server;
  beforeAll(async () => {
    site = describeSite(readCatalogue(), { folder: inject(folder), base });
    server = await startServer(name, site);
  });
  afterAll(() => server?.stop());

  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.origin}${base}${path}`, { redirect: 'manual', headers });
  const read = (file: string) => readFileSync(join(site.folder, file), 'utf8');
  const oneOf = (pattern: RegExp) => site.files.find((file) => pattern.test(file)) ?? '';

  test('every address, in every spelling, is there within one redirect, and itself without any', async () => {
    const host = openHost(site.folder);
    const wrong: string[] = [];
    for (const { url, path, canonical } of addresses()) {
      const first = await ask(url);
      const location = first.headers.get('location');
      await first.arrayBuffer();
      const end =
        location === null ? await ask(url) : await fetch(new URL(location, first.url), { redirect: 'manual' });
      const body = Buffer.from(await end.arrayBuffer());
      const file = host.resolve(path) ?? '';
      const query = url.includes('?') && location !== null && !location.includes('?utm=1') ? ', the query is lost' : '';
      if (end.status !== 200 || !body.equals(readFileSync(join(site.folder, file))) || query || (canonical && location))
        wrong.push(`${url}: ${first.status} ${location ?? ''} ${end.status}${query}`);
    }
    expect(addresses().length).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  });

  test.each([
    '/no/such/page',
    '/errors/NO_SUCH_CODE/',
    '/errors/NO_SUCH_CODE',
    '/errors/no-such-code.md',
    '/_astro/missing.js',
    '/pagefind/fragment/missing.pf_fragment',
    ...(name === 'lighttpd' ? [] : ['/_astro/', '/pagefind/']),
  ])('%s is answered by the 404 page, which is not kept', async (path) => {
    const answer = await ask(path);
    expect([answer.status, await answer.text()]).toEqual([404, read('404.html')]);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe(
      name === 'lighttpd' && /missing/.test(path) ? 'public, max-age=3600' : 'no-cache',
    );
    expect(answer.headers.get('link')).toBe(null);
    for (const [header, value] of securityHeaders(site.policy)) expect(answer.headers.get(header)).toBe(value);
  });

  test('types, caching, readers and security are said of every kind of file', async () => {
    const kinds: [path: string, type: string, caching: 'kept' | 'asked', readers: '*' | null][] = [
      ['', 'text/html', 'asked', null],
      ['errors/TAG_NOT_FOUND/', 'text/html', 'asked', null],
      ['errors/TAG_NOT_FOUND.md', 'text/markdown', 'asked', '*'],
      ['errors/TAG_NOT_FOUND.json', 'application/json', 'asked', '*'],
      ['errors/TAG_NOT_FOUND.png', 'image/png', 'asked', null],
      ['lookup.json', 'application/json', 'asked', '*'],
      ['errors.ts', 'text/plain', 'asked', '*'],
      ['errors.d.ts', 'text/plain', 'asked', '*'],
      ['errors.js', 'text/javascript', 'asked', '*'],
      ['llms.txt', 'text/plain', 'asked', '*'],
      ['changelog.xml', 'application/xml', 'asked', '*'],
      ['favicon.svg', 'image/svg+xml', 'asked', null],
      ['pagefind/pagefind.js', 'text/javascript', 'asked', '*'],
      ['pagefind/wasm.en.pagefind', 'application/octet-stream', 'asked', null],
      [oneOf(/^_astro\/.*\.js$/), 'text/javascript', 'kept', '*'],
      [oneOf(/^_astro\/.*\.css$/), 'text/css', 'kept', null],
      [oneOf(/\.pf_meta$/), 'application/octet-stream', 'kept', null],
      [oneOf(/\.pf_fragment$/), 'application/octet-stream', 'kept', null],
      [oneOf(/\.pf_index$/), 'application/octet-stream', 'kept', null],
    ];
    const kept = name === 'lighttpd' ? 'public, max-age=3600' : forEver;
    for (const [path, type, caching, readers] of kinds) {
      const { status, headers } = await ask(`/${path}`);
      const said = [
        status,
        headers.get('content-type'),
        headers.get('cache-control'),
        headers.get('access-control-allow-origin'),
      ];
      expect(said, path).toEqual([200, contentType(type), caching === 'kept' ? kept : 'no-cache', readers]);
      for (const [header, value] of securityHeaders(site.policy)) expect(headers.get(header), path).toBe(value);
    }
  });

  test('a page that has not changed is not sent again', async () => {
    const { headers } = await ask('/errors/TAG_NOT_FOUND/');
    // The etag of a compressed answer is another.
    const again = await ask('/errors/TAG_NOT_FOUND/', { 'if-modified-since': headers.get('last-modified') ?? '' });
    expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'no-cache']);
  });

  test.each(['', 'errors/TAG_NOT_FOUND.md', 'errors.json', 'errors.ts', 'changelog.xml'])(
    '/%s is compressed',
    async (path) => {
      const answer = await ask(`/${path}`, { 'accept-encoding': 'gzip' });
      expect(answer.headers.get('content-encoding')).toBe('gzip');
      expect(answer.headers.get('vary')?.toLowerCase()).toContain('accept-encoding');
    },
  );

  test.each(name === 'lighttpd' ? [] : ['errors/TAG_NOT_FOUND', 'guides/error-object'])(
    '/%s/ names its Markdown twin',
    async (page) => {
      const { headers } = await ask(`/${page}/`);
      expect(headers.get('link')).toBe(`<${base}/${page}.md>; rel="alternate"; type="text/markdown"`);
    },
  );

  test('no page breaks the policy, and a page with planted faults is seen', async () => {
    const executablePath = findChromium();
    const browser = await chromium.launch({ args: launchArgs, ...(executablePath && { executablePath }) });
    try {
      const page = await browser.newPage();
      const broken: string[] = [];
      await page.exposeFunction('report', (violation: string) => broken.push(violation));
      await page.addInitScript(
        "document.addEventListener('securitypolicyviolation', (event) => report(event.effectiveDirective + ' ' + event.blockedURI))",
      );
      for (const path of Object.values(pageTypes)) {
        await page.goto(`${server.origin}${base}${path}`);
      }
      await page.keyboard.press('Control+k');
      await page.keyboard.type('how long do I wait');
      await page.waitForTimeout(500);
      expect(broken).toEqual([]);
      await page.goto(`${server.origin}${base}/${controlPage}`, { waitUntil: 'networkidle' });
      expect(new Set(broken).size).toBeGreaterThanOrEqual(planted.length - 2);
      expect(broken.length).toBeGreaterThanOrEqual(planted.length);
    } finally {
      await browser.close();
    }
  });
});
