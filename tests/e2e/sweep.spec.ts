import { expect, test } from '@playwright/test';
import { views } from '../support/looks/sweep.ts';
import { pageTypes } from '../support/pages.ts';

/** Each page type, once a view. `planted.spec.ts` proves that each kind of fault is seen. */
for (const [view, { options, look }] of Object.entries(views)) {
  test.describe(view, () => {
    test.use(options);
    for (const [name, path] of Object.entries(pageTypes)) {
      test(name, async ({ page, baseURL }) => {
        expect(await look(page, new URL(path, baseURL).href)).toEqual([]);
      });
    }
  });
}
