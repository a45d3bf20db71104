import { afterAll, expect, test } from 'vitest';
import { readCatalogue } from '../../../src/catalogue/index.ts';
import { describeSite } from '../../../src/hosting/hosted-site.ts';
import { redirectRules } from '../../../src/hosting/hosts/rule-files.ts';
import { renderPages } from '../../../src/render/pages.ts';
import { removeFolder } from '../../support/project.ts';
import { siteOf } from '../../support/siteOf.ts';

const catalogue = readCatalogue('tests/fixtures/every-field.yaml');
const folder = siteOf({ 'index.html': '' });
afterAll(() => removeFolder(folder));
const site = describeSite(catalogue, { folder, base: '/docs' });
const rules = redirectRules(site).map((rule) => rule.split(' '));

test.each([
  ['INVALID_TAG', 'invalid_tag', 'invalid-tag'],
  ['BAD_TAG', 'bad_tag', 'bad-tag'],
])('other spellings of %s lead to its own page, with the slash and without', (code, ...spellings) => {
  const page = `/docs/errors/${code}/`;
  expect(rules.filter(([, to]) => to === page)).toEqual(
    spellings.flatMap((name) => [`/docs/errors/${name}/`, `/docs/errors/${name}`]).map((from) => [from, page, '301']),
  );
});

test('no address of a page is led away from it, and every rule leads to one', () => {
  const pages = new Set([...renderPages(catalogue).keys()].map((path) => path.replace(/^(.*)\.mdx$/, '/docs/$1/')));
  const isPage = (path = '') => pages.has(path.endsWith('/') ? path : `${path}/`);
  expect(rules.filter(([from, to]) => isPage(from) || !isPage(to))).toEqual([]);
});
