import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Catalogue } from '../../src/catalogue/model.ts';
import { type Site, serve } from '../../src/hosting/serve.ts';
import { foreign } from '../support/foreign.ts';
import { foreignTests } from '../support/foreign-site.ts';
import { parse } from '../support/problems.ts';
import { buildProject, copyFor, removeFolder } from '../support/project.ts';

/** An API whose codes are numbers, on a site below /docs of another host; `docs` means the same. One build serves all tests of this file. */
test.describe.configure({ mode: 'default', timeout: 180_000 });
const origin = 'https://docs.example.com';
const catalogue = parse(foreign.numbers).catalogue as Catalogue;
const codes = catalogue.entries.map(({ code }) => code);
const guide =
  '---\ntitle: Belts\ndescription: How belts work.\n---\n\nSee [2001](/errors/2001/#fix) and [all](/errors/).\n';
let project: string;
let folder: string;
let site: Site;

test.beforeAll(async () => {
  project = copyFor(foreign.numbers);
  mkdirSync(join(project, 'src/content/docs/guides'));
  writeFileSync(join(project, 'src/content/docs/guides/belts.md'), guide);
  folder = await buildProject(project, { BASE_PATH: 'docs', SITE_URL: origin });
  site = await serve({ folder, base: 'docs' });
});

test.afterAll(async () => {
  await site?.close();
  removeFolder(project);
});

foreignTests(() => ({ catalogue, codes, project, folder, url: site.url, published: `${origin}/docs/` }));

test('the guide of that project is found, and its links stay below the base path', async ({ page }) => {
  await page.goto(`${site.url}guides/belts/`);
  await page.locator('main').getByRole('link', { name: '2001' }).click();
  await expect(page).toHaveURL(`${site.url}errors/2001/#fix`);
});

test('canonical addresses, sitemap and copied links name the public host and path', async ({ page }) => {
  const address = `${origin}/docs/errors/2001/`;
  await page.goto(`${site.url}errors/2001/`);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', address);
  await expect(page.locator('meta[property="og:url"]')).toHaveAttribute('content', address);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.locator('[data-announce]')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  await page.goto(`${site.url}problems/`);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', `${origin}/docs/errors/`);

  const sitemap = readFileSync(join(folder, 'sitemap-0.xml'), 'utf8');
  expect(sitemap).toContain(`<loc>${address}</loc>`);
  expect(sitemap.match(/<loc>[^<]*/g)?.filter((loc) => !loc.startsWith(`<loc>${origin}/docs/`))).toEqual([]);
});

test('a doc_url path below the base path shows the row, whose link leads on', async ({ page }) => {
  await page.goto(`${site.url}problems/#2001`);
  const row = page.locator('.row:target');
  await expect(row).toBeInViewport();
  await row.getByRole('link', { name: '2001', exact: true }).click();
  await expect(page).toHaveURL(`${site.url}errors/2001/`);
  await page.getByRole('link', { name: '404 Not Found' }).last().click();
  await expect(page.locator('#status-404')).toBeInViewport();
});

test('the server answers outside the base path with the 404 page', async ({ request }) => {
  const answer = await request.get(new URL('/errors/', site.url).href);
  expect(answer.status()).toBe(404);
});
