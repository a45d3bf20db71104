import type { SitemapOptions } from '@astrojs/sitemap';
import { lastChange } from '../catalogue/history.ts';
import {
  codePath,
  copies,
  indexPath,
  operationsPath,
  parentPaths,
  publishedPaths,
  withBase,
} from '../catalogue/urls.ts';
import type { Published } from './published.ts';

/** The sitemap holds the pages that are their own canonical address, with the day the catalogue last changed them. */
export function sitemapOptions(
  { head, entries }: Pick<Published, 'head' | 'entries'>,
  base: string,
): NonNullable<SitemapOptions> {
  const former = entries.flatMap(({ aliases = [] }) => aliases.map(codePath));
  const elsewhere = new Set(
    [...publishedPaths(head.doc_urls), ...parentPaths(head.doc_urls), ...former].map((path) => withBase(path, base)),
  );
  const days = new Map(
    [
      ...entries.map((entry): [string, string] => [codePath(entry.code), lastChange([entry])]),
      ...[indexPath, operationsPath, copies.changelog].map((path): [string, string] => [path, lastChange(entries)]),
    ].map(([path, day]) => [withBase(path, base), day]),
  );
  return {
    filter: (page) => !elsewhere.has(new URL(page).pathname),
    serialize: (item) => ({ ...item, lastmod: days.get(decodeURI(new URL(item.url).pathname)) }),
  };
}
