import { existsSync } from 'node:fs';
import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { parse as readYaml, stringify } from 'yaml';
import type { Catalogue, CatalogueEntry } from '../../../src/catalogue/model.ts';
import { parseProse } from '../../../src/catalogue/prose.ts';
import { entryDescription } from '../../../src/render/description.ts';
import { entrySections } from '../../../src/render/entry.ts';
import { entryPage } from '../../../src/render/pages.ts';
import { printMdx } from '../../../src/render/print.ts';
import type { Problem } from '../../../src/report/problem.ts';
import { canary, hostile } from '../../support/hostile.ts';
import { everyField, parse } from '../../support/problems.ts';
import { renderMdx } from '../../support/render.ts';

const { head } = parse(everyField).catalogue as Catalogue;

type Path = (string | number)[];

/** Fields that take the same texts, so that one catalogue can hold a text in all of them. */
const plainFields: Path[] = [
  ['INVALID_TAG', 'placeholders', 'tag'],
  ['INVALID_TAG', 'param', 'name'],
  ['INVALID_TAG', 'links', 0, 'description'],
  ['INVALID_TAG', 'history', 0, 'note'],
  ['1001', 'retry', 'wait', 'until'],
];
const proseFields: Path[] = [
  ['INVALID_TAG', 'param', 'description'],
  ['INVALID_TAG', 'retry', 'advice'],
  ['INVALID_TAG', 'fix', 0],
  ['INVALID_TAG', 'causes', 0, 'cause'],
  ['INVALID_TAG', 'causes', 0, 'how_to_tell'],
  ['INVALID_TAG', 'causes', 0, 'fix'],
  ['INVALID_TAG', 'endpoints', 0, 'when'],
  ['INVALID_TAG', 'related', 0, 'difference'],
];

describe.each([
  ['plain fields', plainFields, (text: string) => text],
  ['messages', [['INVALID_TAG', 'messages', 1]], (text: string) => text],
  ['prose fields', proseFields, shownProse],
  ['addresses', [['INVALID_TAG', 'sources', 0]], (text: string) => text],
  ['addresses of links', [['INVALID_TAG', 'links', 0, 'url']], () => 'Guide to tags'],
] as [string, Path[], (text: string) => string][])('%s', (_, fields, shown) => {
  test.each(hostile.map((text) => [text]))('%j is refused in each, or shown as it is in each', async (text) => {
    const yaml = withText(fields, text);
    const { catalogue, problems } = parse(yaml);
    if (!catalogue) return expectRefused(problems, text, fields.length);
    const { pages, elements } = await renderAll(catalogue.entries.filter(holds(text)));
    expectHarmless(elements);
    expect(pages.split(shown(text)).length - 1).toBeGreaterThanOrEqual(fields.length);
  });
});

test.each(hostile.map((text) => [text]))('%j is byte-equal in an example', async (text) => {
  const yaml = withText(
    [['INVALID_TAG', 'example', 'request']],
    `POST /v2/tags HTTP/1.1\nHost: api.example.com\n\n${text}\n`,
  );
  const { catalogue, problems } = parse(yaml);
  if (!catalogue) return expectRefused(problems, text, 1);
  const { pages, elements } = await renderAll(catalogue.entries.filter(holds(text)));
  expectHarmless(elements);
  expect(pages).toContain(text.trimEnd());
});

test.each(hostile.filter((text) => text.isWellFormed()).map((text) => [text]))(
  '%j as title and summary is data of the page, and a comment in its code',
  async (text) => {
    const [entry] = parse(everyField).catalogue?.entries ?? [];
    const hostileEntry = { ...(entry as CatalogueEntry), title: text, summary: text };
    const page = entryPage(hostileEntry, head);
    const frontmatter = page.slice(4, page.indexOf('\n---\n'));
    expect(readYaml(frontmatter)).toMatchObject({ title: 'INVALID_TAG', description: entryDescription(hostileEntry) });
    const { pages, elements } = await renderAll([hostileEntry]);
    expectHarmless(elements);
    expect(pages).toContain(`// ${text.replaceAll(/\s+/g, ' ')}`);
  },
);

/** Marks of inline Markdown are not shown; without them the text is shown to the letter. */
function shownProse(text: string): string {
  const shown = textOf({ type: 'paragraph', children: parseProse(text) });
  if (!/[`*_[]/.test(text)) expect(shown).toBe(text);
  return shown;
}

const template = readYaml(everyField) as { errors: Record<string, unknown> };

function withText(fields: Path[], text: string): string {
  const data = structuredClone(template);
  for (const field of fields) {
    const owner = field
      .slice(0, -1)
      .reduce<Record<string, unknown>>((node, step) => node[step] as Record<string, unknown>, data.errors);
    owner[field.at(-1) as string] = text;
  }
  return stringify(data, { lineWidth: 0 });
}

/** Each place gets a reason. What cannot be seen is reported at the character, other texts once for each field. */
function expectRefused(problems: readonly Problem[], text: string, count: number): void {
  expect(problems.length, text).toBeGreaterThanOrEqual(count);
  for (const { group, message, help } of problems) {
    expect([
      'CAT-CHAR',
      'CAT-NFC',
      'CAT-TEXT',
      'CAT-PROSE',
      'CAT-LINK',
      'CAT-PLACEHOLDER',
      'CAT-SECRET',
      'CAT-EXAMPLE',
    ]).toContain(group);
    expect(message.length * help.length).toBeGreaterThan(0);
  }
}

const holds = (text: string) => (entry: CatalogueEntry) =>
  JSON.stringify(entry).includes(JSON.stringify(text).slice(1, -1));

async function renderAll(entries: readonly CatalogueEntry[]) {
  const printed = entries.map((entry) => printMdx(entrySections(entry, head)));
  for (const mdx of printed) expectOnlySections(mdx);
  const rendered = await Promise.all(printed.map(renderMdx));
  return { pages: rendered.map(({ text }) => text).join('\n'), elements: rendered.flatMap(({ elements }) => elements) };
}

const reader = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();
const kinds = new Set([
  'root',
  'paragraph',
  'text',
  'inlineCode',
  'code',
  'strong',
  'emphasis',
  'link',
  'list',
  'listItem',
  'mdxJsxFlowElement Samples',
  'mdxJsxFlowElement Section',
]);

/** The reference reader of MDX sees no expression, no module and no element but `Section` and `Samples`. */
function expectOnlySections(mdx: string): void {
  const found = new Set<string>();
  visit(reader.parse(mdx) as Nodes, (node) => {
    found.add(node.type === 'mdxJsxFlowElement' ? `${node.type} ${node.name}` : node.type);
    if (
      node.type === 'mdxJsxFlowElement' &&
      node.attributes.some(({ value }) => typeof value === 'object' && value !== null)
    )
      found.add('expression');
  });
  expect(found.difference(kinds)).toEqual(new Set());
}

const parts = new Set([
  ...['section id', 'section title', 'section unsearched', 'div choice', 'div children', 'a href', 'code className'],
  ...['section', 'a', 'code', 'p', 'ol', 'ul', 'li', 'pre', 'strong', 'em'].map((type) => `${type} children`),
]);
// The engine makes links of `www.` and of addresses in any text; no escape stops it, and a link does not follow itself.
const harmlessLink = /^(?:https:\/\/|http:\/\/www\.|mailto:|\/(?![/\\])|#)/;

function expectHarmless(elements: Awaited<ReturnType<typeof renderMdx>>['elements']): void {
  const found = new Set(elements.flatMap(({ type, props }) => Object.keys(props).map((name) => `${type} ${name}`)));
  expect(found.difference(parts)).toEqual(new Set());
  const links = elements.filter(({ type }) => type === 'a').map(({ props }) => String(props.href));
  expect(links.filter((link) => !harmlessLink.test(link))).toEqual([]);
  expect(['__pwn', '__xss'].filter((name) => name in globalThis)).toEqual([]);
  expect(existsSync(canary)).toBe(false);
}
