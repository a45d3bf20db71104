import { expect, test } from '@playwright/test';
import { deadLinks } from '../support/links.ts';

test('every link within the site leads to a file, and its fragment to an id', async ({ page }) => {
  expect(await deadLinks(page, 'dist')).toEqual([]);
});
