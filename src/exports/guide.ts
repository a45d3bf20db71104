import type { Nodes, Root, RootContent, Table } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { operationRows } from '../catalogue/operations.ts';
import { parseProse } from '../catalogue/prose.ts';
import { codePath, guidePath } from '../catalogue/urls.ts';
import { code, link, separated, text } from '../render/nodes.ts';
import { printMarkdown } from '../render/print.ts';
import { resolveLinks } from './links.ts';
import type { Published } from './published.ts';

/** A hand-written page. */
export interface Guide {
  /** `guides/rate-limits` */
  id: string;
  title: string;
  description: string;
  /** MDX without its front matter. */
  body: string;
}

/** `/guides/NAME.md`: the guide as Markdown. Components become the Markdown they stand for; one that has none is a mistake. */
export function guideMarkdown(guide: Guide, published: Published): string {
  const tree = parser.parse(guide.body) as Root;
  const blocks = tree.children.flatMap((node): RootContent[] => {
    if (node.type === 'mdxjsEsm') return [];
    if (node.type === 'mdxJsxFlowElement') return component(node, published);
    return [node];
  });
  for (const block of blocks) visit(block, (node) => refuse(node, guide));
  return printMarkdown(
    resolveLinks(
      [
        { type: 'heading', depth: 1, children: [text(guide.title)] },
        { type: 'paragraph', children: [text(guide.description)] },
        ...blocks,
      ],
      guidePath(guide.id),
      published.absolute,
    ),
  );
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();

/** The Markdown of each component a guide may use. */
function component(node: MdxJsxFlowElement, published: Published): RootContent[] {
  return node.name === 'ScopeTable' ? [scopeTable(published)] : [node];
}

/** The table of the component ScopeTable, from the same rows. */
function scopeTable({ head, entries }: Published): Table {
  const rows = operationRows(head, entries).map(({ operation, scopes, inferred, note, codes, inferredCodes }) => [
    [code(operation)],
    [
      ...(scopes.length === 0 ? [text('none')] : separated(scopes.map(code))),
      ...(inferred ? [text(' (inferred)')] : []),
      ...(note ? [text('. '), ...parseProse(note)] : []),
    ],
    [
      ...links(codes),
      ...(inferredCodes.length > 0
        ? [text(codes.length > 0 ? '; inferred: ' : 'inferred: '), ...links(inferredCodes)]
        : []),
    ],
  ]);
  return {
    type: 'table',
    children: [['Operation', 'Scope', 'Codes that may come'].map((title) => [text(title)]), ...rows].map((row) => ({
      type: 'tableRow',
      children: row.map((children) => ({ type: 'tableCell', children })),
    })),
  };
}

function refuse(node: Nodes, { id }: Guide): void {
  if (!node.type.startsWith('mdx')) return;
  const name = 'name' in node ? `<${node.name}>` : 'an expression';
  throw new Error(
    `${id} uses ${name}, which has no Markdown form. Use plain Markdown, or add its form to src/exports/guide.ts.`,
  );
}

const links = (codes: string[]) => separated(codes.map((name) => link(codePath(name), code(name))));
