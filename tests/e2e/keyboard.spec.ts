import { expect, test } from '@playwright/test';

/** That Tab reaches every control in order and in sight is looked at by the sweep. */
test('the skip link is the first stop, shows itself, and jumps over the navigation', async ({ page }) => {
  await page.goto('/errors/TAG_NOT_FOUND/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.locator('main :focus')).toBeInViewport();
});

test('the menu on a phone: opens, leads on, closes and gives the focus back', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto('/errors/TAG_NOT_FOUND/');
  const button = page.getByRole('button', { name: 'Menu' });
  const menu = page.getByRole('navigation', { name: 'Error codes' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(menu.getByRole('link', { name: 'All codes' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('Space');
  await menu.getByRole('link', { name: 'CALL_NOT_FOUND' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/errors/CALL_NOT_FOUND/');
});

test('a long line of code scrolls with the arrow keys', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/errors/TAG_NOT_FOUND/');
  const block = page.locator('#example pre').first();
  await block.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => block.evaluate((pre) => pre.scrollLeft)).toBeGreaterThan(0);
});
