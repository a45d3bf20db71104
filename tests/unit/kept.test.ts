import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { copyFiles } from '../../src/exports/files.ts';
import { publishAt } from '../../src/exports/published.ts';
import { keeper, keepIn } from '../../src/kit/kept.ts';
import { entryPage } from '../../src/render/pages.ts';
import { keptBody } from '../../src/site/virtual.ts';
import { catalogue } from './exports/sample.ts';

const root = mkdtempSync(join(tmpdir(), 'kept-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Every copy of a few entries, and their pages: all that is kept somewhere on its way. */
async function made(): Promise<Map<string, string | Uint8Array>> {
  const few = { ...catalogue, entries: catalogue.entries.slice(0, 3) };
  const files = copyFiles(few, publishAt(few, 'https://x.invalid', '/docs/'), []);
  const contents = new Map<string, string | Uint8Array>();
  for (const [path, make] of files) contents.set(path, await make());
  for (const entry of few.entries)
    contents.set(entry.code, await keptBody(entryPage(entry, few.head).replace(/^---\n.*?\n---\n/s, ''), '/docs/'));
  return contents;
}

test('what is kept has the bytes of what is made', async () => {
  const alone = await made();
  keepIn(root);
  expect(await made(), 'while it is put in').toEqual(alone);
  expect(await made(), 'taken out again').toEqual(alone);
});

test('a thing is made once for equal facts, and anew where a fact, the maker or its name is another', async () => {
  keepIn(root);
  const make = vi.fn((text: string) => text);
  const calls = [
    ['a', undefined, 'facts'],
    ['a', undefined, 'facts'],
    ['a', undefined, 'other facts'],
    ['a', 'another maker', 'facts'],
    ['b', undefined, 'facts'],
  ] as const;
  const results = calls.map(([name, madeBy, facts], at) => keeper(name, madeBy)(facts, () => make(String(at))));
  expect(results).toEqual(['0', '0', '2', '3', '4']);
  const late = () => keeper('late')('facts', async () => new Uint8Array([make.mock.calls.length]));
  expect(await late()).toEqual(await late());
});

test('what fails is not kept', async () => {
  keepIn(root);
  const keep = keeper('failing');
  await expect(keep('facts', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await keep('facts', async () => 'yes')).toBe('yes');
});

test('a broken file is begun anew', () => {
  const other = join(root, 'other');
  mkdirSync(join(other, '.cache/kept'), { recursive: true });
  writeFileSync(join(other, '.cache/kept/store.db'), 'no database '.repeat(1000));
  keepIn(other);
  const keep = keeper('text');
  expect([keep('facts', () => 'first'), keep('facts', () => 'second')]).toEqual(['first', 'first']);
});
