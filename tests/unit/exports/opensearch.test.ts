import { expect, test } from 'vitest';
import { openSearch } from '../../../src/exports/opensearch.ts';
import { publishAt } from '../../../src/exports/published.ts';
import { readXml } from '../../support/consumers.ts';
import { aged } from './sample.ts';

test.each(['Made Up API', 'A ]]> B', '<b>&amp;</b> API'])('opensearch.xml says the name %s as it is', (name) => {
  const { head } = aged;
  const site = publishAt({ ...aged, head: { ...head, api: { ...head.api, name } } }, head.site_url, '/');
  const { name: root, children } = readXml(openSearch(site));
  expect(root).toBe('OpenSearchDescription');
  expect(children.find((child) => child.name === 'Description')?.text).toBe(`Find an error code of the ${name}`);
});
