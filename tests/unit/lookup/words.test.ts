import { expect, test } from 'vitest';
import { contentWords, saysAny, stem } from '../../../src/lookup/rank/stems.ts';
import { vocabularyOf } from '../../../src/lookup/rank/vocabulary.ts';

test.each([
  ['delete deleted deleting deletion deletes'],
  ['activate activated activating activation activates'],
  ['authorize authorise authorized authorised authorization authorisation'],
  ['duplicate duplicates duplicated duplication'],
  ['permission permissions permitted'],
  ['message messages'],
  ['company companies'],
  ['stop stops stopped stopping'],
  ['text texts texted texting'],
  ['monthly month months'],
])('one stem: %s', (words) => {
  expect(new Set(words.split(' ').map(stem)).size).toBe(1);
});

test.each([['sender send'], ['header head'], ['internal international'], ['user use']])('two stems: %s', (words) => {
  expect(new Set(words.split(' ').map(stem)).size).toBe(2);
});

test.each([
  ['My key was switched off!', 'key disabled'],
  ['allo_number, alloNumber', 'allo number allo number'],
  ["the customer's E.164 format", 'customers e164 format'],
  ['GET or POST? I get nothing', 'verb post'],
  ['is 06 12 34 56 78 ok', 'digits ok'],
  ['from 2026-03-01 to 03/04/2026', 'from date to date'],
])('%s', (text, words) => {
  expect(contentWords(text).join(' ')).toBe(words);
});

test.each([
  ['exponential backoff', 'Wait with growing, exponential gaps.', true],
  ['exponental wait', 'Exponential gaps.', true],
  ['deleting labels', 'A label that was deleted.', true],
  ['asdfghjkl', 'As asked: a short text.', false],
  ['ssl certificate', 'A server error.', false],
  ['what is it', 'Anything.', true],
])('whether "%s" is said by "%s": %s', (question, text, expected) => {
  expect(saysAny(question, text)).toBe(expected);
});

test('words of the field are added to those of any API: groups by their stems, pairs as one word', () => {
  const { groups, phrases } = vocabularyOf(['parcel package box', 'depot = pick up, drop off']);
  expect(groups.get(stem('duplicate'))).toBeDefined();
  const shared = groups.get(stem('parcels'));
  expect(shared).toHaveLength(1);
  expect(groups.get('box')).toEqual(shared);
  expect(contentWords('No pick-up or drop off, signed in', phrases)).toEqual(['depot', 'depot', 'login']);
});
