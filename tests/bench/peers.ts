/**
 * Other generators of documentation, as they come, with the pages of this site: what its numbers are compared with.
 * Each is installed once, into a folder of its own below `.cache`. Its versions are fixed, those of its dependencies by the date.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Catalogue } from '../../src/catalogue/model.ts';
import { publishedStatuses } from '../../src/catalogue/urls.ts';
import { reasonPhrase } from '../../src/kit/http.ts';
import { renderPages } from '../../src/render/pages.ts';
import { configurations, type PeerName } from './peer-setups.ts';

const fixedOn = '2026-11-20';

/** Installs a peer where that is not done yet; returns its folder. */
export function install(name: PeerName): string {
  const { packages, files } = configurations[name];
  const folder = resolve('.cache/peers', name.replaceAll(/\W+/g, '-'));
  const manifest = JSON.stringify({ private: true, dependencies: packages });
  const done = join(folder, 'node_modules/.installed');
  if (!existsSync(done) || readFileSync(done, 'utf8') !== manifest) {
    write(join(folder, 'package.json'), manifest);
    const options = ['--before', fixedOn, '--no-audit', '--no-fund', '--loglevel=error'];
    const { status } = spawnSync('npm', ['install', ...options], {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status !== 0) throw new Error(`${name} could not be installed: npm ended with ${status}.`);
    writeFileSync(done, manifest);
  }
  for (const [path, text] of Object.entries(files)) write(join(folder, path), text);
  return folder;
}

/** Replaces the pages of an installed peer by those of the catalogue; what earlier builds kept stays. */
export function fill(name: PeerName, catalogue: Catalogue): void {
  const { pages, ending, adapt } = configurations[name];
  const folder = join(install(name), pages);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of plainPages(catalogue))
    write(join(folder, path + ending), adapt ? adapt(path, text) : text);
}

/** Removes what builds of an installed peer left behind, so that the next one starts cold. */
export function forget(name: PeerName): void {
  for (const path of [configurations[name].dist, ...configurations[name].caches])
    rmSync(join(install(name), path), { recursive: true, force: true });
}

/** What Node runs in the folder of a peer to build it. */
export const buildArguments = (name: PeerName): string[] => configurations[name].build;

/** Where a peer puts its site. */
export const distOf = (name: PeerName): string => join(install(name), configurations[name].dist);

/** Where the page of `doc_url`s lies at a peer. */
export const wholePath = 'error-handling';

/** Every page as plain MDX, by its path without ending: a page for each code, one with all of them, one at the root. */
function plainPages(catalogue: Catalogue): Map<string, string> {
  const pages = new Map([['index', '---\ntitle: Errors\n---\n\nAll errors.\n']]);
  for (const [path, text] of renderPages(catalogue))
    if (path.startsWith('errors/')) pages.set(path.replace(/\.mdx$/, ''), plain(text));
  pages.set(wholePath, wholePage(catalogue, pages));
  return pages;
}

/** A generated page of this site with plain headings for its sections. */
export const plain = (mdx: string): string =>
  mdx
    .replace(/^import .*\n/m, '')
    .replaceAll(/^<Section id="[^"]*" title="([^"]*)".*>$/gm, '## $1\n')
    .replaceAll(/^<\/Section>$|^ {2}<\/?Samples.*>$/gm, '');

/** What the page of `doc_url`s says here: every code with the whole fix. */
function wholePage(catalogue: Catalogue, pages: ReadonlyMap<string, string>): string {
  const rows = publishedStatuses(catalogue).map((status) => [
    `## ${status} ${reasonPhrase(status)}`,
    ...catalogue.entries
      .filter((entry) => entry.status === status)
      .flatMap(({ code, type, title, summary }) => [
        `### ${code}`,
        `${status} · \`${type}\``,
        escaped(`**${title}.** ${summary}`),
        `**Fix**\n\n${/^## Fix\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(pages.get(`errors/${code}`) ?? '')?.[1]?.trim()}`,
        `[Causes and example of ${code}](/errors/${code}/)`,
      ]),
  ]);
  return `---\ntitle: Error handling\n---\n\n${rows.flat().join('\n\n')}\n`;
}

const escaped = (text: string): string => text.replaceAll(/[<{]/g, '\\$&');

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
