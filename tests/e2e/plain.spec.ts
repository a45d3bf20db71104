import { expect, test } from '@playwright/test';
import { pageTypes } from '../support/pages.ts';

test.use({ javaScriptEnabled: false });

for (const width of [1280, 320]) {
  test.describe(`without JavaScript, ${width} px`, () => {
    test.use({ viewport: { width, height: 700 } });
    for (const [name, path] of Object.entries(pageTypes)) {
      test(`${name}: all text readable, no dead control`, async ({ page }) => {
        await page.goto(path);
        expect(await page.evaluate(unseenText)).toEqual([]);
        // A popover opens without JavaScript, so its button is not dead.
        const controls = page.locator(
          'button:not([popovertarget]), select, input, textarea, kbd, [aria-live], [role="status"]:not(.sr-only)',
        );
        await expect(controls.filter({ visible: true })).toHaveCount(0);
        for (const href of await page
          .getByRole('link')
          .evaluateAll((links) => links.map((link) => link.getAttribute('href'))))
          expect(href).toMatch(/^(\/|#|https:|mailto:)/);
      });
    }
  });
}

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

/** Runs in the page: text that stands in the document but does not show. Closed menus and what is marked hidden are not meant to. */
function unseenText(): string[] {
  const meantToHide =
    '[hidden], [popover]:not(:popover-open), .sr-only, .sl-skip-link, .menu, .toc, script, noscript, option, svg';
  return [...document.querySelectorAll('body *')]
    .filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    )
    .filter((element) => !element.closest(meantToHide))
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return (
        !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || width === 0 || height === 0
      );
    })
    .map((element) => element.outerHTML.slice(0, 120));
}
