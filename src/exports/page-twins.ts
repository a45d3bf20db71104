import type { RootContent } from 'mdast';
import {
  decodePath,
  guidePath,
  guidesPath,
  homePath,
  indexPath,
  parentPaths,
  publishedPaths,
} from '../catalogue/urls.ts';
import { link, list, paragraph, text } from '../render/nodes.ts';
import { printMarkdown } from '../render/print.ts';
import { resolveLinks } from './links.ts';
import { llmsText, type NamedGuide } from './llms.ts';
import type { Published } from './published.ts';

/** The Markdown of the pages that are neither a code, a status, a guide nor a list of codes: page to what prints it. */
export function pageTwins(published: Published, guides: readonly NamedGuide[]): Map<string, () => string> {
  const { doc_urls } = published.head;
  const pages = publishedPaths(doc_urls);
  const page = (path: string, title: string, ...blocks: RootContent[]): [string, () => string] => [
    path,
    () =>
      printMarkdown(
        resolveLinks([{ type: 'heading', depth: 1, children: [text(title)] }, ...blocks], path, published.absolute),
      ),
  ];
  const links = (paths: readonly (readonly [path: string, name: string, more?: string])[]) =>
    list(paths.map(([path, name, more]) => [paragraph(link(path, text(name)), text(more ? `: ${more}` : ''))]));
  return new Map([
    [homePath, () => llmsText(published, guides)],
    page(guidesPath, 'Guides', links(guides.map(({ id, title, description }) => [guidePath(id), title, description]))),
    page(
      decodePath,
      'Decode an error',
      paragraph(
        text('On this page a reader pastes a response body or lines of a log, and sees which errors they hold. '),
        text('It works in the browser alone: nothing that is pasted is sent. Programs find the code in '),
        link(indexPath, text('the list of all codes')),
        text('.'),
      ),
    ),
    ...parentPaths(doc_urls).map((path) =>
      page(path, path, links(pages.filter((below) => below.startsWith(path)).map((below) => [below, below]))),
    ),
  ]);
}
