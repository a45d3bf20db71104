/** Thousands of random catalogues: `npm run bench:random -- [how many] [seed]`. Says what passes `validate` and breaks something. */
import fc from 'fast-check';
import { parseCatalogue } from '../../src/catalogue/validate.ts';
import { SourceText } from '../../src/kit/source-text.ts';
import { faultsOf } from '../support/carried.ts';
import { mutated, mutations } from '../support/random-catalogue.ts';

const [count = 1000, seed = Date.now() % 1e6] = process.argv.slice(2).map(Number);
const kinds = new Map<string, { times: number; example: string }>();
let valid = 0;
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
    for (const fault of await faultsOf(catalogue)) note(fault, example);
  } catch (error) {
    note(`validate throws: ${error instanceof Error ? error.stack : error}`, example);
  }
}
console.log(`\n${count} catalogues, seed ${seed}: ${valid} valid, ${kinds.size} kinds of faults`);
for (const { times, example } of kinds.values()) console.log(`${times} x ${example}`);
process.exitCode = kinds.size > 0 ? 1 : 0;
