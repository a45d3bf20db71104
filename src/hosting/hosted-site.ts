/** A built site as a server's configuration describes it. Every host's file is made from this alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Catalogue } from '../catalogue/model.ts';
import { basePath, publishedCodes } from '../catalogue/urls.ts';
import { isHashed } from './hashed.ts';
import { joinPolicies, policiesOf } from './policy.ts';

export interface HostedSite {
  /** Where the build is on this machine, absolute; the link itself, not the build it leads to now. */
  folder: string;
  /** The name of the public host. */
  hostname: string;
  /** Empty, or like `/docs`. */
  base: string;
  /** The Content-Security-Policy of its pages, joined. */
  policy: string;
  /** Paths of its files, relative, with slashes. */
  files: readonly string[];
  /** Folders whose pages have a Markdown twin: `errors` for `/errors/X/` with `/errors/X.md`, empty for `/errors/` with `/errors.md`. */
  twins: readonly string[];
  /** Every published code, former ones included: each has a page of its own. */
  codes: readonly string[];
}

interface Deployment {
  folder?: string | undefined;
  site?: string | undefined;
  base?: string | undefined;
}

export function describeSite(
  { head, entries }: Pick<Catalogue, 'head' | 'entries'>,
  { folder = 'dist', site = head.site_url, base = '/' }: Deployment = {},
): HostedSite {
  const files = listFiles(folder);
  return {
    folder: resolve(folder),
    hostname: new URL(site).hostname,
    base: basePath(base),
    policy: policyOfBuild(folder, files),
    files,
    twins: twinFolders(files),
    codes: publishedCodes({ entries }),
  };
}

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();

/** The address of a folder of pages: `inFolder('/docs', 'errors')` is `/docs/errors/`. */
export const inFolder = (base: string, folder: string): string => `${base}/${folder && `${folder}/`}`;

/** Whether the home page has a twin. */
export const homeTwin = ({ files }: Pick<HostedSite, 'files'>): readonly [] | readonly ['index.md'] =>
  files.includes('index.md') ? ['index.md'] : [];

export const policyOfBuild = (folder: string, files: readonly string[] = listFiles(folder)): string =>
  joinPolicies(
    files
      .filter((file) => file.endsWith('.html'))
      .flatMap((file) => policiesOf(readFileSync(join(folder, file), 'utf8'))),
  );

/** The folders in which every page has a Markdown twin, so that a header by pattern never names a missing file; `''` is the site's root. */
function twinFolders(files: readonly string[]): string[] {
  const known = new Set(files);
  const pages = files.filter((file) => /\/index\.html$/.test(file)).map((file) => file.slice(0, -'/index.html'.length));
  return [...Map.groupBy(pages, (page) => page.split('/').slice(0, -1).join('/'))]
    .filter(([, inside]) => inside.every((page) => known.has(`${page}.md`)))
    .map(([folder]) => folder);
}

/** Files for programs that are neither hashed nor part of the search, e.g. `errors.json` and `errors/X.md`. */
export const machineCopies = ({ files }: Pick<HostedSite, 'files'>, endings: readonly string[]): string[] =>
  files.filter(
    (file) => !isHashed(file) && !file.startsWith('pagefind/') && endings.some((ending) => file.endsWith(`.${ending}`)),
  );
