/**
 * `npm run bench:copies -- 1000`: what the machine copies and the pictures add to a build of that many codes. The same project is
 * built without either, with the copies, and with the pictures too, first none of them drawn and then all.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cataloguePath } from '../../src/catalogue/files.ts';
import { multiply } from '../support/multiply.ts';
import { copyProject, removeFolder, runNode } from '../support/project.ts';

const count = Number(process.argv[2] ?? 1_000);
const rounds = 2;
const yaml = multiply(readFileSync(cataloguePath, 'utf8'), count);

const copies = [
  'errors/[code].json.ts',
  'errors/[code].md.ts',
  'guides/[guide].md.ts',
  'errors.json.ts',
  'errors.schema.json.ts',
  'errors.ts.ts',
].concat([
  'errors.js.ts',
  'errors.d.ts.ts',
  'openapi.json.ts',
  'llms.txt.ts',
  'llms-full.txt.ts',
  'changelog.astro',
  'changelog.xml.ts',
]);
const pictures = ['errors/[code].png.ts', 'card.png.ts'];

/** Preloaded into the build: processor seconds of its process, as its last word. */
const reporter =
  'data:text/javascript,process.on("exit",()=>{const{user,system}=process.cpuUsage();console.error("cpu",(user+system)/1e6)})';

interface Cost {
  seconds: number;
  cpu: number;
}

const none = project([...copies, ...pictures]);
const withCopies = project(pictures);
const all = project([]);
try {
  const rows: [name: string, cost: Cost][] = [];
  const cold = await build(all);
  // Taking turns: what the machine does beside it meets all alike.
  const turns: Record<string, Cost[]> = { 'pages only': [], 'with copies': [], 'and pictures, drawn before': [] };
  for (let round = 0; round < rounds; round++) {
    turns['pages only']?.push(await build(none));
    turns['with copies']?.push(await build(withCopies));
    turns['and pictures, drawn before']?.push(await build(all));
  }
  for (const [name, costs] of Object.entries(turns)) rows.push([name, least(costs)]);
  rows.push(['and pictures, none drawn', cold]);
  const [, base] = rows[0] as [string, Cost];
  const share = (part: number, of: number) => `${(100 * (part / of - 1)).toFixed(1)} %`;
  console.log(`${count} codes, best of ${rounds} (pictures: once)`);
  console.table(
    Object.fromEntries(
      rows.map(([name, { seconds, cpu }]) => [
        name,
        {
          seconds: seconds.toFixed(1),
          more: share(seconds, base.seconds),
          'CPU seconds': cpu.toFixed(1),
          'more CPU': share(cpu, base.cpu),
        },
      ]),
    ),
  );
} finally {
  for (const folder of [none, withCopies, all]) removeFolder(folder);
}

function project(without: string[]): string {
  const folder = copyProject();
  writeFileSync(join(folder, cataloguePath), yaml);
  for (const page of without) rmSync(join(folder, 'src/pages', page));
  return folder;
}

async function build(folder: string): Promise<Cost> {
  const started = performance.now();
  const { status, output } = await runNode(folder, ['--import', reporter, 'src/hosting/build.ts'], { CI: 'true' });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`The build ended with ${status}:\n${output}`);
  return { seconds, cpu: Number(/cpu ([\d.]+)/.exec(output)?.[1]) };
}

function least(costs: Cost[]): Cost {
  return { seconds: Math.min(...costs.map(({ seconds }) => seconds)), cpu: Math.min(...costs.map(({ cpu }) => cpu)) };
}
