import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultsOf } from '../../support/carried.ts';
import { everyField, minimal, parse } from '../../support/problems.ts';
import { mutated, mutations } from '../../support/random-catalogue.ts';

test.each([
  ['every-field.yaml', everyField],
  ['minimal.yaml', minimal],
])('%s is carried by every output', async (_, text) => {
  const { catalogue } = parse(text);
  expect(catalogue && (await faultsOf(catalogue))).toEqual([]);
});

// Thousands: `npm run bench:random`. A failure prints its seed, and what was done to the catalogue in its shortest form.
test('what validate lets through, every output can carry', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(mutations, async (done) => {
      const { catalogue } = parse(mutated(done));
      if (catalogue) expect(await faultsOf(catalogue)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
