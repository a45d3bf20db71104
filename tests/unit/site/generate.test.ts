import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readCatalogue } from '../../../src/catalogue/index.ts';
import { keepIn } from '../../../src/kit/kept.ts';
import { generate } from '../../../src/site/generate.ts';

const root = mkdtempSync(join(tmpdir(), 'generate-'));
mkdirSync(join(root, 'content'));
afterAll(() => rmSync(root, { recursive: true }));

// Printing every page at each call would take most of the time.
keepIn(root);
const catalogue = readCatalogue();
const [first, ...others] = catalogue.entries;
if (!first) throw new Error('The catalogue is empty.');
const path = `errors/${first.code}.mdx`;
const file = join(root, 'src/content/docs', path);
/** The first entry with another text, and all others further down in the file. */
const edited = {
  ...catalogue,
  entries: [{ ...first, fix: [...first.fix, 'Edited.'] }, ...others.map((one) => ({ ...one, line: one.line + 3 }))],
};

test('pages are written where they are new, differ, were touched or are gone', () => {
  expect(generate(catalogue, root).written).toContain(path);
  expect(generate(catalogue, root)).toEqual({ written: [], removed: [] });

  const pages = [first.code, ...(first.aliases ?? [])].map((name) => `errors/${name}.mdx`);
  expect(generate(edited, root).written).toEqual(pages);
  expect(readFileSync(file, 'utf8')).toContain('Edited.');

  writeFileSync(file, 'touched');
  expect(generate(edited, root).written).toEqual([path]);
  const before = statSync(file).mtimeMs;
  expect(generate(edited, root).written).toEqual([]);
  expect(statSync(file).mtimeMs).toBe(before);

  rmSync(file);
  expect(generate(edited, root).written).toEqual([path]);

  const without = { ...catalogue, entries: others };
  expect(generate(without, root).removed).toEqual(expect.arrayContaining(pages));
});
