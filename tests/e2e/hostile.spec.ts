import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { codePath, copies, indexPath, statusPath } from '../../src/catalogue/urls.ts';
import { type Site, serve } from '../../src/hosting/serve.ts';
import { canary, hostile } from '../support/hostile.ts';
import { hostileEntry, withEntries } from '../support/hostileEntry.ts';
import { parse } from '../support/problems.ts';
import { buildProject, copyProject, removeFolder } from '../support/project.ts';

test.describe.configure({ mode: 'default', timeout: 180_000 });

/** Those the catalogue accepts; the unit tests show that it refuses the others. */
const real = readFileSync('content/errors.yaml', 'utf8');
const accepted = hostile
  .map((text, i) => hostileEntry(`HOSTILE_${i}`, text))
  .filter((entry) => parse(withEntries(real, [entry])).catalogue);

let project: string;
let site: Site;

test.beforeAll(async () => {
  project = copyProject();
  const file = join(project, 'content/errors.yaml');
  writeFileSync(file, withEntries(real, accepted));
  site = await serve({ folder: await buildProject(project) });
});

test.afterAll(async () => {
  await site?.close();
  removeFolder(project);
});

test('the build ran none of it', () => {
  expect(accepted.length).toBeGreaterThan(hostile.length / 2);
  expect(existsSync(join(project, canary))).toBe(false);
});

test('each page shows every field byte for byte, and runs and fetches nothing', async ({ page }) => {
  const deeds = watch(page);
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

for (const path of [
  indexPath,
  statusPath(429),
  '/',
  '/guides/authentication/',
  copies.changelog,
  '/en/v2/api-reference/guides/error-codes/',
]) {
  test(`${path} lists them without harm`, async ({ page }) => {
    const deeds = watch(page);
    await page.goto(site.url + path.slice(1), { waitUntil: 'networkidle' });
    const rows = await page.locator('.row').evaluateAll((all) => all.map((row) => row.textContent ?? ''));
    for (const { code, shown } of rows.length > 0 ? accepted : []) {
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

/** Collects what a page must not do. */
function watch(page: Page): string[] {
  const deeds: string[] = [];
  page.on('dialog', (dialog) => void deeds.push(`dialog: ${dialog.message()}`));
  page.on('pageerror', (error) => void deeds.push(String(error)));
  page.on('console', (message) => void (message.type() === 'error' && deeds.push(message.text())));
  page.on('request', (request) => void (request.url().startsWith(site.url) || deeds.push(request.url())));
  return deeds;
}
