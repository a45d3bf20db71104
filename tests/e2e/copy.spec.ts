import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { codePath } from '../../src/catalogue/urls.ts';
import { entries, head } from '../support/catalogue.ts';

const entry = entries.find(({ code }) => code === 'TAG_NOT_FOUND');
const path = codePath('TAG_NOT_FOUND');
const copies: { button: string; copied: string }[] = [
  { button: 'Copy code', copied: 'TAG_NOT_FOUND' },
  { button: 'Copy link', copied: `${head.site_url}${path}` },
  { button: 'Copy page as Markdown', copied: readFileSync('dist/errors/TAG_NOT_FOUND.md', 'utf8') },
  { button: 'Copy example response', copied: entry?.example.response.trimEnd() ?? '' },
  { button: 'Copy example response 2', copied: entry?.example.request.trimEnd() ?? '' },
];

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

for (const { button, copied } of copies) {
  test(`${button}: exact text, and the word "Copied" for eyes and ears`, async ({ page }) => {
    await page.goto(path);
    const control = page.getByRole('button', { name: button, exact: true });
    await control.click();
    await expect(page.locator('[data-announce]')).toHaveText('Copied');
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await clipboard(page)).toBe(copied);
    await expect(control, 'says again what it does').toBeVisible();
  });
}

test('each block of code copies as it stands', async ({ page }) => {
  await page.goto(path);
  const blocks = page.locator('.codebox').filter({ visible: true });
  for (const form of [0, 1]) {
    for (const choice of await page.locator('.choice').all()) await choice.getByRole('radio').nth(form).check();
    expect(await blocks.count()).toBeGreaterThan(3);
    for (const block of await blocks.all()) {
      const text = await block.locator('pre').evaluate((pre) => pre.textContent);
      await block.getByRole('button').click();
      await expect(block.getByRole('button')).toHaveText('Copied');
      expect(await clipboard(page)).toBe(text);
    }
  }
});

test('every button of a page has a name of its own', async ({ page }) => {
  await page.goto(path);
  const names = await page.getByRole('button').evaluateAll((buttons) => buttons.map((button) => button.textContent));
  expect(names).toEqual([...new Set(names)]);
});

test('a code selected on the page copies without its line breaks', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(codePath('SENDER_ID_INBOX_CANNOT_SEND_SMS'));
  await page.locator('h1').selectText();
  await page.keyboard.press('Control+C');
  expect((await clipboard(page)).trim()).toBe('SENDER_ID_INBOX_CANNOT_SEND_SMS');
});

test('copies where the clipboard interface is missing, as on a page served without TLS, and keeps the focus', async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await other.goto(path);
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(path);
  const button = page.getByRole('button', { name: 'Copy code' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-announce]')).toHaveText('Copied');
  await expect(page.locator(':focus')).toHaveText('Copied');
  await other.bringToFront();
  expect(await clipboard(other)).toBe('TAG_NOT_FOUND');
  await page.bringToFront();
  await page.getByRole('button', { name: 'Copy page as Markdown' }).click();
  // The announcement of the copy before may still be there: the button that was clicked says it for itself.
  await expect(page.locator(':focus')).toHaveText('Copied');
  await other.bringToFront();
  expect(await clipboard(other)).toMatch(/^Index of all pages: .*\n\n# TAG_NOT_FOUND/);
});

test('says so when the Markdown cannot be fetched', async ({ page }) => {
  for (const answer of ['abort', 'fulfill'] as const) {
    await page.route('**/*.md', (route) => (answer === 'abort' ? route.abort() : route.fulfill({ status: 404 })));
    await page.goto(path);
    await page.getByRole('button', { name: 'Copy page as Markdown' }).click();
    await expect(page.locator('[data-announce]')).toHaveText('Copy failed');
    await page.unrouteAll();
  }
});

test('says so when nothing can be copied', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await page.goto(path);
  await page.getByRole('button', { name: 'Copy code' }).click();
  await expect(page.locator('[data-announce]')).toHaveText('Copy failed');
});
