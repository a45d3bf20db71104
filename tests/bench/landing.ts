/**
 * `npm run bench:landing -- 9`: how long a reader waits for a page here and at the peers with the same pages. Each page is opened
 * that many times with nothing cached, in turns, on a slow phone; prints medians, and their ratio to the best peer's.
 * The folder of an earlier build, named after the number, is measured too.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { readCatalogue } from '../../src/catalogue/index.ts';
import { codePath, publishedPaths } from '../../src/catalogue/urls.ts';
import { findChromium, launchArgs } from '../../src/links/chromium.ts';
import { compressedSite } from './compressed-site.ts';
import { type Figures, measure } from './measure-landing.ts';
import type { PeerName } from './peer-setups.ts';
import { buildArguments, distOf, fill, install, wholePath } from './peers.ts';

const [rounds, earlier] = [Number(process.argv[2] ?? 9), process.argv[3]];
const names: PeerName[] = ['stock Starlight', 'VitePress', 'Docusaurus'];
const code = 'TAG_NOT_FOUND';
const catalogue = readCatalogue();

const own = ['this site', 'an earlier build'];
const folders = {
  'this site': 'dist',
  ...(earlier && { 'an earlier build': earlier }),
  ...Object.fromEntries(names.map((name) => [name, built(name)])),
};
const sites = await Promise.all(
  Object.entries(folders).map(async ([name, folder]) => ({ name, ...(await compressedSite(folder)) })),
);
const [whole = ''] = publishedPaths(catalogue.head.doc_urls);
const browser = await chromium.launch({
  args: launchArgs,
  ...(findChromium() && { executablePath: findChromium() as string }),
});

const pages = {
  "a code's page": { path: codePath(code), theirs: `/errors/${code}` },
  'the row a doc_url leads to': { path: whole, theirs: `/${wholePath}`, target: code },
};
for (const [kind, { path, theirs, ...options }] of Object.entries(pages)) {
  const runs = new Map<string, Figures[]>(sites.map(({ name }) => [name, []]));
  // The first round warms up the servers and the browser.
  for (let round = 0; round <= rounds; round++) {
    for (const { name, address } of sites) {
      const figures = await measure(browser, address(own.includes(name) ? path : theirs), options);
      // Chromium now and then tells of no paint.
      if (round > 0 && figures['first paint, ms'] && figures['largest paint, ms']) runs.get(name)?.push(figures);
    }
  }
  print(kind, new Map([...runs].map(([name, all]) => [name, medians(all)])));
}
await browser.close();
for (const { close } of sites) close();

/** Builds a peer, unless an earlier run did. */
function built(name: PeerName): string {
  const folder = distOf(name);
  if (!existsSync(folder)) {
    fill(name, catalogue);
    const { status } = spawnSync(process.execPath, buildArguments(name), { cwd: install(name), stdio: 'inherit' });
    if (status !== 0) throw new Error(`${name} could not be built.`);
  }
  return folder;
}

function medians(runs: Figures[]): Figures {
  const [first = {}] = runs;
  return Object.fromEntries(
    Object.keys(first).map((name) => [
      name,
      runs.map((run) => run[name] ?? 0).sort((a, b) => a - b)[runs.length >> 1] ?? 0,
    ]),
  );
}

/** As a table of Markdown, for README. */
function print(kind: string, rows: ReadonlyMap<string, Figures>): void {
  const site = rows.get('this site') ?? {};
  const peers = [...rows].filter(([name]) => !own.includes(name));
  const columns = Object.keys(site);
  const best = (column: string) => Math.min(...peers.map(([, figures]) => figures[column] ?? Number.POSITIVE_INFINITY));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  console.log(`\n${line([kind, ...columns])}\n${line(['---', ...columns.map(() => '---:')])}`);
  for (const [name, figures] of rows) console.log(line([name, ...columns.map((column) => String(figures[column]))]));
  console.log(
    line([
      'ratio to the best peer',
      ...columns.map((column) => (best(column) > 0 ? ((site[column] ?? 0) / best(column)).toFixed(2) : '')),
    ]),
  );
}
