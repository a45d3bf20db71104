import { expect, test } from '@playwright/test';
import { Finder } from '../support/finder.ts';

const codePage = '/errors/TAG_NOT_FOUND/';
const body =
  '{"error":{"type":"not_found_error","code":"TAG_NOT_FOUND","message":"No tag","request_id":"req_a1b2c3d4e5f6"}}';
const secret = 'kQ7vX2mB9tR4zL8w';

test.describe('while an input method composes', () => {
  for (const sign of [{ isComposing: true }, { keyCode: 229 }]) {
    test(`Enter and arrows belong to it: ${JSON.stringify(sign)}`, async ({ page }) => {
      await page.goto('/');
      const finder = new Finder(page);
      await finder.ask('TAG_NOT_FOUND');
      for (const key of ['Enter', 'ArrowDown']) {
        const prevented = await finder.box.evaluate(
          (field, init) => !field.dispatchEvent(new KeyboardEvent('keydown', init)),
          { key, bubbles: true, cancelable: true, ...sign },
        );
        expect(prevented).toBe(false);
      }
      await expect(finder.box).toBeFocused();
      await expect(page).toHaveURL(/\/$/);
    });
  }
});

test('a copy in the dialog arrives without the clipboard API, as on a page without TLS', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(codePage);
  await page.keyboard.press('Control+k');
  const finder = new Finder(page);
  await finder.paste(body);
  const button = finder.root.getByRole('button', { name: 'Copy for support' });
  await button.click();
  await expect(finder.root.getByRole('button', { name: 'Copied' })).toBeVisible();
  await finder.box.fill('');
  await finder.box.focus();
  await page.keyboard.press('Control+v');
  await expect(finder.box).toHaveValue(/Code: TAG_NOT_FOUND/);
});

test('a copy that fails says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = (command) => command !== 'copy';
  });
  await page.goto('/decode/');
  const finder = new Finder(page);
  await finder.ask(body);
  await finder.root.getByRole('button', { name: 'Copy for support' }).click();
  await expect(finder.root.getByRole('button', { name: 'Copy failed' })).toBeVisible();
});

test.describe('a paste', () => {
  test('keeps what was typed, is searched before it is masked, and can be undone', async ({ page }) => {
    await page.goto('/');
    const finder = new Finder(page);
    await finder.box.click();
    await page.keyboard.type('what is ');
    await finder.paste(`Authorization: Bearer ${secret} API_KEY_REVOKED`);
    await expect(finder.box).toHaveValue('what is Authorization: Bearer [hidden] API_KEY_REVOKED');
    await expect(finder.hits.first()).toHaveAttribute('href', '/errors/API_KEY_REVOKED/');
    await page.keyboard.press('Control+z');
    await expect(finder.box).toHaveValue('what is ');
  });

  test('of any length is read, beside what was typed, and can be undone', async ({ page }) => {
    await page.goto('/');
    const finder = new Finder(page);
    await finder.box.click();
    await page.keyboard.type('look: ');
    await finder.paste(`${'x'.repeat(30_000)} ${body}`);
    await expect(finder.hits.first()).toHaveAttribute('href', codePage);
    await expect(finder.box).toHaveValue('look: ');
    await page.keyboard.press('Control+z');
    await expect(finder.root.locator('.chip').first()).toBeHidden();
  });

  test('leaves with the page, and Back does not bring it', async ({ page }) => {
    await page.goto('/');
    const finder = new Finder(page);
    await finder.paste(body);
    await finder.hits.first().click();
    await expect(page).toHaveURL(/TAG_NOT_FOUND\/$/);
    await page.goBack();
    await expect(finder.box).toHaveValue('');
    expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain('TAG');
  });
});

test('Back brings a typed question back', async ({ page }) => {
  await page.goto('/');
  const finder = new Finder(page);
  await finder.ask('tag not found');
  await page.waitForFunction(() => history.state?.question === 'tag not found');
  await finder.hits.first().click();
  await expect(page).toHaveURL(/\/errors\//);
  await page.goBack();
  await expect(finder.box).toHaveValue('tag not found');
});

test('Ctrl+click leaves the dialog open', async ({ page, context }) => {
  await page.goto('/errors/UNAUTHORIZED/');
  await page.keyboard.press('Control+k');
  const finder = new Finder(page);
  await finder.ask('TAG_NOT_FOUND');
  const opened = context.waitForEvent('page');
  await finder.hits.first().click({ modifiers: ['ControlOrMeta'] });
  await opened;
  await expect(page.locator('dialog')).toBeVisible();
});

test('no translator changes a code', async ({ page }) => {
  await page.goto('/');
  const finder = new Finder(page);
  await finder.ask(body);
  for (const code of await finder.root.locator('code').all()) await expect(code).toHaveAttribute('translate', 'no');
});

test('a code of an HTTP client is known for what it is', async ({ page }) => {
  await page.goto('/');
  const finder = new Finder(page);
  await finder.ask('ECONNRESET');
  await expect(finder.status).toContainText('code of an HTTP client');
  await expect(page.locator('.unknown')).toHaveCount(0);
});

test('the look-up data are asked of the server each time', async ({ page }) => {
  const asked = page.waitForRequest(/lookup\.json$/);
  await page.goto('/');
  expect((await (await asked).allHeaders())['cache-control']).toBe('max-age=0');
});

test('an old tab says that a newer version exists', async ({ page }) => {
  await page.goto(codePage);
  await page.route(/_astro\/dialog\..*\.js$/, (route) => route.fulfill({ status: 404 }));
  await page.keyboard.press('Control+k');
  const note = page.getByRole('dialog', { name: 'The finder could not load' });
  await expect(note).toContainText('newer version');
  await expect(note.getByRole('link', { name: 'All codes on one page' })).toHaveAttribute('href', /\/errors\/$/);
});

for (const [address, end] of [
  ['/errors/TAG_NOT_FOUND/#Fix', /TAG_NOT_FOUND\/#fix$/],
  ['/errors/TAG_NOT_FOUND/#fix.', /TAG_NOT_FOUND\/#fix$/],
  ['/errors%5CTAG_NOT_FOUND', /\/errors\/TAG_NOT_FOUND\/$/],
  ['/errors/TAG_NOT_FOUND).', /\/errors\/TAG_NOT_FOUND\/$/],
  ['/errors/[TAG_NOT_FOUND]/', /\/errors\/TAG_NOT_FOUND\/$/],
  ['/errors/tag-not-found./#fix', /\/errors\/TAG_NOT_FOUND\/#fix$/],
  ['/status/404.', /\/status\/404\/$/],
] as const) {
  test(`${address} leads to its place`, async ({ page }) => {
    await page.goto(address);
    await expect(page).toHaveURL(end);
  });
}
