import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packTerms, unpackTerms } from '../../../src/lookup/terms.ts';

test('terms and counts come back as they went in', () => {
  const term = fc.string({ unit: fc.constantFrom(...'abcdefgé019'), minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.array(fc.array(term, { maxLength: 8 }), { maxLength: 900 }), (lists) => {
      const expected = new Map<string, Map<number, number>>();
      lists.forEach((terms, at) => {
        for (const word of terms) {
          const counts = expected.get(word) ?? new Map<number, number>();
          expected.set(word, counts.set(at, Math.min(9, (counts.get(at) ?? 0) + 1)));
        }
      });
      expect(new Map([...unpackTerms(packTerms(lists))].sort())).toEqual(new Map([...expected].sort()));
    }),
    { numRuns: 100 },
  );
});
