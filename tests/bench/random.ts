/**
 * Thousands of random catalogues: `npm run bench:random -- [how many] [seed] [how many to build]`. Says what passes `validate` and
 * breaks something. Of the valid ones, those with the most changes are built and every link of them is followed, too.
 */
import fc from 'fast-check';
import { parseCatalogue } from '../../src/catalogue/validate.ts';
import { SourceText } from '../../src/kit/source-text.ts';
import { faultsOf } from '../support/carried.ts';
import { buildProject, copyFor, removeFolder, runNode } from '../support/project.ts';
import { type Mutation, mutated, mutations } from '../support/random-catalogue.ts';

const [count = 1000, seed = Date.now() % 1e6, built = 0] = process.argv.slice(2).map(Number);
const kinds = new Map<string, { times: number; example: string }>();
let valid = 0;
const samples: Mutation[][] = [];
const note = (fault: string, example: string) => {
  const kind = fault.replaceAll(/"(?:[^"\\]|\\.)*"|\d+/g, '*').slice(0, 100);
  const known = kinds.get(kind);
  kinds.set(kind, { times: (known?.times ?? 0) + 1, example: known?.example ?? `${fault}\n    ${example}` });
};

for (const [at, sample] of fc.sample(mutations, { numRuns: count, seed }).entries()) {
  if (at % 100 === 99) process.stderr.write(`\r${at + 1} of ${count}`);
  const example = JSON.stringify(sample);
  try {
    const { catalogue } = parseCatalogue(new SourceText('errors.yaml', mutated(sample)));
    if (!catalogue) continue;
    valid++;
    samples.push(sample);
    for (const fault of await faultsOf(catalogue)) note(fault, example);
  } catch (error) {
    note(`validate throws: ${error instanceof Error ? error.stack : error}`, example);
  }
}

for (const sample of samples.toSorted((a, b) => b.length - a.length).slice(0, built))
  for (const fault of await faultsOfSite(mutated(sample))) note(fault, JSON.stringify(sample));
console.log(
  `\n${count} catalogues, seed ${seed}: ${valid} valid, ${built} of them built, ${kinds.size} kinds of faults`,
);
for (const { times, example } of kinds.values()) console.log(`${times} x ${example}`);
process.exitCode = kinds.size > 0 ? 1 : 0;

/** What the build of a catalogue and the commands of its maintainer say when they fail. */
async function faultsOfSite(catalogue: string): Promise<string[]> {
  // The copy has no guides: they belong to the API of this project.
  const project = copyFor(catalogue.replaceAll('/guides/error-object/', '/errors/'));
  try {
    await buildProject(project);
    const commands = [['contract', '--update'], ['contract', '--update'], ['links']];
    const faults: string[] = [];
    for (const command of commands) {
      const { status, output } = await runNode(project, ['src/cli/start.ts', ...command]);
      process.stderr.write(`${command.join(' ')}: ${status} ${output.trim().split('\n').at(-1)}\n`);
      if (status !== 0) faults.push(`${command.join(' ')} ends with ${status}: ${output.slice(0, 2000)}`);
    }
    return faults;
  } catch (error) {
    return [String(error)];
  } finally {
    removeFolder(project);
  }
}
