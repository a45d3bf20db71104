import { expect, type Page, test } from '@playwright/test';
import { Finder } from '../support/finder.ts';

const canaries = [
  'CANARYkey8f7e6d5c4b3a',
  'canary.person@corp-canary.com',
  'eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOiJ5ZXMifQ.c2lnbmF0dXJlY2FuYXJ5',
];
const paste = `curl -v https://api.withallo.com/v2/api/tags -H 'Authorization: Api-Key ak_live_${canaries[0]}'
> Authorization: Bearer ${canaries[2]}
< HTTP/1.1 404 Not Found
{"error":{"type":"not_found_error","code":"TAG_NOT_FOUND","message":"No tag for ${canaries[1]} with ak_live_${canaries[0]}","retryable":false,"request_id":"req_a1b2c3d4e5f6","param":"tag"}}`;

for (const offline of [false, true]) {
  test(`what is pasted never leaves the tab and never stays (network ${offline ? 'off' : 'on'})`, async ({
    page,
    context,
  }) => {
    const sent: string[] = [];
    const said: string[] = [];
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    page.on('console', (message) => said.push(message.text()));
    await page.goto('/decode/');
    const finder = new Finder(page);
    await finder.box.waitFor();
    await finder.status.filter({ hasText: 'Nothing you paste leaves this tab' }).waitFor();
    await context.setOffline(offline);
    await finder.paste(paste);
    await expect(finder.hits.first()).toHaveAttribute('href', '/errors/TAG_NOT_FOUND/');
    await expect(page.getByRole('region', { name: 'Your error' })).toContainText('req_a1b2c3d4e5f6');
    await page.waitForTimeout(500); // a request that should not be made has time to be made

    const traces = { sent, said, ...(await tracesIn(page)) };
    for (const canary of canaries) expect(JSON.stringify(traces), canary).not.toContain(canary);

    await page.getByRole('button', { name: 'Copy for support' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('TAG_NOT_FOUND');
    const written = decodeURIComponent(
      (await page.getByRole('link', { name: 'Write to support' }).getAttribute('href')) ?? '',
    );
    expect(written).toMatch(/^mailto:\S+@\S+\?subject=Error: TAG_NOT_FOUND&body=Code: TAG_NOT_FOUND\r\n/);
    expect(written).toContain('Request id: req_a1b2c3d4e5f6');
    for (const canary of canaries) expect(`${copied}${written}`).not.toContain(canary);

    await page.goto('about:blank').catch(() => undefined);
  });
}

test('a pasted code is looked up without naming it in a request', async ({ page }) => {
  await page.goto('/decode/');
  const finder = new Finder(page);
  await finder.status.filter({ hasText: 'Nothing you paste' }).waitFor();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  await finder.paste('{"error":{"code":"CALL_NOT_FOUND","message":"secret project name"}}');
  await expect(finder.hits.first()).toHaveAttribute('href', '/errors/CALL_NOT_FOUND/');
  await page.waitForTimeout(500);
  expect(sent).toEqual([]);
});

/** Every place a page can keep something. */
function tracesIn(page: Page) {
  return page.evaluate(async () => ({
    url: location.href,
    title: document.title,
    state: JSON.stringify(history.state),
    local: JSON.stringify({ ...localStorage }),
    session: JSON.stringify({ ...sessionStorage }),
    cookie: document.cookie,
    databases: JSON.stringify(await indexedDB.databases()),
    caches: JSON.stringify(await caches.keys()),
    html: document.documentElement.outerHTML,
    field: document.querySelector('textarea')?.value ?? '',
  }));
}
