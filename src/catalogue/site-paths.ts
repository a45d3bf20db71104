import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Head } from './schema.ts';
import {
  codePath,
  copies,
  decodePath,
  guideMarkdownPath,
  guidePath,
  guidesPath,
  homePath,
  imagePath,
  indexPath,
  jsonPath,
  lookupPath,
  markdownPath,
  operationsPath,
  parentPaths,
  publishedCodes,
  publishedPaths,
  publishedStatuses,
  statusesPath,
  statusMarkdownPath,
  statusPath,
  twinPath,
} from './urls.ts';

/** Where the hand-written pages of this project lie, wherever it is run from. */
const guidesFolder = join(import.meta.dirname, '../content/docs/guides');

/** The files of the hand-written pages, sorted; a project may have none. */
export const guideFiles = (folder = guidesFolder): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.mdx?$/.test(name))
        .sort()
    : [];

/** `rate-limits.mdx` is the page `guides/rate-limits`. */
export const guideId = (file: string): string => `guides/${file.replace(/\.mdx?$/, '')}`;
export const guideIds = (folder = guidesFolder): string[] => guideFiles(folder).map(guideId);
export const readGuide = (file: string): string => readFileSync(join(guidesFolder, file), 'utf8');

/** Every address of the site that belongs to no code and no status: pages end with a slash, copies for machines do not. */
export const sitePaths = (): string[] => [
  homePath,
  decodePath,
  statusesPath,
  guidesPath,
  operationsPath,
  ...[homePath, decodePath, guidesPath].map(twinPath),
  ...Object.values(copies),
  ...guideIds().flatMap((id) => [guidePath(id), guideMarkdownPath(id)]),
];

/** What every build and its hosts write beside the pages: no page can stand at one of these, or below it. */
export const builtPaths: readonly string[] = [
  lookupPath,
  ...['404', '404.html', 'index.html', 'sitemap-0.xml', 'favicon.svg'].map((name) => `/${name}`),
  ...['_astro', 'pagefind', '_headers', '_redirects', '.htaccess', '.well-known'].map((name) => `/${name}`),
];

/** Every path of the site. An entry may lack what is wrong in it. */
export const ownPaths = (
  head: Pick<Head, 'doc_urls' | 'former_statuses'>,
  entries: readonly { code: string; aliases?: string[]; status?: number }[],
): Set<string> =>
  new Set([
    indexPath,
    ...sitePaths(),
    ...[...publishedPaths(head.doc_urls), ...parentPaths(head.doc_urls)].flatMap((path) => [path, twinPath(path)]),
    ...publishedCodes({ entries }).flatMap((code) =>
      [codePath, markdownPath, jsonPath, imagePath].map((path) => path(code)),
    ),
    ...publishedStatuses({
      head,
      entries: entries.flatMap(({ status }) => (status === undefined ? [] : { status })),
    }).flatMap((status) => [statusPath(status), statusMarkdownPath(status)]),
  ]);
