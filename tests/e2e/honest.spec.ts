import { expect, type Route, test } from '@playwright/test';
import { Finder } from '../support/finder.ts';

/** Each file the finder reads, and the ways it can fail. */
const parts = [
  'pagefind/pagefind.js',
  'pagefind/pagefind-entry.json*',
  'pagefind/*.pf_meta',
  'pagefind/wasm.*',
  'pagefind/index/*',
  'pagefind/fragment/*',
];
const failures: Record<string, (route: Route) => Promise<void>> = {
  missing: (route) => route.fulfill({ status: 404, body: 'Not found' }),
  unreachable: (route) => route.abort('connectionfailed'),
  'half loaded': async (route) => {
    const body = await (await route.fetch()).body();
    await route.fulfill({ body: body.subarray(0, Math.floor(body.length / 2)) });
  },
};

/** A request still under way when its test ends is nobody's failure. */
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

for (const part of parts) {
  for (const [name, fail] of Object.entries(failures)) {
    test(`${part} ${name}: says so, offers the list, and still finds codes`, async ({ page }) => {
      await page.route(`**/${part}`, fail);
      await page.goto('/');
      const finder = new Finder(page);
      await finder.box.fill('exponential backoff idea');
      await expect(finder.notes).toContainText('Full-text search could not load', { timeout: 6000 });
      await expect(finder.notes.getByRole('link', { name: 'All codes on one page' })).toHaveAttribute(
        'href',
        '/errors/',
      );
      await expect(finder.status).not.toContainText('No results');
      await finder.box.fill('TAG_NOT_FOUND');
      await expect(finder.hits.first()).toHaveAttribute('href', '/errors/TAG_NOT_FOUND/');
    });
  }
}

test('an index that never answers is given up on', async ({ page }) => {
  await page.route('**/pagefind/pagefind-entry.json*', () => undefined);
  await page.goto('/');
  const finder = new Finder(page);
  await finder.box.fill('exponential backoff idea');
  await expect(finder.notes).toContainText('it took too long', { timeout: 6000 });
});

test('a site that never answers is given up on within 3 s, look-up and full text alike', async ({ page }) => {
  await page.route('**/lookup.json', () => undefined);
  await page.route('**/pagefind/*', () => undefined);
  await page.goto('/');
  const finder = new Finder(page);
  await finder.box.fill('exponential backoff idea');
  await expect(finder.notes).toContainText('Code look-up could not load: it took too long', { timeout: 5000 });
  await expect(finder.notes).toContainText('Full-text search could not load: it took too long', { timeout: 1000 });
});

test('searches that overlap give the console back', async ({ page }) => {
  await page.route('**/pagefind/index/*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto('/');
  const finder = new Finder(page);
  const spoken = await page.evaluateHandle(() => console.error);
  for (const text of ['exponential idea', 'authorization idea', 'webhook idea']) {
    await finder.box.fill(text);
    await page.waitForTimeout(250);
  }
  await finder.settled();
  await expect.poll(() => page.evaluate((before) => console.error === before, spoken)).toBe(true);
});

test('blocked WebAssembly is said', async ({ page }) => {
  await page.addInitScript(() => {
    const blocked = () => Promise.reject(new WebAssembly.CompileError('blocked'));
    Object.assign(WebAssembly, { instantiate: blocked, instantiateStreaming: blocked });
  });
  await page.goto('/');
  const finder = new Finder(page);
  await finder.box.fill('exponential backoff idea');
  await expect(finder.notes).toContainText('Full-text search could not load', { timeout: 6000 });
});

test('missing look-up data is said, and full text still answers', async ({ page }) => {
  await page.route('**/lookup.json', (route) => route.fulfill({ status: 500, body: 'no' }));
  await page.goto('/');
  const finder = new Finder(page);
  await finder.box.fill('exponential backoff');
  await expect(finder.notes).toContainText('Code look-up could not load');
  await expect(finder.hits.first()).toBeVisible();
});

test('"No results" is said only when everything loaded', async ({ page }) => {
  await page.goto('/');
  const finder = new Finder(page);
  await finder.box.fill('zzqqxx wwvvkk');
  await expect(finder.status).toContainText('No results');
  await expect(finder.notes.getByRole('link', { name: 'All codes on one page' })).toBeVisible();
});

test('without the reader of pastes the codes of a paste are still found, and none of it is shown', async ({ page }) => {
  await page.route('**/_astro/reader.*.js', (route) => route.abort());
  await page.goto('/');
  const finder = new Finder(page);
  await finder.paste('X-Api-Key: kQ7vX2mB9tR4zL8w\n{"error":{"code":"CALL_NOT_FOUND"}}');
  await expect(finder.notes).toContainText('The reader of pastes could not load');
  await expect(finder.hits.first()).toHaveAttribute('href', '/errors/CALL_NOT_FOUND/');
  await expect(finder.box).toHaveValue('');
  await expect(finder.root).not.toContainText('kQ7vX2mB9tR4zL8w');
});
