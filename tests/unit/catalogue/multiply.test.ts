import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { multiply } from '../../support/multiply.ts';
import { everyField, minimal, parse } from '../../support/problems.ts';

const catalogue = readFileSync('content/errors.yaml', 'utf8');

const codes = parse(catalogue).catalogue?.entries.length ?? 0;

test.each([
  ['the catalogue', catalogue, 130],
  ['every field, with aliases and replacements', everyField.replaceAll('42P01', '42001'), 23],
  ['the smallest', minimal, 7],
])('%s multiplied is valid and the same each time', (_, text, count) => {
  const large = multiply(text, count);
  expect(parse(large).problems).toEqual([]);
  expect(parse(large).catalogue?.entries).toHaveLength(count);
  expect(multiply(text, count)).toBe(large);
});

test('copies refer to copies', () => {
  const { catalogue: large } = parse(multiply(catalogue, 3 * codes));
  expect(large?.byCode.get('TAG_NOT_FOUND_3')?.related?.[0]?.code).toBe('CONVERSATION_ITEM_NOT_FOUND_3');
  expect(large?.byCode.get('TAG_NOT_FOUND_3')?.example.response).toContain('"code": "TAG_NOT_FOUND_3"');
});

test('a catalogue is not cut', () => {
  expect(() => multiply(catalogue, 10)).toThrow(RangeError);
});
