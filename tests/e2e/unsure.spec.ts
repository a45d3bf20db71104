import { expect, test } from '@playwright/test';
import { Finder } from '../support/finder.ts';

test.beforeEach(({ page }) => page.goto('/'));

test('a guess is called one', async ({ page }) => {
  const finder = new Finder(page);
  await finder.ask('something about labels maybe');
  await expect(finder.status).toHaveText(/^Not sure\. \d+ results, the closest first\.$/);
  await finder.ask('TAG_NOT_FOUND');
  await expect(finder.status).toHaveText(/^\d+ results?: TAG_NOT_FOUND/);
});

test('an unknown code is announced as one, and Enter opens no neighbour', async ({ page }) => {
  const finder = new Finder(page);
  await finder.ask('API_KEY_EXPIRED');
  await expect(finder.status).toContainText('Not in the catalogue');
  await finder.box.press('Enter');
  await expect(finder.hits.first()).toBeFocused();
  await expect(page).toHaveURL(/\/$/);
});

for (const text of ['asdfghjkl', 'zebra xylophone']) {
  test(`"${text}" has no results`, async ({ page }) => {
    const finder = new Finder(page);
    await finder.ask(text);
    await expect(finder.status).toContainText('No results');
    await finder.box.press('Enter');
    await expect(page).toHaveURL(/\/$/);
  });
}

test('a request id is told from a code', async ({ page }) => {
  const finder = new Finder(page);
  await finder.ask('req_a1b2c3d4e5f6');
  await expect(finder.status).toContainText('request id');
});

test('an unknown error keeps its values, for support', async ({ page }) => {
  const finder = new Finder(page);
  await finder.paste(
    '{"error":{"type":"conflict_error","code":"BRAND_NEW","message":"Nothing like it","param":"x","request_id":"req_abc123def456"}}',
  );
  const panel = page.getByRole('region', { name: 'Not in the catalogue' });
  for (const value of ['Nothing like it', 'x', 'req_abc123def456'])
    await expect(panel.getByRole('definition').getByText(value, { exact: true })).toBeVisible();
  await panel.getByRole('button', { name: 'Copy for support' }).click();
  await expect(panel.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('Code: BRAND_NEW');
  expect(copied).toContain('Request id: req_abc123def456');
  const message = await panel.getByRole('link', { name: 'Write to support' }).getAttribute('href');
  expect(decodeURIComponent(message ?? '')).toContain(copied.split('\n').slice(0, 2).join('\r\n'));
});

test('each error of a paste is filled in', async ({ page }) => {
  const finder = new Finder(page);
  const body = (code: string, id: string) =>
    `{"error":{"type":"x","code":"${code}","message":"about ${id}","request_id":"${id}"}}`;
  await finder.paste(
    [
      body('TAG_NOT_FOUND', 'req_aaaaaaaaaaaa'),
      body('TAG_NOT_FOUND', 'req_bbbbbbbbbbbb'),
      body('FORBIDDEN', 'req_cccccccccccc'),
    ].join('\n'),
  );
  await expect(page.getByRole('region', { name: 'Your error: TAG_NOT_FOUND' })).toContainText(
    'req_aaaaaaaaaaaa, req_bbbbbbbbbbbb',
  );
  await expect(page.getByRole('region', { name: 'Your error: FORBIDDEN' })).toContainText('req_cccccccccccc');
});
