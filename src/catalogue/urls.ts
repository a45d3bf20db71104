import type { Head } from './schema.ts';

/** The only place that knows the paths of the site. Every path starts and ends with a slash and has no base path. */

export const codePath = (code: string) => `/errors/${code}/`;
export const statusPath = (status: number) => `/status/${status}/`;
export const homePath = '/';
export const indexPath = '/errors/';
export const decodePath = '/decode/';
/** What the finder fetches; only this site's own scripts read it. */
export const lookupPath = '/lookup.json';
export const markdownPath = (code: string) => `/errors/${code}.md`;
export const jsonPath = (code: string) => `/errors/${code}.json`;
export const imagePath = (code: string) => `/errors/${code}.png`;
export const guidePath = (id: string) => `/${id}/`;
export const guideMarkdownPath = (id: string) => `/${id}.md`;
export const statusAnchor = (status: number) => `status-${status}`;

/** Ids that the pages that list codes have of their own. */
export const fixedIds = /^(?:_top|menu|elsewhere|status-\d+)$/;

/** The ids an entry has on every page that lists codes: the code as sent and in lower case. */
export const codeAnchors = (code: string): string[] => [...new Set([code, code.toLowerCase()])];

/** The `doc_url` the API sends for a code: the first published template. */
export const docUrl = (templates: readonly string[], code: string) => fillTemplate(templates[0] ?? '', code);

export const fillTemplate = (template: string, code: string) => template.replaceAll('{code}', code);

/** Paths of the pages that `doc_urls` point at, e.g. `/en/v2/api-reference/guides/error-codes/`. */
export function publishedPaths(templates: readonly string[]): string[] {
  const paths = templates.filter((t) => t.includes('#{code}')).map((t) => new URL(t.replace('#{code}', '')).pathname);
  return [...new Set(paths.map((path) => (path.endsWith('/') ? path : `${path}/`)))];
}

/** Codes with a page of their own, former codes included: whoever holds an old link must land. */
export const publishedCodes = ({
  entries,
}: {
  entries: readonly { code: string; aliases?: string[] | undefined }[];
}): string[] => entries.flatMap(({ code, aliases = [] }) => [code, ...aliases]);

/** Statuses in use, ascending. */
export const statusesOf = ({ entries }: { entries: readonly { status: number }[] }): number[] =>
  ascending(entries.map((entry) => entry.status));

/** Statuses with a group page: those in use, and those that once were. */
export const publishedStatuses = ({
  head,
  entries,
}: {
  head: Pick<Head, 'former_statuses'>;
  entries: readonly { status: number }[];
}): number[] => ascending([...statusesOf({ entries }), ...(head.former_statuses ?? [])]);

const ascending = (numbers: number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b);

/** The base path of a build as what stands before a path: `docs`, `/docs` and `/docs/` are `/docs`, the root is empty. */
export const basePath = (base = '/') => base.replace(/^\/*/, '/').replace(/\/+$/, '');

/** `path` below the base path of this build: `/errors/X/` becomes `/docs/errors/X/`. */
export const withBase = (path: string, base?: string) => `${basePath(base)}${path}`;

/** Section ids of an entry's page. Fixed, never derived from a heading's text. */
export const sections = {
  fix: 'Fix',
  causes: 'Causes',
  example: 'Example response',
  retry: 'Retrying',
  handle: 'Handle it in code',
  endpoints: 'Returned by',
  related: 'Often confused with',
  links: 'Further reading',
  messages: 'Message wording',
  support: 'Still stuck?',
  about: 'About this entry',
} as const;
export type SectionId = keyof typeof sections;

/** The sections every entry has, so that a link to one of them never dies; the others come and go with what is known. */
export const lastingSections: readonly SectionId[] = ['fix', 'example', 'retry', 'handle', 'support', 'about'];

/** Copies of the whole catalogue. These addresses never change. */
export const copies = {
  json: '/errors.json',
  schema: '/errors.schema.json',
  openapi: '/openapi.json',
  module: '/errors.ts',
  moduleJs: '/errors.js',
  moduleTypes: '/errors.d.ts',
  llms: '/llms.txt',
  llmsFull: '/llms-full.txt',
  changelog: '/changelog/',
  feed: '/changelog.xml',
  sitemap: '/sitemap-index.xml',
  robots: '/robots.txt',
  openSearch: '/opensearch.xml',
  card: '/card.png',
} as const;

/** The hand-written pages, by the ids of their files, in the order of reading. */
export const guides = ['guides/error-object', 'guides/authentication', 'guides/rate-limits', 'guides/idempotency'];

/** Every address of the site that belongs to no code and no status: pages end with a slash, copies for machines do not. */
export const sitePaths = (): string[] => [
  homePath,
  decodePath,
  ...Object.values(copies),
  ...guides.flatMap((id) => [guidePath(id), guideMarkdownPath(id)]),
];

/** Every path of the site. An entry may lack what is wrong in it. */
export const ownPaths = (
  head: Pick<Head, 'doc_urls' | 'former_statuses'>,
  entries: readonly { code: string; aliases?: string[]; status?: number }[],
): Set<string> =>
  new Set([
    indexPath,
    ...sitePaths(),
    ...publishedPaths(head.doc_urls),
    ...publishedCodes({ entries }).flatMap((code) =>
      [codePath, markdownPath, jsonPath, imagePath].map((path) => path(code)),
    ),
    ...publishedStatuses({
      head,
      entries: entries.flatMap(({ status }) => (status === undefined ? [] : { status })),
    }).map(statusPath),
  ]);

/** Percent-decoded. Signs that encode nothing stay as they are: an address comes from strangers and may be anything. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
