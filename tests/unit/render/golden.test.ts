import { expect, test } from 'vitest';
import { readCatalogue } from '../../../src/catalogue/index.ts';
import { renderPages } from '../../../src/render/pages.ts';

const pages = renderPages(readCatalogue());

test.each(['TAG_NOT_FOUND', 'RATE_LIMIT_EXCEEDED', 'INVALID_TO_NUMBER', 'API_KEY_INSUFFICIENT_SCOPE'])(
  'the page of %s is the reviewed one',
  async (code) => {
    // An edit above the entry moves its line, which is no change of the page.
    const page = pages.get(`errors/${code}.mdx`)?.replace(/(errors\.yaml):\d+/, '$1:LINE');
    await expect(page).toMatchFileSnapshot(`../../golden/${code}.mdx`);
  },
);

test('one page for each code, former ones too, and each status', () => {
  const { head, entries } = readCatalogue();
  const codes = entries.flatMap(({ code, aliases = [] }) => [code, ...aliases]);
  const statuses = new Set([...entries.map(({ status }) => status), ...(head.former_statuses ?? [])]);
  expect([...pages.keys()].sort()).toEqual(
    [...codes.map((code) => `errors/${code}.mdx`), ...[...statuses].map((status) => `status/${status}.mdx`)].sort(),
  );
});

test('the page of a status lists it and counts its codes', () => {
  const catalogue = readCatalogue('tests/fixtures/minimal.yaml');
  const twelve = catalogue.entries
    .slice(0, 1)
    .flatMap((entry) => Array.from({ length: 12 }, (_, i) => ({ ...entry, code: `LOST_${i + 1}`, status: 404 })));
  expect(renderPages({ ...catalogue, entries: twelve }).get('status/404.mdx')).toMatchInlineSnapshot(`
    "---
    # Generated from content/errors.yaml. Edit that file, not this one.
    title: 404 Not Found
    description: "The 12 error codes the API sends with HTTP status 404: LOST_1, LOST_2, LOST_3, LOST_4, LOST_5 and more."
    slug: status/404
    status: 404
    pagefind: false
    ---

    import CodeList from '../../../site/components/CodeList.astro';

    <CodeList status={404} />
    "
  `);
});
