import { readdirSync, readFileSync } from 'node:fs';
import type { Nodes, Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import type { CatalogueEntry } from '../../../src/catalogue/model.ts';
import { parseProse } from '../../../src/catalogue/prose.ts';
import { endingOf } from '../../../src/catalogue/words.ts';
import { type Guide, guideMarkdown } from '../../../src/exports/guide.ts';
import { entryMarkdown } from '../../../src/exports/markdown.ts';
import { aged, published } from './sample.ts';

const markdown = unified().use(remarkParse).use(remarkGfm).freeze();
const read = (text: string) => markdown.parse(text) as Root;

describe.each([
  ['of today', published],
  ['deprecated, retired and hostile', aged],
])('twins %s', (_, site) => {
  test.each(site.entries.map((entry) => [entry.code, entry] as const))(
    '%s.md says every fact of the page, in plain Markdown with absolute links',
    (_, entry) => {
      const twin = read(entryMarkdown(entry, site));
      const text = shown(twin);
      expect(facts(entry).filter((fact) => !text.includes(unspaced(fact)))).toEqual([]);
      expect(faultsOf(twin)).toEqual([]);
    },
  );
});

test.each([
  [{ state: 'active' }, undefined],
  [{ state: 'deprecated', deprecated: '2027-01-01' }, 'Deprecated since 2027-01-01.'],
  [
    { state: 'deprecated', deprecated: '2027-01-01', retired: '2027-06-01' },
    'Deprecated since 2027-01-01. No longer sent from 2027-06-01.',
  ],
  [{ state: 'retired', deprecated: '2027-01-01', retired: '2027-06-01' }, 'Retired: no longer sent since 2027-06-01.'],
] as const)('the end of %j is told as "%s"', (lifecycle, words) => {
  const [entry] = published.entries;
  if (!entry) throw new Error('the catalogue is empty');
  expect(endingOf({ since: '2026-11-22', ...lifecycle })).toBe(words);
  const twin = entryMarkdown({ ...entry, lifecycle: { since: '2026-11-22', ...lifecycle } }, published);
  expect(/^\*\*((?:Deprecated|Retired).*?)\*\*/m.exec(twin)?.[1]).toBe(words);
});

const folder = 'src/content/docs/guides';
const guides = readdirSync(folder).map((name): Guide => {
  const [, front = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(`${folder}/${name}`, 'utf8')) ?? [];
  const field = (key: string) => new RegExp(`^${key}: (.*)$`, 'm').exec(front)?.[1] ?? '';
  return { id: `guides/${name.replace('.mdx', '')}`, title: field('title'), description: field('description'), body };
});

describe.each(guides.map((guide) => [guide.id, guide] as const))('%s.md', (_, guide) => {
  const twin = read(guideMarkdown(guide, published));

  test('is plain Markdown with absolute links', () => expect(faultsOf(twin)).toEqual([]));

  test('says everything the guide says', () => {
    const text = shown(twin);
    const said: string[] = [guide.title, guide.description];
    visit(unified().use(remarkParse).use(remarkGfm).use(remarkMdx).parse(guide.body), (node) => {
      if ((node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') && 'value' in node)
        said.push(node.value);
    });
    expect(said.filter((words) => !text.includes(unspaced(words)))).toEqual([]);
  });

  test('has the table of each of its components', () => {
    const names = [...guide.body.matchAll(/^<(\w+)/gm)].map(([, name]) => name);
    const tables: number[] = [];
    visit(twin, 'table', ({ children }) => void tables.push(children.length));
    expect(tables.length).toBeGreaterThanOrEqual(names.length);
    expect(Math.min(...tables)).toBeGreaterThan(1);
  });
});

test('a component without a Markdown form is refused by name', () => {
  const guide = { id: 'guides/x', title: 'X', description: '', body: '<Chart of={3} />' };
  expect(() => guideMarkdown(guide, published)).toThrow('guides/x uses <Chart>, which has no Markdown form.');
});

/** What is no plain Markdown, and links that lead from one address only. */
function faultsOf(tree: Root): string[] {
  const faults: string[] = [];
  visit(tree, (node: Nodes) => {
    if (['html', 'image', 'definition'].includes(node.type)) faults.push(node.type);
    if (node.type === 'link' && !/^(?:https:\/\/|mailto:)/.test(node.url)) faults.push(node.url);
  });
  return faults;
}

/** The text a reader sees; a tree does not say which space is a line break, so there is none. */
const shown = (tree: Root) => unspaced(plainText(tree));
const unspaced = (text: string) => text.replaceAll(/\s+/g, '');

/** Every value of an entry that its page shows. Keywords feed the search only. */
function facts({ line: _, keywords: __, ...entry }: CatalogueEntry): string[] {
  const prose = (text: string) => plainText({ type: 'paragraph', children: parseProse(text) });
  const { retry, lifecycle, example, param, placeholders = {}, endpoints } = entry;
  return [
    entry.code,
    entry.doc_url,
    String(entry.status),
    entry.type,
    entry.title,
    entry.summary,
    entry.actor,
    `retryable: ${retry.retryable}`,
    retry.strategy,
    prose(retry.advice),
    ...Object.values(retry.wait ?? {}),
    ...entry.fix.map(prose),
    ...(entry.causes ?? []).flatMap((cause) => Object.values(cause).map(prose)),
    ...(entry.messages ?? []),
    ...Object.entries(placeholders).flat(),
    ...(param ? [prose(param.description), param.name ?? ''] : []),
    ...(Array.isArray(endpoints) ? endpoints.flatMap(({ operation, when }) => [operation, prose(when ?? '')]) : []),
    ...(entry.scopes ?? []),
    ...Object.values(example),
    ...(entry.related ?? []).flatMap(({ code, difference }) => [code, prose(difference)]),
    ...(entry.links ?? []).map(({ description }) => description),
    lifecycle.since,
    lifecycle.retired ?? '',
    ...(lifecycle.state === 'deprecated' ? [lifecycle.deprecated ?? ''] : []),
    ...(lifecycle.replaced_by ?? []),
    prose(lifecycle.reason ?? ''),
    ...(entry.aliases ?? []),
    ...(entry.history ?? []).flatMap(({ date, change, note }) => [date, change, note]),
    ...entry.sources,
  ];
}
