import { expect, type Page, test } from '@playwright/test';
import { codePath } from '../../src/catalogue/urls.ts';
import { head } from '../support/catalogue.ts';

const path = codePath('TAG_NOT_FOUND');
const shown = async (page: Page) => {
  const languages = await page
    .locator('.samples pre')
    .filter({ visible: true })
    .evaluateAll((all) => all.map((pre) => pre.getAttribute('data-lang')));
  return languages.join(' ');
};

test('one form is shown, and what is chosen holds for every page, tab and way back', async ({ page, context }) => {
  await page.goto(path);
  expect(await shown(page)).toBe('http ts');
  const other = await context.newPage();
  await other.goto(codePath('FORBIDDEN'));
  await page.getByRole('radio', { name: 'Python' }).check();
  expect(await shown(page)).toBe('http python');
  await expect.poll(() => shown(other), 'a page that is open already').toBe('http python');
  await page.goto(codePath('RATE_LIMIT_EXCEEDED'));
  expect(await shown(page)).toBe('http python');
  await page.getByRole('radio', { name: 'curl' }).check();
  await page.goBack();
  await expect.poll(() => shown(page)).toBe('bash python');
});

test('the arrow keys choose', async ({ page }) => {
  await page.goto(path);
  await page.getByRole('radio', { name: 'TypeScript' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Python' })).toBeFocused();
  expect(await shown(page)).toBe('http python');
  await expect(page.getByRole('group', { name: 'Language' })).toBeVisible();
});

test('a choice can be made where nothing can be stored, and where no script arrives', async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new Error('blocked');
      },
    }),
  );
  await page.goto(path);
  await page.getByRole('radio', { name: 'Python' }).check();
  expect(await shown(page)).toBe('http python');
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(path);
  expect(await shown(page)).toBe('http ts');
  await page.getByRole('radio', { name: 'curl' }).check();
  expect(await shown(page)).toBe('bash ts');
});

test('paper has what is chosen, without the choice', async ({ page }) => {
  await page.goto(path);
  await page.getByRole('radio', { name: 'Python' }).check();
  await page.emulateMedia({ media: 'print' });
  expect(await shown(page)).toBe('http python');
  await expect(page.locator('.choice').first()).toBeHidden();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('all forms are there to read', async ({ page }) => {
    await page.goto(path);
    const blocks = page.locator('.samples pre');
    await expect(blocks).toHaveCount(4);
    for (const block of await blocks.all()) await expect(block).toBeVisible();
    await expect(page.locator('.choice').first()).toBeHidden();
  });
});

test('a message to support is filled in with the code and its link', async ({ page }) => {
  await page.goto(path);
  const link = page.getByRole('link', { name: 'Write to support' });
  const address = new URL((await link.getAttribute('href')) ?? '');
  expect([address.protocol, address.pathname]).toEqual(['mailto:', head.api.support]);
  const body = address.searchParams.get('body');
  expect(body).toMatch(
    /^Error: TAG_NOT_FOUND \(404, not_found_error\)\r\nLink: https:\/\/\S+#TAG_NOT_FOUND\r\nRequest id: \r\nTime: $/,
  );
});
