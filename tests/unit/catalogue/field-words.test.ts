import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseFieldWords } from '../../../src/catalogue/field-words.ts';
import { readCatalogue } from '../../../src/catalogue/index.ts';
import { SourceText } from '../../../src/kit/source-text.ts';
import { lookup } from '../../../src/lookup/index.ts';
import { lookupData } from '../../../src/lookup/pack/index.ts';

const parse = (text: string) => parseFieldWords(new SourceText('words.txt', text));

test('a line is a group of words, or a word and pairs of words; other lines say nothing', () => {
  const lines = ['parcel package box', 'dépôt = pick up, drop off', '荷物 小包'];
  expect(parse(`\ufeff${lines[0]}\r\n\n# a note: any text = here,\n  \n${lines[1]}\n${lines[2]}`)).toEqual({
    words: lines,
    problems: [],
  });
});

test.each([
  ['parcel ▶Package', '"P" is in no word of small letters'],
  ['parcel▶; package', '";" is in no word'],
  ['parcel pack▶-age', '"-" is in no word'],
  ['parcel▶\tpackage', 'is in no word'],
  ['▶parcel', 'the line is no group of words'],
  ['▶parcel, package', 'the line is no group of words'],
  ['▶parcel  package', 'the line is no group of words'],
  ['▶ parcel package', 'the line is no group of words'],
  ['▶two words = pick up', '"two words " is not one word'],
  ['▶depot= pick up', '"depot" is not one word'],
  ['▶= pick up', '"" is not one word'],
  ['depot =▶', '"" is no pair of words'],
  ['depot =▶ pickup', '" pickup" is no pair of words'],
  ['depot = pick up,▶ drop it off', '" drop it off" is no pair of words'],
  ['depot = pick up,▶', '"" is no pair of words'],
  ['depot =▶ pick up = drop off', '" pick up = drop off" is no pair of words'],
  ['parcel package▶\u0000', 'NUL U+0000'],
])('%j is refused with its place', (marked, message) => {
  const line = marked.replace('▶', '');
  const { words, problems } = parse(`first second\n${line}\nthird fourth\n`);
  expect(words).toEqual(['first second', 'third fourth']);
  expect(problems.map(({ message, at }) => [message, at.start])).toEqual([
    [expect.stringContaining(message), 13 + marked.indexOf('▶')],
  ]);
});

test('words beside a catalogue are used by search, a bad line fails it, and none are needed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'words-'));
  const read = () => readCatalogue(join(folder, 'errors.yaml'));
  const found = (text: string) => lookup(text, lookupData(read())).answers[0]?.entry.code;
  try {
    writeFileSync(join(folder, 'errors.yaml'), readFileSync('tests/fixtures/minimal.yaml'));
    expect([read().words, found('zibeline'), found('marten fur')]).toEqual([[], undefined, undefined]);
    writeFileSync(join(folder, 'words.txt'), 'tag zibeline\ntag = marten fur\n');
    expect([found('zibeline'), found('marten fur')]).toEqual(['TAG_NOT_FOUND', 'TAG_NOT_FOUND']);
    writeFileSync(join(folder, 'words.txt'), 'tag zibeline\nTag\n');
    expect(read).toThrow(/words\.txt:2:1/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
