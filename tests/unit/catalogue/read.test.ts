import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cataloguePath } from '../../../src/catalogue/files.ts';
import { CatalogueError, readCatalogue, readSource } from '../../../src/catalogue/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
const file = join(folder, 'errors.yaml');
afterAll(() => rmSync(folder, { recursive: true }));

test('the catalogue of the site is valid, and read to its end', () => {
  const { errors } = parse(readFileSync(cataloguePath, 'utf8'));
  expect(readCatalogue().entries.map(({ code }) => code)).toEqual(Object.keys(errors));
});

test.each(['minimal', 'every-field'])('the fixture %s is valid', (name) => {
  expect(readCatalogue(`tests/fixtures/${name}.yaml`).entries.length).toBeGreaterThan(0);
});

describe('bytes that are not UTF-8', () => {
  test.each([
    ['Latin-1', [0x61, 0x0a, 0x62, 0x20, 0xe9, 0x20], 'byte 0xE9 is not UTF-8', '2:3'],
    ['UTF-16', [0xff, 0xfe, 0x61, 0x00], 'byte 0xFF is not UTF-8', '1:1'],
    ['UTF-16 without a mark', [...Buffer.from('schema_version: 1', 'utf16le')], 'looks like UTF-16', '1:1'],
    [
      'UTF-16 the other way round',
      [...Buffer.from('schema_version: 1', 'utf16le').swap16()],
      'looks like UTF-16',
      '1:1',
    ],
    ['half a character at the end', [0x61, 0x0a, 0xe2, 0x82], 'byte 0xE2 is not UTF-8', '2:1'],
    ['half a surrogate pair', [0x61, 0xed, 0xa0, 0x80], 'byte 0xED is not UTF-8', '1:2'],
    [
      'after a character that looks like the replacement',
      [0xef, 0xbf, 0xbd, 0x20, 0x80],
      'byte 0x80 is not UTF-8',
      '1:3',
    ],
    ['after an emoji', [0xf0, 0x9f, 0x91, 0xa9, 0xff], 'byte 0xFF is not UTF-8', '1:3'],
  ])('%s', (_, bytes, message, at) => {
    writeFileSync(file, Buffer.from(bytes));
    expect(() => readCatalogue(file)).toThrow(CatalogueError);
    expect(() => readCatalogue(file)).toThrow(message);
    expect(() => readCatalogue(file)).toThrow(`:${at}\n`);
  });

  test('a replacement character that was written is text', () => {
    writeFileSync(file, 'a: \ufffd\n');
    expect(readSource(file).text).toBe('a: \ufffd\n');
  });
});
