import { changesOf, newsId } from './history.ts';
import type { CatalogueEntry } from './model.ts';
import type { Head } from './schema.ts';
import { guideFiles, guideId, readGuide } from './site-paths.ts';
import {
  codeAnchors,
  codePath,
  copies,
  guidePath,
  homePath,
  indexPath,
  lastingSections,
  operationAnchor,
  operationsPath,
  publishedCodes,
  publishedOperations,
  publishedPaths,
  publishedStatuses,
  statusAnchor,
} from './urls.ts';

/** An entry without the fields that are wrong. */
type Known = Partial<Omit<CatalogueEntry, 'code'>> & { code: string };

/** The ids of the sections that a page always has: a link to one of them never dies. `/errors/TAG_GONE/` has `fix`, `example` and more. */
export function lastingIds(path: string, head: Head, entries: readonly Known[]): readonly string[] {
  if (path === homePath) return ['programs'];
  if (path === operationsPath) return ['any', ...publishedOperations(head).map(operationAnchor)];
  if (path === copies.changelog)
    return entries.flatMap((entry) => (entry.lifecycle ? changesOf(entry as CatalogueEntry) : [])).map(newsId);
  if (path === indexPath || publishedPaths(head.doc_urls).includes(path)) return listIds(head, entries);
  if (publishedCodes({ entries }).some((code) => codePath(code) === path)) return lastingSections;
  return guideFiles().flatMap((file) => (guidePath(guideId(file)) === path ? headingIds(readGuide(file)) : []));
}

/** The ids of the pages that list every code. */
const listIds = (head: Head, entries: readonly Known[]): string[] => [
  ...publishedStatuses({
    head,
    entries: entries.flatMap(({ status }) => (status === undefined ? [] : { status })),
  }).map(statusAnchor),
  ...publishedCodes({ entries }).flatMap(codeAnchors),
  ...Object.keys(head.anchors ?? {}),
  ...Object.values(head.types).flatMap(({ anchors }) => anchors),
];

/** The ids that Astro gives to headings: `## The 429 answer` has `the-429-answer`. */
export const headingIds = (markdown: string): string[] =>
  Array.from(markdown.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#{2,6} +(.+?) *$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
