import type { Head } from './schema.ts';

/** The only place that knows the paths of the site. Every path starts and ends with a slash and has no base path. */

export const codePath = (code: string) => `/errors/${code}/`;
export const statusPath = (status: number) => `/status/${status}/`;
export const homePath = '/';
export const indexPath = '/errors/';
export const decodePath = '/decode/';
export const statusesPath = '/status/';
export const guidesPath = '/guides/';
export const operationsPath = '/operations/';
/** What the finder fetches; only this site's own scripts read it. */
export const lookupPath = '/lookup.json';
export const markdownPath = (code: string) => `/errors/${code}.md`;
export const jsonPath = (code: string) => `/errors/${code}.json`;
export const imagePath = (code: string) => `/errors/${code}.png`;
/** The names below `/errors/` that the build writes for a code: the folder of the page, and the copies. */
export const codeOutputs = (code: string): string[] =>
  [codePath, jsonPath, markdownPath, imagePath].map((path) => path(code).split('/').filter(Boolean).at(-1) ?? code);
export const statusMarkdownPath = (status: number) => `/status/${status}.md`;
export const guidePath = (id: string) => `/${id}/`;
export const guideMarkdownPath = (id: string) => `/${id}.md`;
/** The Markdown of a page: `/errors/X/` has `/errors/X.md`, the home page `/index.md`. */
export const twinPath = (page: string) => (page === homePath ? '/index.md' : page.replace(/\/$/, '.md'));
export const statusAnchor = (status: number) => `status-${status}`;

/**
 * The id of an operation, from its method and path alone: `GET /v2/api/tags/{id}` is `GET/v2/api/tags/:id`. Other signs
 * than letters, digits, ".", "_" and "-" are written as "~" and their hexadecimal bytes, so that no two operations share an id.
 */
export const operationAnchor = (operation: string): string =>
  operation.replace(' ', '').split('/').map(anchorPart).join('/');
export const operationPath = (operation: string): string => `${operationsPath}#${operationAnchor(operation)}`;

function anchorPart(segment: string): string {
  const [, parameter] = /^\{([^{}]+)\}$/.exec(segment) ?? [];
  const escaped = encodeURIComponent(parameter ?? segment)
    .replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%', '~');
  return parameter === undefined ? escaped : `:${escaped}`;
}

/** Ids that the pages that list codes have of their own. */
export const fixedIds = /^(?:_top|menu|elsewhere|status-\d+)$/;

/** The ids an entry has on every page that lists codes: the code as sent and in lower case. */
export const codeAnchors = (code: string): string[] => [...new Set([code, code.toLowerCase()])];

/** The `doc_url` the API sends for a code: the first published template. */
export const docUrl = (templates: readonly string[], code: string) => fillTemplate(templates[0] ?? '', code);

export const fillTemplate = (template: string, code: string) => template.replaceAll('{code}', code);

/** Paths of the pages that `doc_urls` point at, e.g. `/en/v2/api-reference/guides/error-codes/`, besides the index of all codes. */
export const publishedPaths = (templates: readonly string[]): string[] =>
  [...new Set(templates.flatMap((template) => listingPath(template) ?? []))].filter((path) => path !== indexPath);

/** Of a template that ends in `#{code}`: the page that lists all codes. */
export function listingPath(template: string): string | undefined {
  if (!template.includes('#{code}')) return undefined;
  const { pathname } = new URL(template.replace('#{code}', ''));
  return pathname.endsWith('/') ? pathname : `${pathname}/`;
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

/** Every operation that has an id on `/operations/`: those documented, and those that once were. */
export const publishedOperations = ({
  operations,
  former_operations = [],
}: {
  operations?: Record<string, unknown> | undefined;
  former_operations?: readonly string[] | undefined;
}): string[] => [...new Set([...Object.keys(operations ?? {}), ...former_operations])];

/**
 * The folders above the pages of `doc_urls`, each once: `/en/`, `/en/v2/`. A host shows the files of a folder that has no page.
 */
export function parentPaths(templates: readonly string[]): string[] {
  const pages = publishedPaths(templates);
  const parents = pages.flatMap((page) => {
    const names = page.split('/').slice(1, -2);
    return names.map((_, at) => `/${names.slice(0, at + 1).join('/')}/`);
  });
  return [...new Set(parents)].filter((path) => !pages.includes(path) && !isList(path));
}

/** Pages of this site that may have those of `doc_urls` below them. */
export const isList = (path: string): boolean =>
  [homePath, indexPath, statusesPath, guidesPath, operationsPath, decodePath, copies.changelog].includes(path);

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
export const lastingSections: readonly SectionId[] = [
  'fix',
  'example',
  'retry',
  'handle',
  'endpoints',
  'support',
  'about',
];

/** Copies of the whole catalogue. These addresses never change. */
export const copies = {
  json: '/errors.json',
  schema: '/errors.schema.json',
  openapi: '/openapi.json',
  module: '/errors.ts',
  moduleJs: '/errors.js',
  moduleTypes: '/errors.d.ts',
  operations: '/operations.json',
  operationsMarkdown: '/operations.md',
  indexMarkdown: '/errors.md',
  statusesMarkdown: '/status.md',
  changelogMarkdown: '/changelog.md',
  skill: '/skill.md',
  llms: '/llms.txt',
  llmsWellKnown: '/.well-known/llms.txt',
  llmsFull: '/llms-full.txt',
  changelog: '/changelog/',
  feed: '/changelog.xml',
  sitemap: '/sitemap-index.xml',
  robots: '/robots.txt',
  openSearch: '/opensearch.xml',
  card: '/card.png',
} as const;

/** Percent-decoded. Signs that encode nothing stay as they are: an address comes from strangers and may be anything. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The path of an address, and the id behind its first `#`: a code may hold another one. */
export const pathAndId = (address: string): [path: string, id?: string] => {
  const [path = '', id] = address.split(/#(.*)/s);
  return [path, id];
};
