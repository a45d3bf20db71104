import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

/** What of a page matters to whoever follows links: its ids, and what it links to. */
export interface Outline {
  /** How many elements have each id. */
  ids: Map<string, number>;
  /** What it links to, loads or sends forms to, as written. */
  links: Set<string>;
}

/** Reads a page as a browser would. */
export function outlineOf(html: string): Outline {
  const outline: Outline = { ids: new Map(), links: new Set() };
  visit(fromHtml(html), 'element', ({ properties: { id, href, src, action } }) => {
    if (typeof id === 'string') outline.ids.set(id, (outline.ids.get(id) ?? 0) + 1);
    for (const link of [href, src, action]) if (typeof link === 'string' && link !== '') outline.links.add(link);
  });
  return outline;
}
