import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test.describe('the menu at 360 px', () => {
  test.use({ viewport: { width: 360, height: 640 } });
  test('opens, leads to a page, and closes', async ({ page }) => {
    await page.goto('/errors/TAG_NOT_FOUND/');
    const menu = page.getByRole('navigation', { name: 'Error codes' });
    await expect(menu).toBeHidden();
    await page.getByRole('button', { name: 'Menu' }).click();
    await expect(menu).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await page.getByRole('button', { name: 'Menu' }).click();
    await menu.getByRole('link', { name: 'CALL_NOT_FOUND' }).click();
    await expect(page).toHaveURL('/errors/CALL_NOT_FOUND/');
    await expect(menu).toBeHidden();
  });
});
