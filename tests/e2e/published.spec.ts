import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { indexPath, publishedPaths } from '../../src/catalogue/urls.ts';
import { parseLedger } from '../../src/contract/ledger.ts';
import { allViews, brokenInBrowser } from '../../src/links/browser.ts';
import { publishedVariants } from '../../src/links/published.ts';
import { head } from '../support/catalogue.ts';
import { pageTypes } from '../support/pages.ts';

test('every address of the ledger, in every spelling, and every link is answered by the built site', () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['src/cli/start.ts', 'links', '--no-browser'], {
    encoding: 'utf8',
  });
  expect(stdout + stderr).toContain(': 0 broken');
  expect(status).toBe(0);
});

/** Pages of a type have the same parts, and those of doc_urls differ in language and title only: one of each is walked. */
const [, ...otherDocUrls] = publishedPaths(head.doc_urls);
const walked = new Set(Object.values(pageTypes).filter((path) => !otherDocUrls.includes(path)));
const variants = publishedVariants(parseLedger('contract.lock', readFileSync('content/contract.lock', 'utf8')).facts);
const followed = new Map([...variants].filter(([address]) => walked.has(address.split('#')[0] ?? '')));

for (const [scripts, views] of Map.groupBy(allViews, ({ javaScript }) => (javaScript ? 'with' : 'without'))) {
  test(`each type of page is reached in every spelling and shows each anchor, ${scripts} scripts`, async ({
    browser,
    baseURL,
  }) => {
    for (const path of [indexPath, publishedPaths(head.doc_urls)[0]])
      expect([...followed.keys()].filter((address) => address.startsWith(`${path}#`)).length).toBeGreaterThan(150);
    expect(await brokenInBrowser(browser, baseURL ?? '', followed, views)).toEqual([]);
  });
}
