/**
 * Room `exports`: machine copies, one file a format. In: a `Catalogue` and where it is published. Out: JSON,
 * Markdown, OpenAPI, TypeScript, feeds, pictures.
 */
import type { CatalogueEntry } from '../catalogue/model.ts';
import type { Head } from '../catalogue/schema.ts';
import { withBase } from '../catalogue/urls.ts';

/** What every format is made from: the catalogue, and where the site that carries it is deployed. */
export interface Published {
  head: Head;
  /** In the order of the file. */
  entries: readonly CatalogueEntry[];
  /** The address of a path of this site, e.g. `https://help.example.com/docs/errors/X/` for `/errors/X/`. */
  absolute(path: string): string;
}

export const publishAt = (
  { head, entries }: Pick<Published, 'head' | 'entries'>,
  site: string,
  base = '/',
): Published => ({
  head,
  entries,
  absolute: (path) => new URL(withBase(path, base), site).href,
});

/** Sorted by code, so that moving an entry in the file changes nothing. */
export const byCode = (entries: readonly CatalogueEntry[]): CatalogueEntry[] =>
  entries.toSorted((a, b) => (a.code < b.code ? -1 : 1));
