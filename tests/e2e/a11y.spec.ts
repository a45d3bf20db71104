import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { pageTypes } from '../support/pages.ts';

/** The pages that hold every code in full are long, and every element of them is looked at. */
test.describe.configure({ timeout: 120_000 });

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 320]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } });
      for (const [name, path] of Object.entries(pageTypes)) {
        test(`${name} has no accessibility fault`, async ({ page }) => {
          await page.goto(path);
          // Experimental rules do not run by tag; this one is WCAG 2.5.3, which people who speak to their computer depend on.
          const { violations } = await new AxeBuilder({ page })
            .options({ runOnly: tags, rules: { 'label-content-name-mismatch': { enabled: true } } })
            .analyze();
          expect(violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }))).toEqual(
            [],
          );
        });
      }
    });
  }
}

test('the menu on a phone has no accessibility fault', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/errors/TAG_NOT_FOUND/');
  await page.getByRole('button', { name: 'Menu' }).click();
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([]);
});
