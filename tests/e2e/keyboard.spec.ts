import { expect, test } from '@playwright/test';

/** Every page type with other controls. */
const paths = [
  '/',
  '/errors/',
  '/errors/TAG_NOT_FOUND/',
  '/status/404/',
  '/guides/authentication/',
  '/en/v2/api-reference/guides/error-handling/',
  '/404.html',
];

for (const width of [1280, 360]) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 640 } });
    for (const path of paths) {
      test(`${path}: Tab reaches every control in reading order, each in sight with a visible focus`, async ({
        page,
      }) => {
        await page.goto(path, { waitUntil: 'networkidle' });
        const controls = await page.evaluate(markControls);
        const reached: string[] = [];
        for (let i = 0; i < controls.length; i++) {
          await page.keyboard.press('Tab');
          reached.push(await page.evaluate(describeFocus));
        }
        expect(reached).toEqual(controls);
      });

      test(`${path}: going back with Shift+Tab, nothing stays under the header`, async ({ page }) => {
        await page.goto(path, { waitUntil: 'networkidle' });
        const controls = await page.evaluate(markControls);
        await page.evaluate(() => document.querySelector<HTMLElement>('[data-step="last"]')?.focus());
        const reached = [await page.evaluate(describeFocus)];
        for (let i = 1; i < controls.length; i++) {
          await page.keyboard.press('Shift+Tab');
          reached.push(await page.evaluate(describeFocus));
        }
        expect(reached).toEqual(controls.reverse());
      });
    }
  });
}

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

/** Runs in the page: numbers what the keyboard must reach, in document order, and names it as `describeFocus` will. */
function markControls(): string[] {
  const focusable = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, select, input, textarea, [tabindex="0"]'),
  ].filter((element) => element.checkVisibility({ visibilityProperty: true }));
  focusable.at(-1)?.setAttribute('data-step', 'last');
  return focusable.map((element, i) => {
    element.dataset.step ??= String(i);
    return `${i} ${element.textContent?.trim().slice(0, 30)}: visible focus`;
  });
}

/** Runs in the page: what has the focus, and whether a reader can see that. */
function describeFocus(): string {
  const element = document.activeElement;
  const all = document.querySelectorAll('[data-step]');
  if (!(element instanceof HTMLElement)) return 'nothing';
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const { left, top, right, bottom } = element.getClientRects()[0] ?? new DOMRect();
  // WCAG 2.4.11: some of it must show. A table can be many screens tall.
  const [first, last] = [Math.max(top, 0) + 3, Math.min(bottom, innerHeight) - 3];
  const onTop = [first, (first + last) / 2, last].map((y) => document.elementFromPoint((left + right) / 2, y));
  const faults = [
    ...(outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2 || outlineColor === 'rgba(0, 0, 0, 0)'
      ? ['no outline']
      : []),
    ...(onTop.some((other) => other && element.contains(other))
      ? []
      : [`covered by ${onTop[1]?.outerHTML.slice(0, 40)}`]),
  ];
  return `${[...all].indexOf(element)} ${element.textContent?.trim().slice(0, 30)}: ${faults.join(', ') || 'visible focus'}`;
}
