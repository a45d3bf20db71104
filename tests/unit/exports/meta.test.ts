import { expect, test } from 'vitest';
import { robotsText } from '../../../src/exports/robots.ts';
import { sitemapOptions } from '../../../src/exports/sitemap.ts';
import { definedTerm, scriptJson } from '../../../src/exports/structured-data.ts';
import { entryDescription } from '../../../src/render/description.ts';
import { aged, catalogue, hostile, published } from './sample.ts';

test('a description says what happened and the first step', () => {
  expect(entryDescription(find('TAG_NOT_FOUND'))).toBe(
    'The tag you tried to remove is not applied to this conversation item. Fix: If your goal was to have the tag gone, treat this answer as success and move on.',
  );
  for (const entry of catalogue.entries) expect(entryDescription(entry).length, entry.code).toBeLessThan(260);
});

test('structured data is JSON that cannot end its script', () => {
  const text = scriptJson(definedTerm({ ...find('TAG_NOT_FOUND'), title: hostile }, aged));
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'DefinedTerm',
    name: hostile,
    termCode: 'TAG_NOT_FOUND',
    url: 'https://errors.example.com/docs/errors/TAG_NOT_FOUND/',
  });
});

test('robots.txt names the sitemap of this site', () =>
  expect(robotsText(published)).toMatch(/^Sitemap: https:\/\/errors\.example\.com\/docs\/sitemap-index\.xml$/m));

test('the sitemap leaves out pages whose canonical address is another, and dates the rest', () => {
  const { filter, serialize } = sitemapOptions(aged, '/docs');
  expect(filter?.('https://errors.example.com/docs/en/v2/api-reference/guides/error-codes/')).toBe(false);
  expect(filter?.('https://errors.example.com/docs/errors/TAG_REQUIRED/')).toBe(false);
  expect(filter?.('https://errors.example.com/docs/errors/TAG_NOT_FOUND/')).toBe(true);
  expect(serialize?.({ url: 'https://errors.example.com/docs/errors/TAG_NOT_FOUND/' })).toMatchObject({
    lastmod: '2027-06-01',
  });
});

function find(code: string) {
  const entry = catalogue.byCode.get(code);
  if (!entry) throw new Error(`${code} is not in the catalogue`);
  return entry;
}
