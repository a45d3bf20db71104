import { test } from '@playwright/test';
import { tabOf } from '../engines/chromium.ts';
import { journeys } from '../engines/journeys.ts';
import { type Sites, startSites } from '../engines/site.ts';

/** The journeys of all engines, in Chromium. */
let sites: Sites;
test.beforeAll(async () => {
  sites = await startSites();
});
test.afterAll(() => sites.close());

for (const { name, steps, noScript } of journeys) {
  test(name, async ({ page }) => {
    for (const step of steps) await step(tabOf(page), noScript ? sites.noScript : sites.site);
  });
}
