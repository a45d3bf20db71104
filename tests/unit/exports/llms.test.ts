import type { Link, Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { llmsText } from '../../../src/exports/llms.ts';
import { sites } from './sample.ts';

const guides = [{ id: 'guides/rate-limits', title: 'Rate limits', description: 'How long to wait.' }];

describe.each(sites)('llms.txt %s', (_, site) => {
  const { children } = unified().use(remarkParse).parse(llmsText(site, guides)) as Root;

  test('has the parts of llmstxt.org in their order', () => {
    const [title, quote] = children;
    expect(title).toMatchObject({ type: 'heading', depth: 1 });
    expect(quote?.type).toBe('blockquote');
    const sections = children.slice(children.findIndex((node) => node.type === 'heading' && node.depth === 2));
    expect(sections.map(({ type }) => type)).toEqual(sections.map((_, i) => (i % 2 === 0 ? 'heading' : 'list')));
  });

  test('every item is a link and a note', () => {
    for (const list of children)
      if (list.type === 'list')
        for (const item of list.children) {
          const [paragraph] = item.children;
          if (paragraph?.type !== 'paragraph') throw new Error('not a paragraph');
          expect(paragraph.children[0]?.type).toBe('link');
          expect(plainText(paragraph)).toMatch(/^[^:]+: \S/);
        }
  });

  test('leads to the twin of every code and guide', () => {
    const urls = new Set(
      children.flatMap((node) => (node.type === 'list' ? node.children.map((item) => linkOf(item.children[0])) : [])),
    );
    for (const { code } of site.entries) expect(urls).toContain(`https://errors.example.com/docs/errors/${code}.md`);
    expect(urls).toContain('https://errors.example.com/docs/guides/rate-limits.md');
  });
});

const linkOf = (node: Root['children'][number] | undefined) =>
  node?.type === 'paragraph' ? (node.children[0] as Link).url : '';
