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

test('each page shows every field byte for byte, runs and fetches nothing, and fits a phone', async ({ page }) => {
  const deeds = watch(page, site.url);
  await page.setViewportSize({ width: 320, height: 640 });
  const faults: string[] = [];
  for (const { code, shown } of accepted) {
    await page.goto(site.url + codePath(code).slice(1));
    faults.push(...(await page.evaluate(alterations, [...shown])).map((fault) => `${code}: ${fault}`));
    expect(await page.title(), code).toContain(shown.get('title') ?? code);
  }
  expect(faults).toEqual([]);
  expect(deeds).toEqual([]);
});

/** Runs in the page: what it does not show, what a text made of it, and how far it sticks out. */
function alterations(shown: [field: string, words: string][]): string[] {
  const text = document.querySelector('main')?.textContent ?? '';
  for (const { textContent } of document.querySelectorAll('script[type="application/ld+json"]'))
    JSON.parse(textContent ?? '');
  const foreign = document.querySelectorAll('main :is(img, iframe, svg, style, base, meta, foo), #rate_limited');
  const { scrollWidth } = document.documentElement;
  return [
    ...shown.filter(([, words]) => !text.includes(words)).map(([field, words]) => `${field}: ${words.slice(0, 80)}`),
    ...[...foreign].map(({ outerHTML }) => outerHTML.slice(0, 80)),
    ...('__xss' in window ? ['a script ran'] : []),
    ...(scrollWidth > 320 ? [`${scrollWidth} px wide`] : []),
  ];
}

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
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(deeds).toEqual([]);
  });
}
