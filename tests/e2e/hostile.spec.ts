import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { codePath, indexPath, statusPath } from '../../src/catalogue/urls.ts';
import { type Site, serve } from '../../src/serve.ts';
import { hostileEntry, withEntries } from '../support/hostileEntry.ts';
import { buildProject, copyProject, removeFolder } from '../support/project.ts';

/** Text that some reader between the catalogue and the screen could take for code, markup or a command. */
const strings = [
  '{globalThis.__pwn=1}',
  "{(await import('node:fs')).writeFileSync('CANARY','1')}",
  "import fs from 'node:fs'",
  'export const a = process.env',
  '{}',
  '{user_id}',
  '}',
  '{{7*7}} ${7*7} <%= 7*7 %>',
  '<script>window.__xss=1</script>',
  '</script><script>window.__xss=1</script>',
  '<img src=x onerror=__xss=1>',
  '<img src="https://canary.invalid/i.png">',
  '<svg/onload=__xss=1>',
  '<iframe srcdoc="<script>parent.__xss=1</script>"></iframe>',
  '<a href="javascript:__xss=1">x</a>',
  '[x](javascript:__xss=1)',
  '[x](data:text/html,<script>__xss=1</script>)',
  '[x](vbscript:__xss=1)',
  '![x](https://canary.invalid/p.png)',
  '![x](./nope.png)',
  '<Foo/>',
  '<style>*{display:none}</style>',
  '<base href=//canary.invalid>',
  '<meta http-equiv=refresh content=0;url=//canary.invalid>',
  '<!-- c -->',
  '-->',
  'Array<string>',
  '<10',
  'a < b > c',
  '"quotes" \'single\' -- ... (c)',
  '# h1',
  '## rate_limited',
  '~~~',
  '[ref]: https://canary.invalid',
  '[ref]',
  '[^1]',
  '| a | b |',
  '---',
  '+++',
  ':::note[x]',
  ':smile: and ::name',
  '&lt;script&gt;',
  '\\n \\u0041 \\*',
  '*/ // #',
  '$& $1 $`',
  'a'.repeat(4000),
  '👨‍👩‍👧‍👦 👩🏽‍💻',
  'Ünï©ødé 漢字 עברית',
];

test.describe.configure({ mode: 'default', timeout: 180_000 });
const hostile = strings.map((text, i) => hostileEntry(`HOSTILE_${i}`, text));
let project: string;
let site: Site;

test.beforeAll(async () => {
  project = copyProject();
  const file = join(project, 'content/errors.yaml');
  writeFileSync(file, withEntries(readFileSync(file, 'utf8'), hostile));
  site = await serve({ folder: await buildProject(project) });
});

test.afterAll(async () => {
  await site?.close();
  removeFolder(project);
});

test('the build ran none of it', () => {
  expect(existsSync(join(project, 'CANARY'))).toBe(false);
});

test('each page shows every field byte for byte, and runs and fetches nothing', async ({ page }) => {
  const deeds = watch(page);
  const altered: string[] = [];
  for (const { code, shown } of hostile) {
    await page.goto(site.url + codePath(code).slice(1));
    const text = await page.locator('main').evaluate((main) => main.textContent ?? '');
    for (const [field, words] of shown) if (!text.includes(words)) altered.push(`${code} ${field}: ${words.slice(0, 80)}`);
    await expect(page.locator('main :is(img, iframe, svg, style, base, meta, foo)'), code).toHaveCount(0);
    expect(await page.evaluate(() => document.title), code).toContain(shown.get('title') ?? code);
    await expect(page.locator('#rate_limited'), code).toHaveCount(0);
    for (const data of await page.locator('script[type="application/ld+json"]').allTextContents()) expect(() => JSON.parse(data), code).not.toThrow();
  }
  expect(altered).toEqual([]);
  expect(await page.evaluate(() => '__xss' in window)).toBe(false);
  expect(deeds).toEqual([]);
});

for (const path of [indexPath, statusPath(429), '/', '/guides/authentication/', '/en/v2/api-reference/guides/error-codes/']) {
  test(`${path} lists them without harm`, async ({ page }) => {
    const deeds = watch(page);
    await page.goto(site.url + path.slice(1), { waitUntil: 'networkidle' });
    const rows = await page.locator('.row').evaluateAll((all) => all.map((row) => row.textContent ?? ''));
    for (const { code, shown } of rows.length > 0 ? hostile : []) {
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
  for (const path of [...hostile.map(({ code }) => codePath(code)), indexPath]) {
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
