import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type LookupData, lookupData } from '../../../src/lookup/pack/index.ts';
import { allForms } from '../../search/forms.ts';
import { readQueries } from '../../search/queries.ts';
import { hitRates } from '../../search/rates.ts';
import { grow } from '../../search/scale.ts';
import { catalogue, data } from './data.ts';

describe('forms', () => {
  const queries = (list = allForms(catalogue)) =>
    list.map(({ kind, text, code }) => ({ kind, text, accepted: [code] }));
  const rates = hitRates(queries(), data);

  test.each(Object.entries(rates))('%s', (_, rate) => {
    expect(rate.first).toBeGreaterThanOrEqual(99);
    expect(rate.wrong).toBe(0);
  });

  test('at 1,000 codes', () => {
    const large = grow(catalogue, 1000);
    const some = large.entries.filter((_, at) => at % 59 === 0);
    const { all } = hitRates(queries(allForms(large, some)), lookupData(large));
    expect(all?.first).toBeGreaterThanOrEqual(99);
  });
});

describe('plain language', () => {
  const lists = ['queries.tsv', 'queries-later.tsv', 'queries-blind.tsv', 'queries-further-blind.tsv'];
  const read = (list: string) => readQueries(new URL(`../../search/${list}`, import.meta.url));

  test.each(lists)('%s', (list) => {
    const { all } = hitRates(read(list), data);
    expect(all?.first).toBeGreaterThanOrEqual(92);
    expect(all?.topThree).toBeGreaterThanOrEqual(98);
    expect(all?.wrong).toBe(0);
  });

  // The source page's own words: every sentence of its descriptions, and the terms that stand in one of them only.
  test('what the documentation says', () => {
    const { all } = hitRates([...read('sentences.tsv'), ...read('terms.tsv')], data);
    expect(all?.first).toBeGreaterThanOrEqual(93);
    expect(all?.topThree).toBeGreaterThanOrEqual(98);
    expect(all?.wrong).toBe(0);
  });

  test('no question that search has learnt from is asked to measure it', () => {
    const learnt = new Set([...catalogue.questions.values()].flat().map((question) => question.toLowerCase()));
    expect(lists.flatMap(read).filter(({ text }) => learnt.has(text.toLowerCase()))).toEqual([]);
  });

  test('every question is of a code of the catalogue', () => {
    expect([...catalogue.questions.keys()].filter((code) => !catalogue.byCode.has(code))).toEqual([]);
  });

  test('the list asks for each of the 52 codes it was written for; a new one needs no question', () => {
    const accepted = new Set(readQueries().flatMap((query) => query.accepted));
    expect(catalogue.entries.filter(({ code }) => accepted.has(code)).length).toBeGreaterThanOrEqual(52);
    expect(readQueries().length).toBeGreaterThanOrEqual(250);
  });
});

test.each([
  ['real catalogue', data, 115 * catalogue.entries.length],
  ['1,000 codes', lookupData(grow(catalogue, 1000)), 115_000],
] as [string, LookupData, number][])('size of the look-up data, %s', (_, value, most) => {
  expect(brotliCompressSync(JSON.stringify(value)).length).toBeLessThanOrEqual(most);
});
