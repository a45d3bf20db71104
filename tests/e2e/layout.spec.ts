import { expect, type Page, test } from '@playwright/test';
import { codePath } from '../../src/catalogue/urls.ts';
import { entries } from '../support/catalogue.ts';
import { Finder } from '../support/finder.ts';
import { layoutShift } from '../support/looks/text.ts';
import { builtPages, pageTypes } from '../support/pages.ts';
import { stalling } from '../support/slow.ts';

/** Bottom of the fix's first step, in px from the top of the window. */
const fixBottom = (page: Page) =>
  page.evaluate(() =>
    Math.max(
      ...['#fix h2', '#fix li'].map(
        (part) => document.querySelector(part)?.getBoundingClientRect().bottom ?? Number.NaN,
      ),
    ),
  );

/** The sweep looks at each type of page as scripts leave it. */
test('no page scrolls sideways at 320 px, and the fix of every code is above the fold of phones and desks', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const page = await browser.newPage({ baseURL, javaScriptEnabled: false });
  const faults: string[] = [];
  const isCode = new Set(entries.map(({ code }) => codePath(code)));
  for (const path of builtPages()) {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 320) faults.push(`${path}: ${width} px`);
    if (!isCode.has(path)) continue;
    for (const [wide, high] of [
      [360, 640],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width: wide, height: high });
      const bottom = await fixBottom(page);
      if (!(bottom <= high)) faults.push(`${path}: the fix ends at ${bottom} of ${high} px`);
    }
  }
  await page.close();
  expect(faults).toEqual([]);
});

test('nothing moves when the list of sections comes later than the text', async ({ page }) => {
  const slow = await stalling('<aside class="toc"');
  try {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${slow.url}${codePath(entries[0]?.code ?? '').slice(1)}`);
    await expect(page.getByRole('navigation', { name: 'On this page' })).toBeVisible();
    expect(await page.evaluate(layoutShift)).toBe(0);
  } finally {
    slow.close();
  }
});

for (const width of [1280, 320]) {
  test(`the finder takes the link's place at ${width} px without moving the page`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    for (const path of ['/', '/decode/', '/errors/nothing-like-it/']) {
      await page.goto(path);
      await page.locator('.finder-status:not(:empty)').waitFor();
      // The address itself becomes a question, answered by look-up and full text.
      if (path.startsWith('/errors/')) await new Finder(page).settled();
      expect(await page.evaluate(layoutShift), path).toBeLessThan(0.005);
    }
  });
}

for (const width of [1280, 320]) {
  test(`no name in a table is broken inside a word at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    for (const path of Object.values(pageTypes).filter((path) => path.startsWith('/guides/'))) {
      await page.goto(path);
      expect(await page.evaluate(brokenWords), path).toEqual([]);
    }
  });
}

/** Runs in the page: words of code in tables that stand on more than one line. A name may end a line after an underscore or a slash. */
function brokenWords(): string[] {
  const range = document.createRange();
  return [...document.querySelectorAll('table code')].flatMap((code) =>
    [...code.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .flatMap((node) => [...(node.textContent ?? '').matchAll(/[^\s_/]+/g)].map((word) => ({ node, word })))
      .filter(({ node, word }) => {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        return range.getClientRects().length > 1;
      })
      .map(({ word }) => `${word[0]} in ${code.textContent}`),
  );
}
