import fc from 'fast-check';
import { expect, test } from 'vitest';
import { telling } from '../../../src/lookup/pack/choose-terms.ts';
import { bitsFor, Terms } from '../../../src/lookup/rank/terms.ts';

const term = fc.string({ unit: fc.constantFrom(...'abcdefgé019'), minLength: 1, maxLength: 40 });
const unpacked = (terms: Terms) => Terms.unpack(JSON.parse(JSON.stringify(terms.pack())));

test('terms and their counts come back as they went in, counts in two levels', () => {
  const said = fc.record({ term, at: fc.nat(1200), count: fc.constantFrom(1, 5) });
  fc.assert(
    fc.property(fc.uniqueArray(said, { selector: ({ term, at }) => `${at} ${term}`, maxLength: 900 }), (list) => {
      const terms = new Terms(32);
      for (const { term, at, count } of list) terms.add(term, at, count);
      const back = unpacked(terms);
      for (const { term, at, count } of list) expect(back.of(term)?.get(at)).toBe(count);
      expect([...back.all()].reduce((sum, counts) => sum + counts.size, 0)).toBe(list.length);
    }),
    { numRuns: 100 },
  );
});

test('about one foreign word in 64 is taken for a term', () => {
  const size = 900;
  const terms = new Terms(bitsFor(size));
  for (let at = 0; at < size; at++) terms.add(`term${at}`, 0, 1);
  const foreign = Array.from({ length: 20_000 }, (_, at) => `foreign${at}`);
  const share = foreign.filter((word) => terms.of(word)).length / foreign.length;
  expect(share).toBeLessThan(1 / 64);
  expect(share).toBeGreaterThan(1 / 256);
});

test('of many terms an entry keeps those it says beyond chance, and last those hardly anybody says', () => {
  const many = Array.from({ length: 400 }, (_, at) => `rare${at}`);
  const common = ['common', 'common', 'common'];
  const kept = telling([[...many, ...common, 'own', 'own', 'own', 'own', 'own'], common, common]);
  expect(kept.of('own')?.get(0)).toBe(5);
  expect(kept.of('common')?.get(1)).toBe(3);
  const rare = many.filter((word) => kept.of(word)).length;
  expect(rare).toBeGreaterThan(100);
  expect(rare).toBeLessThan(300);
});

test('an entry that says little keeps all of it', () => {
  const words = ['one', 'two', 'three'];
  const kept = unpacked(telling(Array.from({ length: 200 }, () => words)));
  for (const word of words) expect(kept.of(word)?.size).toBe(200);
});
