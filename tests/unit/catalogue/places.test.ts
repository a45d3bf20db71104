import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, problemsOf } from '../../support/problems.ts';

const catalogue = readFileSync('content/errors.yaml', 'utf8');
const entriesAt = catalogue.indexOf('\nerrors:\n') + '\nerrors:\n'.length;
const head = catalogue.slice(0, entriesAt);
const entries = catalogue.slice(entriesAt).split(/\n(?= {2}[A-Z])/);

/** A mistake that can be made at many places: where it can, what is written there, and what is said of it. */
const mistakes: { name: string; where: RegExp; write: (found: string) => string; id: string; shift?: number }[] = [
  { name: 'a zero-width space', where: /(?<=\w)(?=\w)/g, write: () => '\u200b', id: 'CAT-CHAR-UNSEEN' },
  { name: 'NUL', where: /(?<=\w)(?=\w)/g, write: () => '\0', id: 'CAT-CHAR-UNSEEN' },
  { name: 'a decomposed letter', where: /(?<= )[a-z]+(?= )/g, write: () => 'e\u0301t', id: 'CAT-NFC' },
  { name: 'a status', where: /(?<=\n {4}status: )\d+/g, write: () => '302', id: 'CAT-STATUS' },
  { name: 'a leading zero', where: /(?<=\n {4}status: )\d+/g, write: (status) => `0${status}`, id: 'CAT-NUMBER' },
  {
    name: 'a misspelt field',
    where: /(?<=\n {4})(?:title|summary|keywords|causes|sources|lifecycle)(?=:)/g,
    write: (field) => `${field}x`,
    id: 'CAT-FIELD',
  },
  { name: 'a misspelt field of an item', where: /(?<= )how_to_tell(?=:)/g, write: () => 'how_to_tel', id: 'CAT-FIELD' },
  {
    name: 'a misspelt choice',
    where: /(?<=actor: |strategy: |state: )\w+/g,
    write: (word) => `${word}x`,
    id: 'CAT-VALUE',
  },
  { name: 'an anchor', where: /(?<=\n {4}title: )(?=\w)/g, write: () => '&a ', id: 'CAT-ANCHOR' },
  { name: 'a tag', where: /(?<=\n {4}title: )(?=\w)/g, write: () => '!a ', id: 'CAT-TAG' },
  {
    name: 'a doubled field',
    where: /(?<=\n)(?= {4}actor: \w+\n)/g,
    write: () => '    actor: developer\n',
    id: 'CAT-DUP-KEY',
    shift: '    actor: developer\n    '.length,
  },
  {
    name: 'HTML',
    where: /(?<=\n {6}- (?!code|cause|desc|oper)[A-Z][\w ]+ )[a-z]+(?= )/g,
    write: () => '<br>',
    id: 'CAT-PROSE-HTML',
  },
  { name: 'a code that is none', where: /(?<=- code: )[A-Z_]+/g, write: () => 'NO_SUCH_CODE', id: 'CAT-REF' },
  {
    name: 'a word of Python',
    where: /(?<="retryable": )(?:true|false)/g,
    write: () => 'False',
    id: 'CAT-EXAMPLE-JSON',
  },
  {
    name: 'another code in the body',
    where: /(?<=\n {12}"code": )"\w+"/g,
    write: () => '"OTHER_CODE"',
    id: 'CAT-EXAMPLE-DIFFERS',
  },
  {
    name: 'a doubled key of the body',
    where: /(?=\n {12}"request_id")/g,
    write: () => '\n            "type": "x",',
    id: 'CAT-EXAMPLE-JSON-TWICE',
    shift: '\n            '.length,
  },
  { name: 'a live key', where: /(?<=Api-Key )YOUR_API_KEY/g, write: () => 'sk_live_0123456789', id: 'CAT-SECRET' },
  {
    name: 'a space too many',
    where: /(?<=\n)(?= {4}(?:title|actor|fix|keywords): ?)/g,
    write: () => ' ',
    id: 'CAT-YAML',
    shift: 5,
  },
  {
    name: 'an unclosed list',
    where: /(?<=\n {4}inferred: \[[^\]]+)\]/g,
    write: () => '',
    id: 'CAT-YAML-UNCLOSED-BRACKET',
    shift: Number.NaN,
  },
];

test('the texts below are valid before a mistake is made', () => {
  expect(parse(catalogue).problems).toEqual([]);
});

test.each(mistakes)('the place of $name is exact wherever it is made', ({ where, write, id, shift = 0 }) => {
  fc.assert(
    fc.property(fc.nat(entries.length - 2), fc.nat(), fc.boolean(), (first, choice, isWindows) => {
      const text = `${head}${entries.slice(first, first + 2).join('\n')}`;
      const places = [...text.matchAll(where)].filter(({ index }) => index > entriesAt);
      const found = places[choice % Math.max(1, places.length)];
      fc.pre(found !== undefined);
      if (!found) return;
      const offset = Number.isNaN(shift) ? text.lastIndexOf('[', found.index) : found.index + shift;
      const wrong = text.slice(0, found.index) + write(found[0]) + text.slice(found.index + found[0].length);
      const before = wrong.slice(0, offset).split('\n');
      const at = `${before.length}:${(before.at(-1) ?? '').length + 1}`;
      expect(problemsOf(isWindows ? wrong.replaceAll('\n', '\r\n') : wrong)).toContainEqual(
        // A space too many is one of several faults of columns.
        expect.objectContaining({ ...(id === 'CAT-YAML' ? { group: id } : { id }), at }),
      );
    }),
    { numRuns: 10, seed: 7 },
  );
});
