/**
 * `npm run bench:build -- 1000 3`: builds a catalogue of that many codes that many times, here and with the peers, in turns: cold, and
 * here once more after one entry was edited. Prints medians and their ratio to stock Starlight's. More words name the peers to run.
 */
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cataloguePath } from '../../src/catalogue/files.ts';
import { parseCatalogue } from '../../src/catalogue/validate.ts';
import { SourceText } from '../../src/kit/source-text.ts';
import { multiply } from '../support/multiply.ts';
import { copyProject, removeFolder, runNode } from '../support/project.ts';
import { configurations, type PeerName } from './peer-setups.ts';
import { buildArguments, distOf, fill, forget, install } from './peers.ts';

const [count = '1000', rounds = '3', ...chosen] = process.argv.slice(2);
const all = Object.keys(configurations) as PeerName[];
const peers = all.filter((name) => chosen.length === 0 || chosen.includes(name));
const yaml = multiply(readFileSync(cataloguePath, 'utf8'), Number(count));
const { catalogue, problems } = parseCatalogue(new SourceText(cataloguePath, yaml));
if (!catalogue)
  throw new Error(`The generated catalogue has ${problems.length} problems, the first: ${problems[0]?.message}`);

/** Preloaded into a build: the time its process computed, in seconds, and the most memory it held, in MB, as its last words. */
const reporter =
  'data:text/javascript,process.on("exit",()=>{const{userCPUTime:u,systemCPUTime:s,maxRSS:m}=process.resourceUsage();' +
  'console.error("figures",Math.round((u+s)/1e5)/10,Math.round(m/1024))})';

type Figures = Record<'seconds' | 'computing, s' | 'memory, MB' | 'pages', number>;
const runs = new Map<string, Figures[]>();

for (const name of peers) fill(name, catalogue);
const own = copyProject();
try {
  for (let round = 0; round < Number(rounds); round++) {
    writeFileSync(join(own, cataloguePath), yaml);
    for (const cache of ['.cache', '.astro', 'node_modules/.astro', 'node_modules/.vite', 'dist', 'dist.builds'])
      rmSync(join(own, cache), { recursive: true, force: true });
    for (const path of ['errors', 'status'])
      rmSync(join(own, 'src/content/docs', path), { recursive: true, force: true });
    await run('this site', own, ['src/hosting/build.ts'], join(own, 'dist'));
    const edited = yaml.replace(/^ {4}fix:\n(?=(?: {6}.*\n){1,5} {4}\w)/m, '$&      - Edited a moment ago.\n');
    if (edited === yaml) throw new Error('No entry could be edited.');
    writeFileSync(join(own, cataloguePath), edited);
    await run('this site, one entry edited', own, ['src/hosting/build.ts'], join(own, 'dist'));
    for (const name of peers) {
      forget(name);
      await run(name, install(name), buildArguments(name), distOf(name));
    }
  }
} finally {
  removeFolder(own);
}
const medians = new Map([...runs].map(([name, figures]) => [name, medianOf(figures)]));
const stock = medians.get('stock Starlight');
console.table(
  Object.fromEntries(
    [...medians].map(([name, figures]) => [
      name,
      { ...figures, ratio: stock ? Number((figures.seconds / stock.seconds).toFixed(2)) : undefined },
    ]),
  ),
);

async function run(name: string, folder: string, args: string[], dist: string): Promise<void> {
  const started = performance.now();
  const { status, output } = await runNode(folder, ['--import', reporter, ...args], { CI: 'true' });
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  if (status !== 0) throw new Error(`The build of ${name} ended with ${status}:\n${output}`);
  const [, computing, memory] = [...output.matchAll(/^figures (\S+) (\S+)$/gm)].at(-1) ?? [];
  const pages = globSync('**/*.html', { cwd: dist }).length;
  const figures = { seconds, 'computing, s': Number(computing), 'memory, MB': Number(memory), pages };
  console.log(name, figures);
  runs.set(name, [...(runs.get(name) ?? []), figures]);
}

function medianOf(figures: Figures[]): Figures {
  const median = (key: keyof Figures) =>
    figures.map((one) => one[key]).toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
  return {
    seconds: median('seconds'),
    'computing, s': median('computing, s'),
    'memory, MB': median('memory, MB'),
    pages: median('pages'),
  };
}
