import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../src/catalogue/index.ts';
import { providerOf } from '../../src/catalogue/words.ts';
import { escapePattern } from '../../src/kit/escape-pattern.ts';

const { head } = readCatalogue();

/** What names this API: its provider, its hosts, how its ids begin, and what its site is called. */
const names = [
  `(?<![a-z])${escapePattern(providerOf(head.api))}(?![a-z])`,
  ...[head.api.base_url, head.site_url, ...head.doc_urls].map((url) => escapePattern(new URL(url).hostname)),
  escapePattern(head.api.support.split('@')[1] ?? ''),
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

test.each(['const title = "Allo errors"', 'https://api.withallo.com/v2', 'cll-1', 'req_k3m8'])(
  'it would see %s',
  (line) => {
    expect(name.test(line)).toBe(true);
  },
);
