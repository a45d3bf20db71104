import { expect, type Page, test } from '@playwright/test';

test.describe('in forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`badges and boxes keep their text and an edge (${colorScheme})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, forcedColors: 'active' });
      for (const [path, boxes] of [
        ['/errors/RATE_LIMIT_EXCEEDED/', '.strip, #fix, button'],
        ['/errors/#RATE_LIMIT_EXCEEDED', '.chip:not(.quiet), .row:target, select'],
        ['/', '.tile, .search, .finder textarea'],
      ] as const) {
        await page.goto(path);
        // On the home page the finder takes the place of the search link; a removed link has no style to look at.
        if (path === '/') await page.locator('.finder textarea').waitFor();
        expect(await unclear(page, boxes)).toEqual([]);
      }
    });
  }
});

/** Elements without an edge of the text's colour, or with text in the colour of their ground. */
const unclear = (page: Page, selector: string): Promise<string[]> =>
  page
    .locator(selector)
    .filter({ visible: true })
    .evaluateAll((boxes) => {
      if (boxes.length === 0) return ['nothing to look at'];
      const ground = getComputedStyle(document.body).backgroundColor;
      return boxes
        .filter((box) => {
          const { color, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(box);
          return borderTopWidth === '0px' || borderTopColor === ground || color === ground || color === backgroundColor;
        })
        .map((box) => box.outerHTML.slice(0, 120));
    });

for (const colorScheme of ['light', 'dark'] as const) {
  test(`follows the system's ${colorScheme} scheme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/errors/TAG_NOT_FOUND/');
    await expect(page.locator('body')).toHaveCSS(
      'background-color',
      colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(20, 23, 28)',
    );
  });
}
