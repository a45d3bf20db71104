/**
 * `npm run bench:build -- 1000 3`: builds a catalogue of that many codes that many times, here and with the peers, in turns: cold, and
 * here once more after one entry was edited. Prints medians and their ratio to stock Starlight's. More words name the peers to run.
 * A build that fails or takes half an hour is said in its place, and is not tried again.
 */
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { cataloguePath } from '../../src/catalogue/files.ts';
import { parseCatalogue } from '../../src/catalogue/validate.ts';
import { SourceText } from '../../src/kit/source-text.ts';
import { multiply } from '../support/multiply.ts';
import { copyProject, removeFolder, runNode } from '../support/project.ts';
import { edited } from './edited.ts';
import { configurations, type PeerName } from './peer-setups.ts';
import { buildArguments, distOf, fill, forget, install } from './peers.ts';

const [count = '1000', rounds = '3', ...chosen] = process.argv.slice(2);
const all = Object.keys(configurations) as PeerName[];
const peers = all.filter((name) => chosen.length === 0 || chosen.includes(name));
const yaml = multiply(readFileSync(cataloguePath, 'utf8'), Number(count));
const { catalogue, problems } = parseCatalogue(new SourceText(cataloguePath, yaml));
if (!catalogue)
  throw new Error(`The generated catalogue has ${problems.length} problems, the first: ${problems[0]?.message}`);

const longest = 30 * 60_000;
/** Preloaded into a build: the time its process computed, in seconds, and the most memory it held, in MB, as its last words. */
const reporter =
  'data:text/javascript,process.on("exit",()=>{const{userCPUTime:u,systemCPUTime:s,maxRSS:m}=process.resourceUsage();' +
  'console.error("figures",Math.round((u+s)/1e5)/10,Math.round(m/1024))})';

/** `load`: how many processes wanted a processor when the build began. */
const columns = ['seconds', 'computing, s', 'memory, MB', 'pages', 'load'] as const;
type Figures = Record<(typeof columns)[number], number>;
const runs = new Map<string, Figures[]>();
const failures = new Map<string, string>();

const own = copyProject();
try {
  for (const name of peers) await attempt(name, () => fill(name, catalogue));
  for (let round = 0; round < Number(rounds); round++) {
    writeFileSync(join(own, cataloguePath), yaml);
    for (const cache of ['.cache', '.astro', 'node_modules/.astro', 'node_modules/.vite', 'dist', 'dist.builds'])
      rmSync(join(own, cache), { recursive: true, force: true });
    for (const path of ['errors', 'status'])
      rmSync(join(own, 'src/content/docs', path), { recursive: true, force: true });
    await attempt('this site', () => run('this site', own, ['src/hosting/build.ts'], join(own, 'dist')));
    writeFileSync(join(own, cataloguePath), edited(yaml));
    const again = 'this site, one entry edited';
    await attempt(again, () => run(again, own, ['src/hosting/build.ts'], join(own, 'dist')));
    for (const name of peers)
      await attempt(name, () => {
        forget(name);
        return run(name, install(name), buildArguments(name), distOf(name));
      });
    print();
  }
} finally {
  removeFolder(own);
}
process.exitCode = failures.size > 0 ? 1 : 0;

async function attempt(name: string, task: () => unknown): Promise<void> {
  if (failures.has(name)) return;
  try {
    await task();
  } catch (error) {
    failures.set(name, String(error));
    console.log(`${error}`);
  }
}

async function run(name: string, folder: string, args: string[], dist: string): Promise<void> {
  const [load = 0] = loadavg();
  const started = performance.now();
  const { status, output } = await runNode(folder, ['--import', reporter, ...args], { CI: 'true' }, longest);
  const seconds = rounded((performance.now() - started) / 1000);
  if (status !== 0) throw new Error(`The build of ${name} ended with ${status} after ${seconds} s:\n${output}`);
  const [, computing, memory] = [...output.matchAll(/^figures (\S+) (\S+)$/gm)].at(-1) ?? [];
  const pages = globSync('**/*.html', { cwd: dist }).length;
  const figures = {
    seconds,
    'computing, s': Number(computing),
    'memory, MB': Number(memory),
    pages,
    load: rounded(load),
  };
  console.log(name, figures);
  runs.set(name, [...(runs.get(name) ?? []), figures]);
}

/** As a table of Markdown, for README. */
function print(): void {
  const medians = new Map([...runs].map(([name, figures]) => [name, medianOf(figures)]));
  const stock = medians.get('stock Starlight');
  const line = (cells: readonly unknown[]) => console.log(`| ${cells.join(' | ')} |`);
  line([`${count} codes`, ...columns, 'ratio', 'ratio of computing']);
  line(['---', ...Array.from({ length: columns.length + 2 }, () => '---:')]);
  for (const [name, figures] of medians) {
    const ratio = (key: keyof Figures) => (stock ? (figures[key] / stock[key]).toFixed(2) : '');
    line([name, ...columns.map((key) => figures[key]), ratio('seconds'), ratio('computing, s')]);
  }
  for (const name of failures.keys()) line([name, 'failed', ...Array.from({ length: columns.length + 1 }, () => '')]);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function medianOf(figures: Figures[]): Figures {
  const median = (key: keyof Figures) =>
    figures.map((one) => one[key]).toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
  return Object.fromEntries(columns.map((key) => [key, median(key)])) as Figures;
}
