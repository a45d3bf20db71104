import { expect, test } from '@playwright/test';
import { operationsOf } from '../../src/catalogue/operations.ts';
import { codePath, operationAnchor, operationsPath } from '../../src/catalogue/urls.ts';
import { entries, head } from '../support/catalogue.ts';

test.use({ javaScriptEnabled: false });

test('every operation has its place, with its scopes', async ({ page }) => {
  await page.goto(operationsPath);
  for (const [operation, { scopes }] of Object.entries(head.operations)) {
    const place = page.locator(`[id="${operationAnchor(operation)}"]`);
    await expect(place).toHaveCount(1);
    await expect(place.getByRole('heading')).toHaveText(operation);
    for (const scope of scopes) await expect(place).toContainText(scope);
  }
});

test('a code leads to its operation, and the operation back', async ({ page }) => {
  const entry = entries.find((one) => operationsOf(one).some(({ inferred }) => !inferred));
  const [named] = entry ? operationsOf(entry) : [];
  await page.goto(codePath(entry?.code ?? ''));
  await page
    .locator('#endpoints')
    .getByRole('link', { name: named?.operation ?? '', exact: true })
    .click();
  const place = page.locator(`[id="${operationAnchor(named?.operation ?? '')}"]`);
  await expect(place).toBeInViewport();
  await place.getByRole('link', { name: entry?.code ?? '', exact: true }).click();
  await expect(page).toHaveURL(codePath(entry?.code ?? ''));
});
