import { expect, test } from 'vitest';
import { readCatalogue } from '../../../src/catalogue/read.ts';
import { renderPages } from '../../../src/mdx/pages.ts';

const pages = renderPages(readCatalogue());

test.each(['TAG_NOT_FOUND', 'RATE_LIMIT_EXCEEDED', 'INVALID_TO_NUMBER', 'API_KEY_INSUFFICIENT_SCOPE'])('the page of %s is the reviewed one', async (code) => {
  // An edit above the entry moves its line, which is no change of the page.
  const page = pages.get(`errors/${code}.mdx`)?.replace(/(errors\.yaml):\d+/, '$1:LINE');
  await expect(page).toMatchFileSnapshot(`../../golden/${code}.mdx`);
});

test('one page for each code and each status', () => {
  const { entries } = readCatalogue();
  const statuses = new Set(entries.map(({ status }) => status));
  expect([...pages.keys()].sort()).toEqual(
    [...entries.map(({ code }) => `errors/${code}.mdx`), ...[...statuses].map((status) => `status/${status}.mdx`)].sort(),
  );
});

test('the page of a status lists it and counts its codes', () => {
  expect(pages.get('status/404.mdx')).toMatchInlineSnapshot(`
    "---
    # Generated from content/errors.yaml. Edit that file, not this one.
    title: 404 Not Found
    description: "The 12 error codes the API sends with HTTP status 404: CONVERSATION_ITEM_NOT_FOUND, MEMBER_NOT_FOUND, TEAM_NOT_FOUND, USER_NOT_FOUND, BUSINESS_NOT_FOUND and more."
    slug: status/404
    status: 404
    pagefind: false
    ---

    import CodeList from '../../../components/CodeList.astro';

    <CodeList status={404} />
    "
  `);
});
