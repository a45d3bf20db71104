import { expect, type Page, test } from '@playwright/test';
import type { CatalogueEntry } from '../../src/catalogue/model.ts';
import { entries } from '../support/catalogue.ts';

const rows = (page: Page) => page.locator('.row').filter({ visible: true });
const field = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });
const shownCodes = (page: Page) => rows(page).evaluateAll((found) => found.map(({ id }) => id).sort());
const codesWhere = (matches: (entry: CatalogueEntry) => boolean) =>
  entries
    .filter(matches)
    .map(({ code }) => code)
    .sort();

const fields: { label: string; option: string; query: string; matches: (entry: CatalogueEntry) => boolean }[] = [
  { label: 'Status', option: '409 Conflict', query: 'status=409', matches: ({ status }) => status === 409 },
  {
    label: 'Type',
    option: 'Permission',
    query: 'type=permission_error',
    matches: ({ type }) => type === 'permission_error',
  },
  { label: 'Retryable', option: 'Yes', query: 'retryable=true', matches: ({ retry }) => retry.retryable },
  { label: 'Retryable', option: 'No', query: 'retryable=false', matches: ({ retry }) => !retry.retryable },
  {
    label: 'Who acts',
    option: 'Admin, of the workspace',
    query: 'actor=workspace_admin',
    matches: ({ actor }) => actor === 'workspace_admin',
  },
];

for (const { label, option, query, matches } of fields) {
  test(`${label} ${option}: only its codes, kept in the address and after a reload`, async ({ page }) => {
    await page.goto('/errors/');
    await expect(rows(page)).toHaveCount(entries.length);
    await field(page, label).selectOption(option);
    const wanted = codesWhere(matches);
    expect(await shownCodes(page)).toEqual(wanted);
    await expect(page).toHaveURL(`/errors/?${query}`);
    await expect(page.getByRole('status').filter({ hasText: 'codes' })).toHaveText(
      `${wanted.length} of ${entries.length} codes`,
    );
    await expect(page.locator('.group').filter({ visible: true })).toHaveCount(
      new Set(entries.filter(matches).map(({ status }) => status)).size,
    );
    await page.reload();
    expect(await shownCodes(page)).toEqual(wanted);
    await expect(field(page, label).locator('option:checked')).toHaveText(option);
  });
}

test('fields narrow together, and Clear shows all again', async ({ page }) => {
  await page.goto('/errors/?status=429');
  await field(page, 'Who acts').selectOption('workspace_admin');
  expect(await shownCodes(page)).toEqual(
    codesWhere(({ status, actor }) => status === 429 && actor === 'workspace_admin'),
  );
  await expect(page).toHaveURL('/errors/?status=429&actor=workspace_admin');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(rows(page)).toHaveCount(entries.length);
  await expect(page).toHaveURL('/errors/');
});

test('Back leaves the list in one step, and coming back finds it as it was', async ({ page }) => {
  await page.goto('/');
  await page.goto('/errors/');
  for (const status of ['404', '409', '429']) await field(page, 'Status').selectOption(status);
  await page.getByRole('link', { name: 'SMS_LIMIT_REACHED', exact: true }).click();
  await expect(page).toHaveURL('/errors/SMS_LIMIT_REACHED/');
  await page.goBack();
  await expect(page).toHaveURL('/errors/?status=429');
  expect(await shownCodes(page)).toEqual(codesWhere(({ status }) => status === 429));
  await page.goBack();
  await expect(page).toHaveURL('/');
});

for (const [what, hash] of [
  ['code', 'TAG_NOT_FOUND'],
  ['lower-case code', 'tag_not_found'],
  ['status', 'status-404'],
  ['type', 'not-found-errors-404'],
]) {
  test(`the anchor of a ${what} that the filter hides is shown, on arrival and by a link`, async ({ page }) => {
    await page.goto(`/errors/?status=500#${hash}`);
    const place = page.locator(`[id="${hash}"]`);
    await expect(place).toBeInViewport();
    await expect(page, 'the address tells the same').toHaveURL(`/errors/#${hash}`);
    await page.goto('/errors/?status=500');
    await expect(place).toBeHidden();
    await page.evaluate((id) => location.assign(`#${id}`), hash);
    await expect(place).toBeInViewport();
    await expect(rows(page)).toHaveCount(entries.length);
  });
}

for (const query of [
  'status=999&type=none&retryable=maybe&actor=',
  'status=%3Cscript%3E&type="><img src=x onerror=__xss=1>',
  'status[]=404&__proto__[status]=404&constructor=404&toString=404',
  'type=constructor&actor=__proto__&retryable=hasOwnProperty',
  'status=%E0%A4%A&%=%&+=+&=&&&',
  `x=${'a'.repeat(7000)}`,
  'status=%E2%80%AE404',
  '#%E0%A4%A',
  '#"><img src=x onerror=__xss=1>',
]) {
  test(`ignores ${query.slice(0, 60)}`, async ({ page }) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(`/errors/?${query}`);
    await expect(field(page, 'Status')).toBeVisible();
    await expect(rows(page)).toHaveCount(entries.length);
    expect(await page.evaluate(() => '__xss' in window)).toBe(false);
    expect(faults).toEqual([]);
  });
}

test('the first of two values for one field holds', async ({ page }) => {
  await page.goto('/errors/?status=404&status=500');
  expect(await shownCodes(page)).toEqual(codesWhere(({ status }) => status === 404));
});
