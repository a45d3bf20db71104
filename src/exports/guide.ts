import type { Nodes, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { guidePath } from '../catalogue/urls.ts';
import { text } from '../render/nodes.ts';
import { printMarkdown } from '../render/print.ts';
import {
  type CodeFilter,
  codeTable,
  type DataTable,
  exceptionTable,
  fieldTable,
  scopeTable,
  tableNode,
  typeTable,
} from '../render/tables.ts';
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

/** `/guides/NAME.md`: the guide as Markdown, its components as the tables they show. Throws for a component that has no Markdown. */
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
  const table = tables.get(node.name ?? '');
  return table ? [tableNode(table(published, attributesOf(node)))] : [node];
}

const tables = new Map<string, (source: Published, filter: CodeFilter) => DataTable>([
  ['FieldTable', fieldTable],
  ['TypeTable', typeTable],
  ['ExceptionTable', exceptionTable],
  ['ScopeTable', scopeTable],
  ['CodeTable', codeTable],
]);

const attributesOf = ({ attributes }: MdxJsxFlowElement): CodeFilter =>
  Object.fromEntries(
    attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
        ? [[attribute.name, attribute.value]]
        : [],
    ),
  );

function refuse(node: Nodes, { id }: Guide): void {
  if (!node.type.startsWith('mdx')) return;
  const name = 'name' in node ? `<${node.name}>` : 'an expression';
  throw new Error(
    `${id} uses ${name}, which has no Markdown form. Use plain Markdown, or add its form to src/exports/guide.ts.`,
  );
}
