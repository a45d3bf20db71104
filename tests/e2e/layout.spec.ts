import { expect, test } from '@playwright/test';
import { codePath } from '../../src/catalogue/urls.ts';
import { entries } from '../support/catalogue.ts';
import { Finder } from '../support/finder.ts';
import { builtPages, pageTypes } from '../support/pages.ts';
import { stalling } from '../support/slow.ts';

/** Where the finder takes the place of a link once its code has come. */
const withFinder = ['/', '/404.html', '/decode/'];

test('no page scrolls sideways at 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const wide: string[] = [];
  for (const path of builtPages()) {
    await page.goto(path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 320) wide.push(`${path}: ${width} px`);
  }
  expect(wide).toEqual([]);
});

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 360, height: 640 },
]) {
  test(`the fix of every code is above the fold at ${viewport.width}x${viewport.height}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const low: string[] = [];
    for (const { code } of entries) {
      await page.goto(codePath(code));
      const bottom = await page.evaluate(() =>
        Math.max(
          ...['#fix h2', '#fix li'].map(
            (part) => document.querySelector(part)?.getBoundingClientRect().bottom ?? Number.NaN,
          ),
        ),
      );
      if (!(bottom <= viewport.height)) low.push(`${code}: ${bottom} px`);
    }
    expect(low).toEqual([]);
  });
}

for (const width of [1280, 320]) {
  test(`nothing moves while a page loads at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    // Late scripts are the usual case on a slow line, and the one in which controls that appear push the text away.
    await page.route('**/*.js', async (route) => {
      await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0);
      await route.continue();
    });
    const moved: string[] = [];
    for (const path of Object.values(pageTypes).filter((path) => !withFinder.includes(path))) {
      await page.goto(path);
      const shift = await page.evaluate(layoutShift);
      if (shift > 0) moved.push(`${path}: ${shift}`);
    }
    expect(moved).toEqual([]);
  });
}

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

/** Runs in the page: the sum of layout shifts so far. https://web.dev/articles/cls */
function layoutShift(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) =>
      resolve(list.getEntries().reduce((sum, entry) => sum + Number('value' in entry ? entry.value : 0), 0)),
    ).observe({
      type: 'layout-shift',
      buffered: true,
    });
    // No entry, no call: a page that never moved says so itself.
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
  });
}
