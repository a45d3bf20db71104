import { expect, test } from 'vitest';
import { lookup } from '../../../src/lookup/index.ts';
import { lookupNames, lookupTyped } from '../../../src/lookup/typed.ts';
import { allForms } from '../../search/forms.ts';
import { readQueries } from '../../search/queries.ts';
import { catalogue, data } from './data.ts';

const lists = ['queries.tsv', 'queries-later.tsv', 'queries-public.tsv', 'sentences.tsv', 'terms.tsv', 'wild.tsv'];
const texts = [
  ...lists.flatMap((list) => readQueries(new URL(`../../search/${list}`, import.meta.url))).map(({ text }) => text),
  ...allForms(catalogue).map(({ text }) => text),
  ...['', ' ', 'tag', '418', '404', 'why 404', 'TAG_NOT_FOUND 404', 'TAG_NOT_FOUND req_0a1b2c3d4e5f', 'BRAND_NEW_CODE'],
];

test('the first stages say what the whole reader says, or leave it to that', () => {
  const read = texts.map((text) => [text, lookupTyped(text, data)] as const).filter(([, found]) => found);
  expect(read.length).toBeGreaterThan(3000);
  for (const [text, found] of read) expect(found, text).toEqual(lookup(text, data));
});

test.each([
  '{"code":"TAG_NOT_FOUND"}',
  'BRAND_NEW_CODE',
  '418',
  'a\nb',
  'TAG_NOT_FOUND 404',
  'POST /v1/api/sms',
  '“tag”',
])('needs the whole reader: %j', (text) => {
  expect(lookupTyped(text, data)).toBeUndefined();
});

test.each([
  ['{"error":{"code":"TAG_NOT_FOUND","message":"no"}}', ['TAG_NOT_FOUND']],
  [`${'line\n'.repeat(9000)}CALL_NOT_FOUND`, ['CALL_NOT_FOUND']],
  ['[[[', []],
])('without the whole reader the codes of a text are still found: %.40s', (text, codes) => {
  expect(lookupNames(text, data).answers.map(({ entry }) => entry.code)).toEqual(codes);
});
