import { expect, test } from 'vitest';
import { readCatalogue } from '../../src/catalogue/index.ts';
import { renderPages } from '../../src/render/pages.ts';
import { redirectRules } from '../../src/site/redirects.ts';

const catalogue = readCatalogue('tests/fixtures/every-field.yaml');
const rules = redirectRules(catalogue, '/docs').map((rule) => rule.split(' '));

test('other spellings of a code and of a former one lead to its page', () => {
  const page = '/docs/errors/INVALID_TAG/';
  expect(rules.filter(([, to]) => to === page)).toEqual(
    ['invalid_tag', 'invalid-tag', 'bad_tag', 'bad-tag'].map((spelling) => [`/docs/errors/${spelling}/`, page, '301']),
  );
});

test('no address of a page is led away from it, and every rule leads to one', () => {
  const pages = new Set([...renderPages(catalogue).keys()].map((path) => path.replace(/^(.*)\.mdx$/, '/docs/$1/')));
  expect(rules.filter(([from = '', to = '']) => pages.has(from) || !pages.has(to))).toEqual([]);
});
