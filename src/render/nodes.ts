import type { BlockContent, Code, Link, List, Paragraph, PhrasingContent, Strong } from 'mdast';
import { type Inferable, isInferred } from '../catalogue/inferred.ts';
import { parseProse } from '../catalogue/prose.ts';
import type { Entry } from '../catalogue/schema.ts';
import { type SectionId, sections } from '../catalogue/urls.ts';

/** A part of an entry's page. On the site it is the component `Section`; in the Markdown twin a heading and its content. */
export interface SectionNode {
  type: 'section';
  id: SectionId;
  title: string;
  /** Left out of full-text search: cross-links would make every page match. */
  unsearched: boolean;
  children: (BlockContent | SamplesNode)[];
}

/** One thing in two forms. On the site the reader chooses, once for all pages; in the Markdown twin both stand under their names. */
export interface SamplesNode {
  type: 'samples';
  choice: Choice;
  children: Code[];
}

/** What a reader can choose: its name for screen readers, and the name of each form by its language. */
export const choices = {
  request: { title: 'Form of the request', names: { http: 'HTTP', bash: 'curl' } },
  language: { title: 'Language', names: { ts: 'TypeScript', python: 'Python' } },
} as const;
export type Choice = keyof typeof choices;

export const samples = (choice: Choice, children: Code[]): SamplesNode => ({ type: 'samples', choice, children });

/** The name of a form: `curl` for a block of `bash`. */
export const sampleName = (choice: Choice, { lang }: Pick<Code, 'lang'>): string =>
  new Map<string, string>(Object.entries(choices[choice].names)).get(lang ?? '') ?? '';

export const section = (
  id: SectionId,
  children: SectionNode['children'],
  options: { unsearched?: boolean } = {},
): SectionNode => ({
  type: 'section',
  id,
  title: sections[id],
  unsearched: options.unsearched ?? false,
  children,
});

export const text = (value: string): PhrasingContent => ({ type: 'text', value });
export const code = (value: string): PhrasingContent => ({ type: 'inlineCode', value });
export const strong = (...children: PhrasingContent[]): Strong => ({ type: 'strong', children });
export const link = (url: string, ...children: PhrasingContent[]): Link => ({ type: 'link', url, children });
export const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });
export const fence = (lang: string, value: string): Code => ({ type: 'code', lang, value });

/** Stands behind what is deduced. Only facts that programs rely on are marked; advice is this catalogue's own throughout. */
export const inferredMark = ' (inferred)';

/** The mark, when one of the fields named is a deduction. */
export const markOf = (entry: Pick<Entry, 'inferred'>, ...names: Inferable[]): PhrasingContent[] =>
  mark({ inferred: isInferred(entry, ...names) });

/** The mark, when the fact is a deduction. */
export const mark = ({ inferred }: { inferred: boolean }): PhrasingContent[] => (inferred ? [text(inferredMark)] : []);

/** A list whose items are blocks. */
export const list = (items: BlockContent[][]): List => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: items.map((children) => ({ type: 'listItem', spread: children.length > 1, children })),
});

/** The same with numbers. */
export const steps = (items: BlockContent[][]): List => ({ ...list(items), ordered: true });

/** A paragraph of a field's inline Markdown. */
export const prose = (markdown: string): BlockContent => paragraph(...parseProse(markdown));

/** The nodes with commas between them. */
export const separated = (nodes: PhrasingContent[]): PhrasingContent[] =>
  nodes.flatMap((node, i) => (i > 0 ? [text(', '), node] : [node]));
