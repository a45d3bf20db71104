import { expect, test } from '@playwright/test';
import { Finder } from '../support/finder.ts';

const guide = '/en/v2/api-reference/guides/error-handling/';

for (const fragment of ['tag-not-found', 'Tag_Not_Found', 'TagNotFound', 'TAG%5FNOT%5FFOUND%20']) {
  test(`${guide}#${fragment} leads to the row of the code`, async ({ page }) => {
    await page.goto(`${guide}#${fragment}`);
    await expect(page).toHaveURL(new RegExp(`${guide}#TAG_NOT_FOUND$`));
    await expect(page.locator('[id="TAG_NOT_FOUND"]')).toBeInViewport();
  });
}

test('a status as fragment leads to its group', async ({ page }) => {
  await page.goto(`${guide}#404`);
  await expect(page).toHaveURL(new RegExp(`${guide}#status-404$`));
  await expect(page.getByRole('heading', { name: '404 Not Found' })).toBeInViewport();
});

test('the address of a code that is not in the catalogue says so', async ({ page }) => {
  await page.goto(`${guide}#CONTACT_NOT_FOUND`);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'CONTACT_NOT_FOUND is not in this catalogue' })).toBeVisible();
  await expect(new Finder(page).status).toContainText('Not in the catalogue');
});

test('also when the fragment changes later', async ({ page }) => {
  await page.goto('/errors/');
  await page.evaluate(() => location.assign('#tagnotfound'));
  await expect(page).toHaveURL(/#TAG_NOT_FOUND$/);
});

for (const address of [
  '/errors/#TAG_NOT_FOUND',
  '/errors/TAG_NOT_FOUND/#fix',
  '/errors/TAG_NOT_FOUND/#nowhere',
  '/guides/idempotency/#:~:text=key',
  '/errors/#%E0%A4%A',
]) {
  test(`${address} opens nothing`, async ({ page }) => {
    await page.goto(address, { waitUntil: 'networkidle' });
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(new URL(page.url()).pathname).toBe(new URL(address, page.url()).pathname);
  });
}
