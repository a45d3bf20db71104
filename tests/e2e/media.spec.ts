import { expect, type Page, test } from '@playwright/test';
import { pageTypes } from '../support/pages.ts';

/** On paper: the content, all of it, dark on white; nothing that only a screen can use. */
for (const [name, path] of Object.entries(pageTypes)) {
  test(`${name}: prints whole`, async ({ page }) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const width of [1123, 718]) {
      await page.setViewportSize({ width, height: 1000 });
      await page.goto(path);
      await expect(page.locator('.top, .side, .toc, .search, button, select').filter({ visible: true })).toHaveCount(0);
      expect(await page.evaluate(cutOrPale)).toEqual([]);
      const box = await page.locator('main').boundingBox();
      expect(box?.width, `width of the text on ${width} px paper`).toBeGreaterThan(width * 0.8);
    }
  });
}

/** Runs in the page: what paper would cut off, and text that needs a dark ground. */
function cutOrPale(): string[] {
  const cut = [...document.querySelectorAll('main :not(.sr-only)')].filter(
    (element) => element.scrollWidth > element.clientWidth && getComputedStyle(element).overflowX !== 'visible',
  );
  const pale = [...document.querySelectorAll('main :is(h1, h2, p, li, dd, td, code)')].filter((element) => {
    const [red = 0, green = 0, blue = 0] =
      getComputedStyle(element)
        .color.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    return red + green + blue > 480;
  });
  return [...cut, ...pale].map((element) => element.outerHTML.slice(0, 120));
}

test.describe('in forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`badges and boxes keep their text and an edge (${colorScheme})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, forcedColors: 'active' });
      for (const [path, boxes] of [
        ['/errors/RATE_LIMIT_EXCEEDED/', '.strip, #fix, button'],
        ['/errors/#RATE_LIMIT_EXCEEDED', '.chip, .row:target, select'],
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
