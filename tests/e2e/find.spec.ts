import { expect, test } from '@playwright/test';
import { Finder } from '../support/finder.ts';

const codePage = '/errors/TAG_NOT_FOUND/';

test.describe('the dialog', () => {
  for (const [name, open] of [
    ['its button', (page) => page.locator('.top [data-search]').click()],
    ['Ctrl+K', (page) => page.keyboard.press('Control+k')],
    ['Space on the button', (page) => page.keyboard.press('Space')],
  ] satisfies [string, (page: import('@playwright/test').Page) => Promise<void>][]) {
    test(`opens with ${name}, and Esc gives the focus back`, async ({ page }) => {
      await page.goto(codePage);
      const trigger = page.locator('.top [data-search]');
      await trigger.focus();
      await open(page);
      const finder = new Finder(page);
      await expect(page.locator('dialog')).toBeVisible();
      await expect(finder.box).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(page.locator('dialog')).toBeHidden();
      await expect(trigger).toBeFocused();
    });
  }

  test('no single key opens it (WCAG 2.1.4)', async ({ page }) => {
    await page.goto(codePage);
    for (const key of ['/', 'k', 's', '?']) await page.keyboard.press(key);
    await expect(page.locator('dialog')).toHaveCount(0);
  });

  test('arrow keys walk the links, Enter opens the first', async ({ page }) => {
    await page.goto(codePage);
    await page.keyboard.press('Control+k');
    const finder = new Finder(page);
    await finder.ask('limit reached');
    await page.keyboard.press('ArrowDown');
    await expect(finder.hits.nth(0)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(finder.hits.nth(1)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(finder.box).toBeFocused();
    const first = await finder.firstHref();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${first}$`));
  });

  test('is a link to all codes without JavaScript', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
    const page = await context.newPage();
    await page.goto(codePage);
    await page.locator('.top [data-search]').click();
    await expect(page).toHaveURL(/\/errors\/$/);
    await context.close();
  });
});

test.describe('the answers', () => {
  test('are led by the code that is meant, each once', async ({ page }) => {
    await page.goto('/');
    const finder = new Finder(page);
    // Neighbours lead elsewhere: an answer that is still there from the last question is none.
    for (const [query, path] of [
      ['RATE_LIMIT_EXCEEDED', '/errors/RATE_LIMIT_EXCEEDED/'],
      ['SENDER_ID_INBOX', '/errors/SENDER_ID_INBOX_CANNOT_SEND_SMS/'],
      ['rate_limit_exceeded', '/errors/RATE_LIMIT_EXCEEDED/'],
      ['landline', '/errors/LANDLINE_NUMBER_NOT_SUPPORTED/'],
      ['rateLimitExceeded', '/errors/RATE_LIMIT_EXCEEDED/'],
      ['granularity', '/errors/INVALID_GRANULARITY/'],
      ['rate-limit-excedeed', '/errors/RATE_LIMIT_EXCEEDED/'],
      ['https://help.withallo.com/en/v2/api-reference/guides/error-handling#CALL_NOT_FOUND', '/errors/CALL_NOT_FOUND/'],
      ['{"code":"INVALID_TO_NUMBER","details":null}', '/errors/INVALID_TO_NUMBER/'],
    ] as const) {
      await finder.ask(query);
      await expect.poll(() => finder.firstHref(), query).toBe(path);
      const hrefs = await finder.hrefs();
      expect(new Set(hrefs).size, query).toBe(hrefs.length);
    }
  });

  test('show code, status, title and the first step of the fix', async ({ page }) => {
    await page.goto('/');
    const finder = new Finder(page);
    await finder.ask('TAG_NOT_FOUND');
    await expect(finder.hits.first()).toContainText('TAG_NOT_FOUND');
    await expect(finder.hits.first()).toContainText('404');
    await expect(finder.hits.first()).toContainText('Fix:');
    await expect(finder.status).toContainText(/\d+ results?/);
  });

  test('come from the text of pages too, but not from navigation, related codes or index rows', async ({ page }) => {
    await page.goto('/');
    const finder = new Finder(page);
    await finder.ask('Unix timestamp subtract the current time');
    expect(await finder.hrefs()).toContain('/guides/rate-limits/');
    await finder.ask('INVALID_GROUP_BY');
    const hrefs = await finder.hrefs();
    expect(hrefs[0]).toBe('/errors/INVALID_GROUP_BY/');
    expect(
      hrefs.filter((href) => !href.startsWith('/errors/INVALID_')),
      'pages that only link to it',
    ).not.toContain('/errors/');
  });

  test('narrow to a status and a type', async ({ page }) => {
    await page.goto('/');
    const finder = new Finder(page);
    await finder.ask('number');
    await finder.root.getByLabel('Status').selectOption('404');
    await finder.settled();
    for (const text of await finder.hits.allTextContents()) expect(text).toContain('404');
    expect(await finder.hits.count()).toBeGreaterThan(0);
  });

  test('fill in the values of a pasted body and warn where they differ', async ({ page }) => {
    await page.goto('/decode/');
    const finder = new Finder(page);
    await finder.paste(
      '{"error":{"type":"rate_limit_error","code":"RATE_LIMIT_EXCEEDED","message":"Slow down","retryable":false,"request_id":"req_a1b2c3d4e5f6","retry_after_seconds":7}}',
    );
    const yours = page.getByRole('region', { name: 'Your error' });
    await expect(yours).toContainText('req_a1b2c3d4e5f6');
    await expect(yours).toContainText('Slow down');
    await expect(yours).toContainText('retryable: false');
    await yours.getByRole('button', { name: 'Copy for support' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('RATE_LIMIT_EXCEEDED');
    expect(copied).toContain('req_a1b2c3d4e5f6');
    expect(copied).toContain('/errors/RATE_LIMIT_EXCEEDED/');
  });

  test('say what to do with a code that is not in the catalogue', async ({ page }) => {
    await page.goto('/');
    const finder = new Finder(page);
    await finder.ask('{"error":{"type":"rate_limit_error","code":"FAX_LIMIT_REACHED","retryable":true}}');
    const panel = page.locator('.unknown');
    await expect(panel).toContainText('FAX_LIMIT_REACHED');
    await expect(panel).toContainText('not in this catalogue');
    await expect(panel).toContainText(/20\d\d-\d\d-\d\d/);
    await expect(panel).toContainText('Retry-After');
  });

  test('lead to what the guide says of codes that have no entry', async ({ page }) => {
    await page.goto('/');
    const finder = new Finder(page);
    const codes = 'API_KEY_QUOTA_EXCEEDED CONTACT_NOT_FOUND INVALID_LENGTH INVALID_SENDER_ID PROVIDER_NOT_SUPPORTED';
    for (const code of codes.split(' '))
      for (const text of [
        code,
        `{"code":"${code}","details":null}`,
        `HTTP/1.1 429\n\n{"code": "${code}", "details": null}`,
      ]) {
        await finder.paste(text);
        await expect(finder.hits.first()).toHaveAttribute('href', /\/guides\/(?:error-object|rate-limits)\/#[\w-]*v1/);
        await finder.box.fill('');
      }
  });
});

test.describe('?q=', () => {
  test('fills the box of the home page', async ({ page }) => {
    await page.goto('/?q=tag+not+found&q=other');
    await expect(new Finder(page).hits.first()).toHaveAttribute('href', codePage);
  });

  test('opens the dialog on other pages', async ({ page }) => {
    await page.goto(`/errors/UNAUTHORIZED/?q=${encodeURIComponent('TAG_NOT_FOUND')}`);
    await expect(page.locator('dialog')).toBeVisible();
    await expect(new Finder(page).hits.first()).toHaveAttribute('href', codePage);
  });

  test('/opensearch.xml names it', async ({ request }) => {
    const text = await (await request.get('/opensearch.xml')).text();
    expect(text).toContain('?q={searchTerms}');
    expect(text).toMatch(/<ShortName>[^<]{1,16}<\/ShortName>/);
  });
});
