import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { publishedPaths } from '../../src/catalogue/urls.ts';
import { type Site, serve } from '../../src/hosting/serve.ts';
import { openHost } from '../../src/links/host.ts';
import { brokenInside } from '../../src/links/page-links.ts';
import { head } from '../support/catalogue.ts';
import { pageTypes } from '../support/pages.ts';
import { buildProject, copyProject, removeFolder } from '../support/project.ts';

/** The site below /docs of another host; `docs` means the same. One build serves all tests of this file. */
test.describe.configure({ mode: 'default', timeout: 180_000 });
const origin = 'https://docs.example.com';
let project: string;
let dist: string;
let site: Site;

test.beforeAll(async () => {
  project = copyProject();
  dist = await buildProject(project, { BASE_PATH: 'docs', SITE_URL: origin });
  site = await serve({ folder: dist, base: 'docs' });
});

test.afterAll(async () => {
  await site?.close();
  removeFolder(project);
});

test('every link stays below the base path and leads to a file', () => {
  expect(brokenInside(openHost(dist), { base: '/docs', site: origin })).toEqual([]);
});

test('pages and their scripts ask for nothing that is not there', async ({ page }) => {
  const missing: string[] = [];
  page.on('response', (response) => response.status() >= 400 && missing.push(response.url()));
  for (const path of Object.values(pageTypes)) {
    await page.goto(site.url + path.slice(1), { waitUntil: 'networkidle' });
    const links = await page
      .locator('[href^="/"], [src^="/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? link.getAttribute('src')));
    expect(links.filter((link) => !link?.startsWith('/docs/'))).toEqual([]);
  }
  expect(missing).toEqual([]);
});

test('canonical addresses, sitemap and copied links name the public host and path', async ({ page }) => {
  const address = `${origin}/docs/errors/TAG_NOT_FOUND/`;
  await page.goto(`${site.url}errors/TAG_NOT_FOUND/`);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', address);
  await expect(page.locator('meta[property="og:url"]')).toHaveAttribute('content', address);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.locator('[data-announce]')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  await page.goto(site.url + publishedPaths(head.doc_urls)[0]?.slice(1));
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', `${origin}/docs/errors/`);

  const sitemap = readFileSync(join(dist, 'sitemap-0.xml'), 'utf8');
  expect(sitemap).toContain(`<loc>${address}</loc>`);
  expect(sitemap.match(/<loc>[^<]*/g)?.filter((loc) => !loc.startsWith(`<loc>${origin}/docs/`))).toEqual([]);
});

test('a doc_url path below the base path shows the row, whose link leads on', async ({ page }) => {
  await page.goto(`${site.url}en/v2/api-reference/guides/error-handling/#TAG_NOT_FOUND`);
  const row = page.locator('.row:target');
  await expect(row).toBeInViewport();
  await row.getByRole('link', { name: 'TAG_NOT_FOUND', exact: true }).click();
  await expect(page).toHaveURL(`${site.url}errors/TAG_NOT_FOUND/`);
  await page.getByRole('link', { name: '404 Not Found' }).last().click();
  await expect(page.locator('#status-404')).toBeInViewport();
});

test('the server answers outside the base path with the 404 page', async ({ request }) => {
  const answer = await request.get(new URL('/errors/', site.url).href);
  expect(answer.status()).toBe(404);
});
