import { expect, test } from '@playwright/test';
import { copies, decodePath } from '../../src/catalogue/urls.ts';
import { pageTypes } from '../support/pages.ts';

test('the home page leads to the decoder and to every copy for programs', async ({ page }) => {
  // Robots find the site map in robots.txt, browsers the search in each page's head, and previews the card.
  const forOthers: string[] = [copies.sitemap, copies.robots, copies.openSearch, copies.card];
  const read = Object.values(copies).filter((path) => !forOthers.includes(path));
  await page.goto('/');
  const links = await page
    .locator('main')
    .getByRole('link')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href')));
  expect(links).toEqual(expect.arrayContaining([decodePath, ...read]));
});

test('every kind of page leads to the decoder and to what programs read', async ({ page }) => {
  for (const path of Object.values(pageTypes)) {
    await page.goto(path);
    const footer = page.locator('footer.bottom');
    await expect(footer.getByRole('link', { name: 'Decode a paste' }), path).toHaveAttribute('href', decodePath);
    await footer.getByRole('link', { name: 'For programs' }).click();
    await expect(page.getByRole('heading', { name: 'For programs' })).toBeInViewport();
  }
});
