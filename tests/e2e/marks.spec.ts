import { expect, test } from '@playwright/test';
import { isInferred } from '../../src/catalogue/inferred.ts';
import { codePath, sections } from '../../src/catalogue/urls.ts';
import { entries } from '../support/catalogue.ts';

/** What is deduced is marked where it stands, and the mark is no part of a name. */

test('headings and regions are named as they read', async ({ page }) => {
  await page.goto(codePath(entries[0]?.code ?? ''));
  const titles: string[] = Object.values(sections);
  for (const heading of await page.locator('section > h2').all()) {
    const title = (await heading.textContent()) ?? '';
    expect(titles).toContain(title);
    await expect(page.getByRole('region', { name: title, exact: true })).toBeVisible();
  }
});

test('a code has no blanks in its name, and is copied as it is', async ({ page }) => {
  await page.goto(codePath('API_KEY_INSUFFICIENT_SCOPE'));
  await expect(page.getByRole('heading', { name: 'API_KEY_INSUFFICIENT_SCOPE', exact: true })).toBeVisible();
  expect(
    await page.evaluate(() => {
      getSelection()?.selectAllChildren(document.querySelector('h1') ?? document.body);
      return getSelection()?.toString();
    }),
  ).toBe('API_KEY_INSUFFICIENT_SCOPE');
});

test('the retry flag is marked where it is deduced, and only there', async ({ page }) => {
  for (const wanted of [true, false]) {
    const entry = entries.find((one) => isInferred(one, 'retry.retryable') === wanted);
    if (!entry) continue;
    await page.goto(codePath(entry.code));
    await expect(page.locator('.strip').getByText('inferred')).toHaveCount(wanted ? 1 : 0);
    await expect(page.locator('#fix').getByText('inferred')).toHaveCount(0);
    await expect(page.locator('#about p').last()).toContainText("this catalogue's own advice");
  }
});
