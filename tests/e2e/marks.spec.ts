import { expect, test } from '@playwright/test';
import { codePath, sections } from '../../src/catalogue/urls.ts';
import { entries } from '../support/catalogue.ts';

/** What is deduced is marked, and the mark is no part of a name. */
const most = entries.reduce((a, b) => ((b.inferred?.length ?? 0) > (a.inferred?.length ?? 0) ? b : a));

test('headings and regions are named as they read, without the mark beside them', async ({ page }) => {
  await page.goto(codePath(most.code));
  const titles: string[] = Object.values(sections);
  for (const heading of await page.locator('section > h2, section > .marked > h2').all()) {
    const title = (await heading.textContent()) ?? '';
    expect(titles).toContain(title);
    await expect(page.getByRole('region', { name: title, exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
  }
  await expect(page.getByRole('link', { name: 'Fix: why inferred' })).toHaveAttribute('href', '#about');
});

test('a summary is marked where it is deduced, and only there', async ({ page }) => {
  const [deduced, stated] = [true, false].map((wanted) =>
    entries.find(({ inferred }) => (inferred?.includes('summary') ?? false) === wanted),
  );
  for (const [entry, count] of [
    [deduced, 1],
    [stated, 0],
  ] as const) {
    await page.goto(codePath(entry?.code ?? ''));
    await expect(page.locator('.summary').getByRole('link', { name: 'Summary: why inferred' })).toHaveCount(count);
  }
});
