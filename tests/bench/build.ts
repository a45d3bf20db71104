/** `npm run bench -- 1000`: builds a catalogue of that many codes, and a stock Starlight site of the same pages, and prints what each cost. */
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cataloguePath } from '../../src/catalogue/files.ts';
import { codePath } from '../../src/catalogue/urls.ts';
import { parseCatalogue } from '../../src/catalogue/validate.ts';
import { SourceText } from '../../src/kit/source-text.ts';
import { renderPages } from '../../src/render/pages.ts';
import { multiply } from '../support/multiply.ts';
import { copyProject, removeFolder, runNode } from '../support/project.ts';
import { weigh } from '../support/weight.ts';
import { stockProject } from './stock.ts';

const count = Number(process.argv[2] ?? 1_000);
const yaml = multiply(readFileSync(cataloguePath, 'utf8'), count);
const { catalogue, problems } = parseCatalogue(new SourceText(cataloguePath, yaml));
if (!catalogue)
  throw new Error(`The generated catalogue has ${problems.length} problems, the first: ${problems[0]?.message}`);
const samples = catalogue.entries.filter((_, i) => i % Math.ceil(count / 50) === 0).map(({ code }) => code);

/** Preloaded into the build: the most memory its process held, in MB, as its last word. */
const peakReporter =
  'data:text/javascript,process.on("exit",()=>console.error("peak",Math.round(process.resourceUsage().maxRSS/1024)))';

const own = copyProject();
writeFileSync(join(own, cataloguePath), yaml);
const site = await measure(own);
const stock = await measure(stockProject(renderPages(catalogue)));

console.table(
  Object.fromEntries(
    Object.keys(site.figures).map((name) => {
      const [mine = 0, theirs = 0] = [site.figures[name], stock.figures[name]];
      return [name, { 'this site': mine, 'stock Starlight': theirs, ratio: Number((mine / theirs).toFixed(2)) }];
    }),
  ),
);

/** Builds the project in `folder`, weighs a sample of its error pages, and removes it. */
async function measure(folder: string): Promise<{ figures: Record<string, number> }> {
  try {
    const started = performance.now();
    const { status, output } = await runNode(folder, ['--import', peakReporter, 'src/hosting/build.ts'], {
      CI: 'true',
    });
    const seconds = (performance.now() - started) / 1000;
    if (status !== 0) throw new Error(`The build ended with ${status}:\n${output}`);
    const dist = join(folder, 'dist');
    const weights = samples.map((code) => weigh(dist, codePath(code)));
    const mean = (values: number[]) => Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
    const index = globSync('pagefind/**/*', { cwd: dist, withFileTypes: true }).filter((file) => file.isFile());
    return {
      figures: {
        pages: globSync('**/*.html', { cwd: dist }).length,
        seconds: Number(seconds.toFixed(1)),
        'peak memory, MB': Number(/peak (\d+)/.exec(output)?.[1]),
        'HTML of an error page, bytes': mean(weights.map(({ html }) => html.raw)),
        'HTML, brotli': mean(weights.map(({ html }) => html.brotli)),
        'HTML, brotli, largest': Math.max(...weights.map(({ html }) => html.brotli)),
        'search index, kB': Math.round(
          index.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0) / 1000,
        ),
      },
    };
  } finally {
    removeFolder(folder);
  }
}
