import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Catalogue } from '../../src/catalogue/model.ts';
import { codePath, copies, indexPath, statusPath } from '../../src/catalogue/urls.ts';
import { type Site, serve } from '../../src/hosting/serve.ts';
import { foreignApis, foreignYaml } from '../support/foreign.ts';
import { foreignTests, watch } from '../support/foreign-site.ts';
import { canary, hostile } from '../support/hostile.ts';
import { type HostileEntry, hostileEntry } from '../support/hostileEntry.ts';
import { parse } from '../support/problems.ts';
import { buildProject, copyFor, removeFolder } from '../support/project.ts';

test.describe.configure({ mode: 'default', timeout: 180_000 });

const api = foreignApis.letters;
const withEntries = (list: HostileEntry[]) =>
  foreignYaml(api, Object.fromEntries(list.map(({ code, entry }) => [code, entry])));

/** Those the catalogue accepts; the unit tests show that it refuses the others. */
const accepted = hostile
  .map((text, i) => hostileEntry(`H${String(i).padStart(4, '0')}`, text))
  .filter((entry) => parse(withEntries([entry])).catalogue);
const catalogue = parse(withEntries(accepted)).catalogue as Catalogue;
const codes = api.rows.map(({ code }) => code);

let project: string;
let folder: string;
let site: Site;

test.beforeAll(async () => {
  project = copyFor(withEntries(accepted));
  folder = await buildProject(project);
  site = await serve({ folder });
});

test.afterAll(async () => {
  await site?.close();
  removeFolder(project);
});

test('the build ran none of it', () => {
  expect(accepted.length).toBeGreaterThan(hostile.length / 2);
  expect(existsSync(join(project, canary))).toBe(false);
});

foreignTests(() => ({ catalogue, codes, project, folder, url: site.url, published: `${api.head.site_url}/` }));

test('each page shows every field byte for byte, and runs and fetches nothing', async ({ page }) => {
  const deeds = watch(page, site.url);
  const altered: string[] = [];
  for (const { code, shown } of accepted) {
    await page.goto(site.url + codePath(code).slice(1));
    const text = await page.locator('main').evaluate((main) => main.textContent ?? '');
    for (const [field, words] of shown)
      if (!text.includes(words)) altered.push(`${code} ${field}: ${words.slice(0, 80)}`);
    await expect(page.locator('main :is(img, iframe, svg, style, base, meta, foo)'), code).toHaveCount(0);
    expect(await page.evaluate(() => document.title), code).toContain(shown.get('title') ?? code);
    await expect(page.locator('#rate_limited'), code).toHaveCount(0);
    for (const data of await page.locator('script[type="application/ld+json"]').allTextContents())
      expect(() => JSON.parse(data), code).not.toThrow();
  }
  expect(altered).toEqual([]);
  expect(await page.evaluate(() => '__xss' in window)).toBe(false);
  expect(deeds).toEqual([]);
});

const lists = [indexPath, statusPath(429), '/states/'];
for (const path of [...lists, '/', '/operations/', copies.changelog]) {
  test(`${path} lists them without harm`, async ({ page }) => {
    const deeds = watch(page, site.url);
    await page.goto(site.url + path.slice(1), { waitUntil: 'networkidle' });
    const rows = await page.locator('.row').evaluateAll((all) => all.map((row) => row.textContent ?? ''));
    for (const { code, shown } of lists.includes(path) ? accepted : []) {
      const row = rows.find((text) => text.includes(`${shown.get('summary')}`)) ?? '';
      for (const field of ['title', 'first-step']) expect(row, code).toContain(shown.get(field) ?? '');
    }
    await expect(page.locator('main :is(img, iframe, style, base)')).toHaveCount(0);
    expect(await page.evaluate(() => '__xss' in window)).toBe(false);
    expect(deeds).toEqual([]);
  });
}

test('no text, however long, makes a page scroll sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [...accepted.map(({ code }) => codePath(code)), indexPath]) {
    await page.goto(site.url + path.slice(1));
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
  }
});
