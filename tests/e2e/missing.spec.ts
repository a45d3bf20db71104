import { expect, test } from '@playwright/test';
import { Finder } from '../support/finder.ts';

const other = [
  '/errors/tag_not_found/',
  '/errors/tag-not-found',
  '/errors/TagNotFound/',
  '/errors/Tag%20Not%20Found',
  '/TAG_NOT_FOUND',
  '/errors/TAG_NOT_FOUND.html',
  '/docs/errors#TAG_NOT_FOUND',
];

for (const path of other) {
  test(`${path} leads on to the code's page`, async ({ page }) => {
    await page.goto(path);
    await expect(page).toHaveURL(/\/errors\/TAG_NOT_FOUND\/$/);
    await page.goBack().catch(() => undefined);
    await expect(page, 'Back does not return to the wrong address').not.toHaveURL(
      new RegExp(`${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`),
    );
  });
}

test('an unknown path offers the finder, filled in, and the list', async ({ page }) => {
  const response = await page.goto('/errors/TAG_NOT_FUND_EVER/');
  expect(response?.status()).toBe(404);
  await expect(new Finder(page).box).toHaveValue('TAG_NOT_FUND_EVER');
  await expect(page.getByRole('link', { name: 'the list of all codes' })).toBeVisible();
});

const hostile = [
  '/errors/__proto__/',
  '/errors/constructor/',
  '/nothing#javascript:alert(1)',
  '/nothing#//evil.com',
  '/nothing#https:evil.com',
  '/nothing#%',
  '/nothing#%E0%A4%A',
  '/nothing#"><img src=x onerror=window.__xss=1>',
  '/%3Cscript%3Ewindow.__xss=1%3C/script%3E',
  '/nothing#:~:text=x',
  '/?q=%22%3E%3Cimg%20src%3Dx%20onerror%3Dwindow.__xss%3D1%3E',
  '/?q[]=x&__proto__[x]=1',
  '/?q=%E2%80%AE',
];

for (const path of hostile) {
  test(`${path} runs nothing and stays here`, async ({ page, baseURL }) => {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(path);
    await new Finder(page).box.waitFor();
    await page.waitForTimeout(300); // time for what must not happen
    expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? '').origin);
    expect(await page.evaluate(() => 'x' in {} || '__xss' in window)).toBe(false);
    expect(errors).toEqual([]);
  });
}

const pastes: [name: string, text: () => string][] = [
  [
    'a code made of markup',
    () => '{"error":{"code":"<img src=x onerror=window.__xss=1>","message":"<script>window.__xss=1</script>"}}',
  ],
  ['deep nesting', () => '['.repeat(100_000)],
  ['doubled keys', () => '{"error":{"code":"TAG_NOT_FOUND","code":"__proto__"}}'],
  ['ANSI escapes', () => '\u001b[31mERROR\u001b[0m TAG_NOT_FOUND'],
  ['one megabyte', () => `${'x'.repeat(1_000_000)} TAG_NOT_FOUND`],
  ['eight megabytes', () => 'y'.repeat(8_000_000)],
];

for (const [name, text] of pastes) {
  test(`pasting ${name} runs nothing and freezes nothing`, async ({ page }) => {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto('/decode/');
    const finder = new Finder(page);
    await finder.box.waitFor();
    await finder.paste(text());
    await expect(finder.status).not.toHaveText(/^Codes in any spelling/);
    expect(await page.evaluate(() => '__xss' in window)).toBe(false);
    expect(errors).toEqual([]);
    if (name === 'eight megabytes') await expect(finder.status).toContainText('more than 4 MB');
  });
}
