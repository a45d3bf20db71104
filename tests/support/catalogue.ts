/** The catalogue as the tests see it: what a page must say is read from here, never from the page. */
import type { PhrasingContent } from 'mdast';
import { readCatalogue } from '../../src/catalogue/index.ts';
import { parseProse } from '../../src/catalogue/prose.ts';
import { indexPath, publishedPaths } from '../../src/catalogue/urls.ts';

export const { head, entries } = readCatalogue();

/** Every page that holds the anchors of all codes. */
export const anchorPages = [...publishedPaths(head.doc_urls), indexPath];

/** What a reader sees of a field of inline Markdown. */
export const shownText = (markdown: string): string => parseProse(markdown).map(plain).join('').replaceAll(/\s+/g, ' ');

function plain(node: PhrasingContent): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plain).join('') : '';
}
