import type { BlockContent, Code, Link, List, Paragraph, PhrasingContent, Strong } from 'mdast';
import { parseProse } from '../catalogue/prose.ts';
import { type SectionId, sections } from '../catalogue/urls.ts';

/** A part of an entry's page. On the site it is the component `Section`; in the Markdown twin a heading and its content. */
export interface SectionNode {
  type: 'section';
  id: SectionId;
  title: string;
  /** Left out of full-text search: cross-links would make every page match. */
  unsearched: boolean;
  /** The content is a deduction, not a published fact. */
  inferred: boolean;
  children: BlockContent[];
}

export const section = (
  id: SectionId,
  children: BlockContent[],
  options: { unsearched?: boolean; inferred?: boolean } = {},
): SectionNode => ({
  type: 'section',
  id,
  title: sections[id],
  unsearched: options.unsearched ?? false,
  inferred: options.inferred ?? false,
  children,
});

export const text = (value: string): PhrasingContent => ({ type: 'text', value });
export const code = (value: string): PhrasingContent => ({ type: 'inlineCode', value });
export const strong = (...children: PhrasingContent[]): Strong => ({ type: 'strong', children });
export const link = (url: string, ...children: PhrasingContent[]): Link => ({ type: 'link', url, children });
export const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });
export const fence = (lang: string, value: string): Code => ({ type: 'code', lang, value });

/** A list whose items are blocks; `ordered` for steps. */
export const list = (ordered: boolean, items: BlockContent[][]): List => ({
  type: 'list',
  ordered,
  spread: false,
  children: items.map((children) => ({ type: 'listItem', spread: children.length > 1, children })),
});

/** A paragraph of a field's inline Markdown. */
export const prose = (markdown: string): BlockContent => paragraph(...parseProse(markdown));

/** The nodes with commas between them. */
export const separated = (nodes: PhrasingContent[]): PhrasingContent[] =>
  nodes.flatMap((node, i) => (i > 0 ? [text(', '), node] : [node]));
