/** The pages under test. */
import { globSync } from 'node:fs';
import { guideIds } from '../../src/catalogue/site-paths.ts';
import {
  codePath,
  guidePath,
  indexPath,
  operationsPath,
  publishedPaths,
  statusPath,
} from '../../src/catalogue/urls.ts';
import { entries, head } from './catalogue.ts';

/** Paths of all pages of a built site, the 404 page too. */
export const builtPages = (folder = 'dist'): string[] =>
  globSync('**/*.html', { cwd: folder })
    .filter((file) => !file.startsWith('pagefind/'))
    .map((file) => `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`)
    .sort();

const byLength = entries.map(({ code }) => code).sort((a, b) => a.length - b.length);

/** One page of each kind, by name: entries of another retry strategy or actor can look different. The longest code is one to fix. */
export const pageTypes: Record<string, string> = {
  home: '/',
  'a code to wait for': codePath('RATE_LIMIT_EXCEEDED'),
  'a code of the provider': codePath('INTERNAL_SERVER_ERROR'),
  'a code not to repeat': codePath('TAG_NOT_FOUND'),
  'the longest code': codePath(byLength.at(-1) ?? ''),
  'the codes of a status': statusPath(404),
  ...Object.fromEntries(guideIds().map((id) => [id, guidePath(id)])),
  'missing page': '/404.html',
  operations: operationsPath,
  decoder: '/decode/',
  changelog: '/changelog/',
  'all codes': indexPath,
  // The pages of doc_urls differ in their language and title only.
  ...Object.fromEntries(
    publishedPaths(head.doc_urls)
      .filter((_, i) => i % 3 === 0)
      .map((path) => [path, path]),
  ),
};
