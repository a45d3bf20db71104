import type { BlockContent, Root, RootContent, Text } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type { Handle, Options } from 'mdast-util-to-markdown';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { compact } from '../kit/compact.ts';
import { paragraph, type SamplesNode, type SectionNode, sampleName, text as textNode } from './nodes.ts';

type Block = RootContent | SectionNode;

/** Prints a tree as MDX. Text stays text: what MDX, directives or module syntax could read as code is escaped by the printer. */
export const printMdx = (blocks: readonly Block[]): string => mdx.stringify(root(blocks, sectionElement));

/** Prints the same tree as plain Markdown for machines and terminals: sections become headings. */
export const printMarkdown = (blocks: readonly Block[]): string => markdown.stringify(root(blocks, sectionHeading));

/**
 * Text of words and common punctuation has nothing to escape; looking that up in all the printer's patterns takes most of its time.
 * What could open a block, a link, a directive or a module statement, or stands at a line's end with a space, goes the long way.
 */
const words = /^(?!\d+[.)]|[-+=]|import|export)(?!.*(?:www\.|:\/|:[A-Za-z:]|@))[\p{L}\p{N} .,;:'"()/?%$=+-]+$/u;
const text: Handle = (node: Text, _, state, info) => {
  const { value } = node;
  const spaced = (info.before === '\n' && value.startsWith(' ')) || (info.after === '\n' && value.endsWith(' '));
  return words.test(value) && !spaced ? value : state.safe(value, info);
};

const style = {
  handlers: { text },
  bullet: '-',
  emphasis: '_',
  fences: true,
  listItemIndent: 'one',
  resourceLink: true,
  rule: '-',
} as const;

/**
 * remark-mdx escapes braces and tags, but not a paragraph that starts like an ES module (`import x`, `export x`),
 * and not the `:name` and `::name` that Starlight reads as directives. These patterns make the printer escape both.
 * They are an option of their own: `extensions` among the options would be overwritten by those of the plugins.
 */
const unsafe: NonNullable<Options['unsafe']> = [
  { atBreak: true, character: 'i', after: 'mport' },
  { atBreak: true, character: 'e', after: 'xport' },
  {
    character: ':',
    after: '[^\\s/]',
    inConstruct: 'phrasing',
    notInConstruct: ['destinationRaw', 'destinationLiteral'],
  },
];

const mdx = unified()
  .use(remarkStringify, { ...style, unsafe })
  .use(remarkGfm)
  .use(remarkMdx)
  .freeze();
/** Padded table cells and addresses said twice only cost a machine its context. */
const markdown = unified()
  .use(remarkStringify, { ...style, resourceLink: false })
  .use(remarkGfm, { tablePipeAlign: false })
  .freeze();

const root = (blocks: readonly Block[], open: (node: SectionNode) => RootContent[]): Root => ({
  type: 'root',
  children: blocks.flatMap((node) => (node.type === 'section' ? open(node) : [node])),
});

function sectionElement(node: SectionNode): [MdxJsxFlowElement] {
  const { id, title, unsearched } = node;
  const attributes = compact({ id, title, unsearched: unsearched ? null : undefined });
  return [element('Section', attributes, withSamples(node, samplesElement))];
}

const sectionHeading = (node: SectionNode): RootContent[] => [
  { type: 'heading', depth: 2, children: [{ type: 'text', value: node.title }] },
  ...withSamples(node, namedSamples),
];

const withSamples = ({ children }: SectionNode, open: (node: SamplesNode) => BlockContent[]): BlockContent[] =>
  children.flatMap((child) => (child.type === 'samples' ? open(child) : [child]));

const samplesElement = ({ choice, children }: SamplesNode) => [element('Samples', { choice }, children)];

const namedSamples = ({ choice, children }: SamplesNode): BlockContent[] =>
  children.flatMap((child) => [paragraph(textNode(`${sampleName(choice, child)}:`)), child]);

const element = (
  name: string,
  attributes: Record<string, string | null>,
  children: BlockContent[],
): MdxJsxFlowElement => ({
  type: 'mdxJsxFlowElement',
  name,
  attributes: Object.entries(attributes).map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value })),
  children: children as MdxJsxFlowElement['children'],
});
