import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../src/catalogue/index.ts';
import { providerOf } from '../../src/catalogue/words.ts';
import { escapePattern } from '../../src/kit/escape-pattern.ts';

const catalogue = readCatalogue();
const { head } = catalogue;

/** Words of the field that any program says of its own things: a text, a line, a list, an agent that reads the site. */
const everyday = [
  'text txt message msg call calling number line land digits fixed bot agent name label queue list cell ring fax',
  'network provider operator assistant answering phone mobile contact recipient recording home house office desk',
].flatMap((words) => words.split(' '));
const fieldWords = catalogue.words.flatMap((line) => line.split(/[ =,]+/)).filter((word) => !everyday.includes(word));

/** What names this API: its provider, hosts, actors, languages, how its ids begin, and the words of its field. */
const names = [
  `(?<![a-z])${escapePattern(providerOf(head.api))}(?![a-z])`,
  ...[head.api.base_url, head.site_url, ...head.doc_urls].map((url) => escapePattern(new URL(url).hostname)),
  escapePattern(head.api.support.split('@')[1] ?? ''),
  ...Object.keys(head.actors).map((actor) => `(?<![a-z])${actor}(?![a-z])`),
  ...Object.keys(head.languages ?? {}).map((language) => `/${language}/|lang=['"]${language}['"]`),
  `(?<![a-z])(?:${fieldWords.join('|')})(?![a-z])`,
  ...(head.id_prefixes ?? []).map((start) => `(?<![a-z])${escapePattern(start)}[a-z0-9]`),
];
const name = new RegExp(names.join('|'), 'i');

test('no file of src names the API of the catalogue; the guides are content', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.\w+$/.test(file) && !file.startsWith('content/'),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) => {
    const lines = readFileSync(join('src', file), 'utf8').split('\n');
    return lines.flatMap((line, at) => (name.test(line) ? [`src/${file}:${at + 1} ${line.trim()}`] : []));
  });
  expect(found).toEqual([]);
});

test.each([
  'const title = "Allo errors"',
  'https://api.withallo.com/v2',
  'cll-1',
  'req_k3m8',
  'workspace_admin',
  "path.startsWith('/fr/')",
  'voicemail',
  'a landline',
])('it would see %s', (line) => {
  expect(name.test(line)).toBe(true);
});
