import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learn } from '../../../src/lookup/pack/learn.ts';
import { bitsFor, packTerms } from '../../../src/lookup/pack/write-terms.ts';
import { levelOf, Terms, weightOf } from '../../../src/lookup/rank/terms.ts';
import { vocabularyOf } from '../../../src/lookup/rank/vocabulary.ts';

const term = fc.string({ unit: fc.constantFrom(...'abcdefgé019'), minLength: 1, maxLength: 40 });
const unpacked = (terms: Terms) => Terms.unpack(JSON.parse(JSON.stringify(packTerms(terms))));

test('terms and their levels come back as they went in', () => {
  const said = fc.record({ term, at: fc.nat(1200), count: fc.constantFrom(1, 2, 3) });
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

test('about one foreign word in 32 is taken for a term', () => {
  const size = 900;
  const terms = new Terms(bitsFor(size));
  for (let at = 0; at < size; at++) terms.add(`term${at}`, 0, 1);
  const foreign = Array.from({ length: 20_000 }, (_, at) => `foreign${at}`);
  const share = foreign.filter((word) => terms.of(word)).length / foreign.length;
  expect(share).toBeLessThan(1 / 32);
  expect(share).toBeGreaterThan(1 / 128);
});

test('a level stands for more weight when fewer entries hold the term', () => {
  expect(weightOf(2, 1, 84)).toBe(2 * weightOf(1, 1, 84));
  expect(weightOf(1, 1, 84)).toBeGreaterThan(weightOf(1, 20, 84));
  for (const level of [1, 2, 3]) expect(levelOf(weightOf(level, 7, 84), 7, 84)).toBe(level);
  expect(levelOf(100, 7, 84)).toBe(3);
  expect(levelOf(0, 7, 84)).toBe(1);
});

/** Three entries: 'beacon' is said of the first alone, 'common' of all. */
const examples = [0, 1, 2].flatMap((at) =>
  Array.from({ length: 8 }, () => ({ text: `common ${['beacon', 'willow', 'harbor'][at]}`, at })),
);

test('a term that tells an entry apart is learnt, one that is said of all tells nothing', () => {
  const terms = unpacked(learn(examples, 3, new Map(), vocabularyOf([])));
  expect([...(terms.of('beacon')?.keys() ?? [])]).toEqual([0]);
  const common = terms.of('common');
  expect(new Set([0, 1, 2].map((at) => common?.get(at))).size).toBe(1);
});

test('what the names say already is not learnt again', () => {
  const named = new Map([['beacon', new Map([[0, 20]])]]);
  expect(learn(examples, 3, named, vocabularyOf([])).of('beacon')).toBeUndefined();
});

test('of many terms those are kept that say most, and the same examples in another order give the same terms', () => {
  const rare = Array.from({ length: 4000 }, (_, at) => ({ text: `rare${at}`, at: at % 3 }));
  const terms = learn([...examples, ...rare], 3, new Map(), vocabularyOf([]));
  expect(terms.of('willow')?.has(1)).toBe(true);
  expect([...terms.all()].length).toBeLessThan(1000);
  const reversed = learn([...rare, ...examples].toReversed(), 3, new Map(), vocabularyOf([]));
  expect(packTerms(reversed)).toEqual(packTerms(terms));
});
