/**
 * Room `render`: catalogue to pages. In: a `Catalogue`. Out: MDX files, and the same sections as Markdown. What is
 * above the sections of a page (strip, banner) the components of `site` read from the catalogue.
 */

import { stringify } from 'yaml';
import { cataloguePath } from '../catalogue/files.ts';
import type { Catalogue, CatalogueEntry } from '../catalogue/model.ts';
import { codePath, publishedStatuses, statusPath } from '../catalogue/urls.ts';
import { compact } from '../kit/compact.ts';
import { reasonPhrase } from '../kit/http.ts';
import { entryDescription } from './description.ts';
import { entrySections } from './entry.ts';
import type { HandlerHead } from './handler.ts';
import { printMdx } from './print.ts';

/** A generated page: what it is made of, and how. */
interface Page {
  facts: unknown;
  print: () => string;
}

/** Every generated page by its path below `src/content/docs`. Pure; `write.ts` puts them on disk. */
export function pagesOf(catalogue: Catalogue): Map<string, Page> {
  const { head } = catalogue;
  const pages = new Map<string, Page>();
  for (const entry of catalogue.entries) {
    const facts = { ...entry, line: undefined };
    for (const name of [entry.code, ...(entry.aliases ?? [])])
      pages.set(`errors/${name}.mdx`, { facts, print: () => entryPage(entry, head, name) });
  }
  for (const status of publishedStatuses(catalogue)) {
    const codes = catalogue.entries.filter((entry) => entry.status === status).map(({ code }) => code);
    pages.set(`status/${status}.mdx`, { facts: codes, print: () => statusPage(status, codes) });
  }
  return pages;
}

/** The text of every generated page, by the same paths. */
export const renderPages = (catalogue: Catalogue): Map<string, string> =>
  new Map([...pagesOf(catalogue)].map(([path, { print }]) => [path, print()]));

/** The page of an entry, under its code or under a former one. Its components are in `page-body.ts` of `site`. */
export function entryPage(entry: CatalogueEntry, head: HandlerHead, name = entry.code): string {
  const parts = entrySections(entry, head);
  const meta = compact({
    title: name,
    description: entryDescription(entry),
    slug: slug(codePath(name)),
    code: entry.code,
    alias: name === entry.code ? undefined : name,
    sections: parts.map(({ id }) => id),
  });
  return page(meta, printMdx(parts));
}

function statusPage(status: number, codes: string[]): string {
  const meta = {
    title: `${status} ${reasonPhrase(status)}`,
    description: statusDescription(status, codes),
    slug: slug(statusPath(status)),
    status,
    pagefind: false,
  };
  const body = `import CodeList from '../../../site/components/CodeList.astro';\n\n<CodeList status={${status}} />\n`;
  return page(meta, body);
}

const slug = (path: string) => path.replace(/^\/|\/$/g, '');

const page = (meta: Record<string, unknown>, body: string): string =>
  `---\n# Generated from ${cataloguePath}. Edit that file, not this one.\n${stringify(meta, { lineWidth: 0 })}---\n\n${body}`;

function statusDescription(status: number, codes: string[]): string {
  if (codes.length === 0) return `No error code has HTTP status ${status} any more.`;
  const subject = codes.length === 1 ? 'The error code' : `The ${codes.length} error codes`;
  return `${subject} the API sends with HTTP status ${status}: ${codes.slice(0, 5).join(', ')}${codes.length > 5 ? ' and more' : ''}.`;
}
