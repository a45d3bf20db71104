/** The site on real servers, each with the file that is generated for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readCatalogue } from '../../src/catalogue/index.ts';
import { contentType, forEver, securityHeaders } from '../../src/hosting/answers.ts';
import { describeSite, type HostedSite } from '../../src/hosting/hosted-site.ts';
import { findChromium, launchArgs } from '../../src/links/chromium.ts';
import { type Host, openHost } from '../../src/links/host.ts';
import { pageTypes } from '../support/pages.ts';
import { type Address, addresses } from './addresses.ts';
import { type ServerName, serverNames } from './install.ts';
import { controlPage, planted } from './planted.ts';
import { type Server, startServer } from './servers.ts';

/** What a server does by its own rules, where ours cannot reach. */
interface Manners {
  /** Cache-Control of hashed files, of all others, and where nothing is. */
  kept: string;
  asked: string;
  missing: string;
  missingHashed: string;
  /** It may send `Access-Control-Allow-Origin: *` with pages and pictures too. */
  opensAll?: true;
  /** It cannot look beside a page for its twin, or inside a folder for its page. */
  knowsPathsOnly?: true;
  /** Its rules know the folder of a hashed file, but not a hash in a name. */
  keepsFoldersOnly?: true;
  /** It compresses on the way to the reader, where no test can look. */
  compressesElsewhere?: true;
  /** What it calls the type of JavaScript. */
  javascript?: string;
  /** "Not changed" says nothing of how long that holds. */
  unchanged?: null;
}

const own: Manners = { kept: forEver, asked: 'no-cache', missing: 'no-cache', missingHashed: 'no-cache' };
const anHourKept = 'public, max-age=3600';
const manners: Record<ServerName, Manners> = {
  nginx: own,
  caddy: own,
  apache: own,
  lighttpd: { ...own, kept: anHourKept, missingHashed: anHourKept, knowsPathsOnly: true },
  cloudflare: {
    kept: anHourKept,
    asked: 'public, max-age=0, must-revalidate',
    missing: 'no-store',
    missingHashed: 'no-store',
    opensAll: true,
    knowsPathsOnly: true,
    keepsFoldersOnly: true,
    compressesElsewhere: true,
    javascript: 'application/javascript',
    unchanged: null,
  },
};

const cases = serverNames.flatMap((name) => [
  { name, base: '', folder: 'root' as const },
  { name, base: '/docs', folder: 'below' as const },
]);

describe.each(cases)('$name, base path "$base"', ({ name, base, folder }) => {
  const { kept, asked, missing, missingHashed, opensAll, knowsPathsOnly, compressesElsewhere } = manners[name];
  const { keepsFoldersOnly, javascript = contentType('text/javascript'), unchanged = asked } = manners[name];
  let site: HostedSite;
  let server: Server;
  beforeAll(async () => {
    site = describeSite(readCatalogue(), { folder: inject(folder), base });
    server = await startServer(name, site);
  });
  afterAll(() => server?.stop());

  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.origin}${base}${path}`, { redirect: 'manual', headers });
  /** What is wrong with where an address leads. */
  const follow = async (host: Host, { url, path, canonical }: Address): Promise<string[]> => {
    const first = await ask(url);
    const location = first.headers.get('location');
    const end = location === null ? first : await fetch(new URL(location, first.url), { redirect: 'manual' });
    const body = Buffer.from(await end.arrayBuffer());
    const file = host.resolve(path) ?? '';
    const lost = url.includes('?') && location !== null && !location.includes('?utm=1') ? ', the query is lost' : '';
    const right = end.status === 200 && body.equals(readFileSync(join(site.folder, file)));
    if (right && !lost && !(canonical && location)) return [];
    return [`${url}: ${first.status} ${location ?? ''} ${end.status}${lost}`];
  };
  const read = (file: string) => readFileSync(join(site.folder, file), 'utf8');
  const oneOf = (pattern: RegExp) => site.files.find((file) => pattern.test(file)) ?? '';

  test('every address, in every spelling, is there within one redirect, and itself without any', async () => {
    const host = openHost(site.folder);
    const wrong: string[] = [];
    // Cloudflare's emulator takes a while for each: its rules are about other spellings, and below a base path only the path differs.
    const isAsked = ({ canonical }: Address, at: number) =>
      name !== 'cloudflare' || at % 7 === 0 || (base === '' && !canonical);
    const left = addresses().filter(isAsked);
    const walk = async () => {
      for (let address = left.pop(); address; address = left.pop()) wrong.push(...(await follow(host, address)));
    };
    await Promise.all(Array.from({ length: 8 }, walk));
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
    ...(knowsPathsOnly ? [] : ['/_astro/', '/pagefind/']),
  ])('%s is answered by the 404 page, which is not kept', async (path) => {
    const answer = await ask(path);
    expect([answer.status, await answer.text()]).toEqual([404, read('404.html')]);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe(/missing/.test(path) ? missingHashed : missing);
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
      [oneOf(/\.pf_meta$/), 'application/octet-stream', keepsFoldersOnly ? 'asked' : 'kept', null],
      [oneOf(/\.pf_fragment$/), 'application/octet-stream', 'kept', null],
      [oneOf(/\.pf_index$/), 'application/octet-stream', 'kept', null],
    ];
    for (const [path, type, caching, readers] of kinds) {
      const { status, headers } = await ask(`/${path}`);
      const said = [
        status,
        headers.get('content-type'),
        headers.get('cache-control'),
        headers.get('access-control-allow-origin'),
      ];
      expect(said, path).toEqual([
        200,
        type === 'text/javascript' ? javascript : contentType(type),
        caching === 'kept' ? kept : asked,
        readers ?? (opensAll ? '*' : null),
      ]);
      for (const [header, value] of securityHeaders(site.policy)) expect(headers.get(header), path).toBe(value);
    }
  });

  test('a page that has not changed is not sent again', async () => {
    const { headers } = await ask('/errors/TAG_NOT_FOUND/');
    // The etag of a compressed answer is another.
    const changed = headers.get('last-modified');
    const condition: Record<string, string> = changed
      ? { 'if-modified-since': changed }
      : { 'if-none-match': headers.get('etag') ?? '' };
    const again = await ask('/errors/TAG_NOT_FOUND/', condition);
    expect([again.status, again.headers.get('cache-control')]).toEqual([304, unchanged]);
  });

  test.each(compressesElsewhere ? [] : ['', 'errors/TAG_NOT_FOUND.md', 'errors.json', 'errors.ts', 'changelog.xml'])(
    '/%s is compressed',
    async (path) => {
      const answer = await ask(`/${path}`, { 'accept-encoding': 'gzip' });
      expect(answer.headers.get('content-encoding')).toBe('gzip');
      expect(answer.headers.get('vary')?.toLowerCase()).toContain('accept-encoding');
    },
  );

  test.each(knowsPathsOnly ? [] : ['errors/TAG_NOT_FOUND', 'guides/error-object'])(
    '/%s/ names its Markdown twin',
    async (page) => {
      const { headers } = await ask(`/${page}/`);
      expect(headers.get('link')).toBe(`<${base}/${page}.md>; rel="alternate"; type="text/markdown"`);
    },
  );

  // What every server sends is the same to the letter, as the tests before prove: one browser tells whether it fits the pages.
  test.each(name === 'nginx' ? ['a browser'] : [])(
    '%s sees no page break the policy, and sees planted faults',
    async () => {
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
    },
  );
});
