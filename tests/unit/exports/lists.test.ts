import type { Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { beforeAll, describe, expect, test } from 'vitest';
import { changeGroups } from '../../../src/catalogue/history.ts';
import { publishedStatuses, twinPath } from '../../../src/catalogue/urls.ts';
import { newsTitle } from '../../../src/exports/changelog.ts';
import { changelogMarkdown, indexMarkdown, statusesMarkdown, statusMarkdown } from '../../../src/exports/lists.ts';
import type { Published } from '../../../src/exports/published.ts';
import { built, ensureBuilt, isBuilt, pages } from '../../support/built.ts';
import { aged, catalogue, published } from './sample.ts';

const read = (text: string) => unified().use(remarkParse).use(remarkGfm).parse(text) as Root;

/** The codes whose page is linked, in the order of the text. */
function linkedCodes(text: string): string[] {
  const codes: string[] = [];
  visit(read(text), 'link', ({ url }) => {
    const [, code] = /^https:\/\/errors\.example\.com\/docs\/errors\/(\w+)\/$/.exec(url) ?? [];
    if (code) codes.push(code);
  });
  return codes;
}

const codesWith = ({ entries }: Published, status: number) =>
  entries.filter((entry) => entry.status === status).map(({ code }) => code);

describe.each([
  ['of today', published],
  ['deprecated, retired and hostile', aged],
])('lists %s', (_, site) => {
  test('the index holds every code once, by status', () => {
    const codes = publishedStatuses(site).flatMap((status) => codesWith(site, status));
    const told = linkedCodes(indexMarkdown(site));
    expect(told.filter((code, at) => told.indexOf(code) === at)).toEqual(codes);
  });

  test('a status holds its codes and their titles', () => {
    for (const status of publishedStatuses(site)) {
      const text = statusMarkdown(status, site);
      const [codes, words] = [linkedCodes(text), plainText(read(text))];
      for (const code of codesWith(site, status)) expect(codes).toContain(code);
      for (const { title } of site.entries.filter((entry) => entry.status === status)) expect(words).toContain(title);
    }
  });

  test('the changelog tells every change', () => {
    const text = changelogMarkdown(site);
    const [words, codes] = [plainText(read(text)), linkedCodes(text)];
    for (const group of changeGroups(site.entries)) {
      expect(words).toContain(`${group.date} ${newsTitle(group)}`);
      for (const { entry } of group.changes) expect(codes).toContain(entry.code);
    }
  });

  test('nothing of the data is read as HTML', () => {
    for (const text of [indexMarkdown(site), changelogMarkdown(site), statusMarkdown(404, site)])
      visit(read(text), (node) => expect(node.type).not.toBe('html'));
  });
});

test('the statuses are counted, those that no code has any more too', () => {
  const site = { ...published, head: { ...published.head, former_statuses: [418] } };
  expect(plainText(read(statusesMarkdown(site)))).toContain(`404 Not Found: ${codesWith(site, 404).length} codes.`);
  expect(plainText(read(statusesMarkdown(site)))).toMatch(/418.*: 0 codes\./);
  expect(statusMarkdown(418, site)).toContain('No code has this status any more.');
});

describe('the built site', () => {
  beforeAll(ensureBuilt, 120_000);
  /** Where this build is deployed, from the line that begins a twin. */
  const root = () => /^Index of all pages: <(.*)llms\.txt>$/m.exec(built('errors.md'))?.[1] ?? 'no root';
  const linked = () => {
    const urls: string[] = [];
    visit(read(built('llms.txt')), 'link', ({ url }) => {
      urls.push(url);
    });
    return urls.map((url) => url.replace(root(), '').replace(/(^|\/)$/, '$1index.html'));
  };

  test('has what llms.txt lists, which is the twin of every page', () => {
    expect(linked().filter((path) => !isBuilt(path))).toEqual([]);
    const twins = pages().map((path) => twinPath(path).slice(1));
    expect(twins.length).toBeGreaterThan(catalogue.entries.length + 20);
    expect(linked()).toEqual(expect.arrayContaining([...twins, 'skill.md']));
    expect(built('.well-known/llms.txt')).toBe(built('llms.txt'));
  });

  test('begins each twin with the way to all others', () => {
    for (const path of linked().filter((path) => path.endsWith('.md') && path !== 'skill.md'))
      expect(built(path), path).toMatch(/^Index of all pages: <https?:\/\/\S+\/llms\.txt>\n\n# /);
  });
});
