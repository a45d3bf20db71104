import { expect, test } from '@playwright/test';
import { firstScript } from '../../src/site/theme.ts';
import { pageTypes } from '../support/pages.ts';

/** What a strict Content-Security-Policy and a private network ask of every page. */
for (const [name, path] of Object.entries(pageTypes)) {
  test(`${name}: no complaint, no foreign request, nothing inline`, async ({ page, baseURL }) => {
    const complaints: string[] = [];
    page.on('console', (message) => message.type() !== 'log' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
    page.on(
      'response',
      (response) => response.status() >= 400 && complaints.push(`${response.status()}: ${response.url()}`),
    );
    page.on(
      'request',
      (request) => request.url().startsWith(baseURL ?? '') || complaints.push(`foreign: ${request.url()}`),
    );
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(violatedDirective, blockedURI),
      );
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(complaints).toEqual([]);

    await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
      'content',
      /^default-src 'none'/,
    );
    await expect(
      page.locator('[style], style, [onclick], [onload], [onerror], iframe, object, embed, base'),
    ).toHaveCount(0);
    // JSON-LD is data: no policy asks for its hash, and no browser runs it.
    expect(await page.locator('script:not([src], [type="application/ld+json"])').allTextContents()).toEqual([
      firstScript,
    ]);
  });
}
