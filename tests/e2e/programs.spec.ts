import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { copies, decodePath } from '../../src/catalogue/urls.ts';
import { builtPages } from '../support/pages.ts';

test('the home page leads to every copy for programs', async ({ page }) => {
  // Robots find the site map in robots.txt, browsers the search in each page's head, and previews the card;
  // agents look for their index at its well-known address.
  const forOthers: string[] = [copies.llmsWellKnown, copies.sitemap, copies.robots, copies.openSearch, copies.card];
  const read = Object.values(copies).filter((path) => !forOthers.includes(path));
  await page.goto('/');
  const links = await page
    .locator('main')
    .getByRole('link')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href')));
  expect(links).toEqual(expect.arrayContaining(read));
});

test('every page leads to the decoder and to what programs read', () => {
  const lost = builtPages().filter((path) => {
    const html = readFileSync(join('dist', path.endsWith('/') ? `${path}index.html` : path), 'utf8');
    const foot = html.slice(html.lastIndexOf('<footer'));
    return !foot.includes(`href="${decodePath}"`) || !foot.includes('href="/#programs"');
  });
  expect(lost).toEqual([]);
});
