/** A built site of another API, and what must hold of every such site: the specs that build one run these on it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { fromHtml } from 'hast-util-from-html';
import { select } from 'hast-util-select';
import { toString as plainText } from 'hast-util-to-string';
import type { Catalogue } from '../../src/catalogue/model.ts';
import { codePath, copies, indexPath, jsonPath, markdownPath, pathAndId } from '../../src/catalogue/urls.ts';
import { parseLedger } from '../../src/contract/ledger.ts';
import { parseHttp } from '../../src/kit/http.ts';
import { brokenInBrowser } from '../../src/links/browser.ts';
import { openHost } from '../../src/links/host.ts';
import { brokenInside } from '../../src/links/page-links.ts';
import { brokenOnHost, publishedVariants } from '../../src/links/published.ts';
import { readXml, schemaFaults } from './consumers.ts';
import { Finder } from './finder.ts';
import { builtPages } from './pages.ts';
import { runNode } from './project.ts';

export interface ForeignSite {
  catalogue: Catalogue;
  /** The codes to look at, of those of the catalogue. */
  codes: string[];
  /** The copy of the project that it was built in. */
  project: string;
  /** The built site, and its address while it is served, with a slash at the end. */
  folder: string;
  url: string;
  /** Where it will be published, the same way. */
  published: string;
}

export function foreignTests(site: () => ForeignSite): void {
  test('every published address and every link leads where it says, with JavaScript and without', async ({
    browser,
  }) => {
    const { catalogue, codes, project, folder, url, published } = site();
    const host = openHost(folder);
    expect((await runNode(project, ['src/cli/start.ts', 'contract', '--update'])).output).toContain('first time');
    const ledger = readFileSync(join(project, 'content/contract.lock'), 'utf8');
    const variants = publishedVariants(parseLedger('contract.lock', ledger).facts);
    const { origin, pathname } = new URL(published);
    expect(brokenOnHost(variants, host)).toEqual([]);
    expect(brokenInside(host, { base: pathname, site: origin })).toEqual([]);
    const views = [
      { width: 1280, height: 800, javaScript: true },
      { width: 320, height: 800, javaScript: false },
    ];
    // A static host answers other spellings of a path; only a browser follows what stands behind the "#". Codes that were
    // added to fill the lists stand in them as the others do, and two pages of codes tell how all are.
    const left = catalogue.entries.map(({ code }) => code).filter((code) => code !== codes[0] && code !== codes.at(-1));
    const added = left.filter((code) => !codes.includes(code)).map((code) => code.toLowerCase());
    const leftPages = new Set(left.map(codePath));
    const isLookedAt = (address: string) => {
      const [path, id] = pathAndId(address);
      return id !== undefined && !leftPages.has(path) && !added.some((code) => id.toLowerCase().includes(code));
    };
    const followed = new Map([...variants].filter(([address]) => isLookedAt(address)));
    expect(followed.size).toBeGreaterThan(codes.length);
    expect(await brokenInBrowser(browser, url, followed, views)).toEqual([]);
  });

  test('pages answer the four questions, and ask for nothing that is missing or elsewhere', async ({ page }) => {
    const { catalogue, codes, folder, url } = site();
    const deeds = watch(page, url);
    // Whoever leaves a page early breaks off what it still fetches.
    const open = (path: string) => page.goto(url + path.slice(1), { waitUntil: 'networkidle' });
    for (const code of [codes[0] ?? '', codes.at(-1) ?? '']) {
      const entry = catalogue.byCode.get(code);
      await open(codePath(code));
      await expect(page.locator('h1')).toHaveText(code);
      await expect(page.locator('main')).toContainText(`${entry?.status}`);
      await expect(page.locator('main')).toContainText(entry?.summary ?? '');
      await expect(page.locator('#fix')).toBeVisible();
    }
    for (const path of builtPages(folder).filter((path) => !/^\/(?:errors|status)\/./.test(path))) await open(path);
    expect(deeds).toEqual([]);
  });

  test('the finder answers a code, another spelling, a body, a log line and words', async ({ page }) => {
    const { catalogue, codes, url } = site();
    await page.goto(url);
    const finder = new Finder(page);
    for (const code of [codes[0] ?? '', codes.at(-1) ?? '']) {
      const entry = catalogue.byCode.get(code);
      for (const text of [
        code,
        code.toLowerCase().replaceAll(/[._]/g, '-'),
        parseHttp(entry?.example.response ?? '').body,
        `2026-11-22T10:00:00Z ERROR failed with code ${code} after 2 tries`,
      ]) {
        await finder.ask(text);
        expect(await finder.firstHref(), text).toBe(new URL(url).pathname + codePath(code).slice(1));
      }
    }
    // Other entries of the site may have the same words, but none has all of these.
    const { title = '' } = catalogue.byCode.get(codes.at(-1) ?? '') ?? {};
    await finder.ask(title);
    await expect(finder.hits.first()).toContainText(title);
  });

  test('other spellings of an address lead to the page, an unknown one offers the list', async ({ page }) => {
    const { codes, url } = site();
    const [first = ''] = codes;
    const last = codes.at(-1) ?? '';
    for (const [path, code] of [
      [`errors/${first.toUpperCase()}`, first],
      [`errors/${first.toLowerCase()}/x/..`, first],
      [first, first],
      [`errors/${last}.html`, last],
      [`errors/${last.replaceAll(/[._]/g, '-')}/`, last],
    ] as const) {
      await page.goto(url + path);
      await expect(page.locator('h1'), path).toHaveText(code);
    }
    expect((await page.goto(`${url}errors/nothing-of-the-kind/`))?.status()).toBe(404);
    await expect(page.getByRole('link', { name: 'the list of all codes' })).toBeVisible();
  });

  test('without JavaScript the page and the list give the fix; with it, the page is copied as Markdown', async ({
    browser,
  }) => {
    const { catalogue, codes, folder, url } = site();
    const [code = ''] = codes;
    const context = await browser.newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    for (const path of [codePath(code), `${indexPath}#${code}`]) {
      await still.goto(url + path.slice(1));
      const place = path === codePath(code) ? still.locator('main') : still.locator('.row:target');
      await expect(place).toContainText(catalogue.byCode.get(code)?.title ?? '');
      await expect(place).toContainText('Look at what was sent');
    }
    await context.close();
    const page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(url + codePath(code).slice(1));
    await page.getByRole('button', { name: 'Copy page as Markdown' }).click();
    await expect(page.locator('[data-announce]')).toHaveText('Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(readFileSync(join(folder, markdownPath(code)), 'utf8'));
    await page.close();
  });

  test('the copies in it name its own addresses, and each is there', () => {
    const { catalogue, codes, folder, published } = site();
    const read = (path: string) => readFileSync(join(folder, path), 'utf8');
    const host = openHost(folder);
    const there = (address: string) => expect(host.resolve(address.slice(published.length - 1)), address).toBeDefined();
    const json = JSON.parse(read(copies.json));
    expect(schemaFaults(JSON.parse(read(copies.schema)), json)).toEqual([]);
    const maps = readXml(read(copies.sitemap)).children.map(({ children: [loc] }) => loc?.text ?? '');
    const pages = maps.flatMap((map) =>
      readXml(read(map.slice(published.length))).children.map(({ children: [loc] }) => loc?.text),
    );
    expect(pages).toEqual(
      expect.arrayContaining(catalogue.entries.map(({ code }) => published + codePath(code).slice(1))),
    );
    for (const address of [...maps, ...pages]) there(address ?? '');
    const { children } = readXml(read(copies.feed));
    for (const link of children.flatMap((part) => (part.name === 'entry' ? part.children : [part])))
      if (link.name === 'link') there(link.attributes.href ?? '');
    const listed = [...read(copies.llms).matchAll(/\]\((\S+?)\)/g)].map(([, address = '']) => address);
    expect(listed.length).toBeGreaterThan(codes.length);
    for (const address of listed) if (address.startsWith(published)) there(address);
    for (const code of codes) {
      const html = fromHtml(read(join(codePath(code), 'index.html')));
      const data = plainText(select('script[type="application/ld+json"]', html) ?? html);
      expect(JSON.parse(data)).toMatchObject({ termCode: code, url: published + codePath(code).slice(1) });
      expect(JSON.parse(read(jsonPath(code)))).toMatchObject({ code, fix: json.errors[code].fix });
    }
  });
}

/** Collects what a page must not do. */
export function watch(page: Page, url: string): string[] {
  const deeds: string[] = [];
  page.on('dialog', (dialog) => void deeds.push(`dialog: ${dialog.message()}`));
  page.on('pageerror', (error) => void deeds.push(String(error)));
  page.on('console', (message) => void (message.type() === 'error' && deeds.push(message.text())));
  page.on('request', (request) => void (request.url().startsWith(url) || deeds.push(request.url())));
  page.on(
    'response',
    (response) => void (response.status() < 400 || deeds.push(`${response.status()} ${response.url()}`)),
  );
  return deeds;
}
