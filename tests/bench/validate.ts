/** `npm run bench:validate -- 5000`: how long validation takes for N codes, beside plain readers of the same data. */
import { readFileSync } from 'node:fs';
import { parse, parseDocument } from 'yaml';
import { cataloguePath } from '../../src/catalogue/files.ts';
import { parseCatalogue } from '../../src/catalogue/validate.ts';
import { SourceText } from '../../src/kit/source-text.ts';
import { multiply } from '../support/multiply.ts';

const count = Number(process.argv[2] ?? 5000);
const variants = [
  ['entries of the real size', cataloguePath],
  ['entries with one-line texts', 'tests/fixtures/minimal.yaml'],
] as const;

for (const [name, path] of variants) {
  const text = multiply(readFileSync(path, 'utf8'), count);
  // First, in a fresh heap: what the others leave behind would be cleared on its time.
  const validated = seconds(() => {
    const { problems } = parseCatalogue(new SourceText(path, text));
    if (problems.length > 0) throw new Error(`${problems.length} problems: ${problems[0]?.message}`);
  });
  const read = seconds(() => parseDocument(text, { uniqueKeys: false, prettyErrors: false }));
  const json = JSON.stringify(parse(text, { uniqueKeys: false }));
  console.log(`${count} ${name}, ${(text.length / 1e6).toFixed(1)} MB of YAML`);
  console.table({
    validation: row(validated, read),
    'yaml: parseDocument': row(read, read),
    'JSON.parse of the same': row(
      seconds(() => JSON.parse(json)),
      read,
    ),
  });
}

/** Time on the clock, and of the processor: on a busy machine only the second can be compared. */
interface Time {
  wall: number;
  cpu: number;
}

function seconds(work: () => unknown): Time {
  const start = performance.now();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
}

function row({ wall, cpu }: Time, reference: Time) {
  return { seconds: wall.toFixed(2), 'cpu seconds': cpu.toFixed(2), 'ratio to yaml': (cpu / reference.cpu).toFixed(2) };
}
