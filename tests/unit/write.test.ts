import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFile } from '../../src/kit/write-file.ts';
import { writeTree } from '../../src/render/write.ts';
import { generate } from '../../src/site/generate.ts';
import { change, everyField, parse } from '../support/problems.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'write-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const pages = (texts: Record<string, string>) => new Map(Object.entries(texts));
const write = (texts: Record<string, string>) => writeTree(root, ['errors', 'status'], pages(texts));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('writes every page and makes the folders', () => {
  expect(write({ 'errors/A.mdx': 'a', 'status/404.mdx': 'b' })).toEqual({
    written: ['errors/A.mdx', 'status/404.mdx'],
    removed: [],
  });
  expect([read('errors/A.mdx'), read('status/404.mdx')]).toEqual(['a', 'b']);
});

test('leaves what has not changed untouched', () => {
  write({ 'errors/A.mdx': 'a', 'errors/B.mdx': 'b' });
  const past = new Date(2020, 0, 1);
  for (const name of ['A', 'B']) utimesSync(join(root, `errors/${name}.mdx`), past, past);
  expect(write({ 'errors/A.mdx': 'a', 'errors/B.mdx': 'new' })).toEqual({ written: ['errors/B.mdx'], removed: [] });
  expect(statSync(join(root, 'errors/A.mdx')).mtime).toEqual(past);
  expect(read('errors/B.mdx')).toBe('new');
});

test('removes pages of codes that are gone, and anything else that is not its own', () => {
  write({ 'errors/A.mdx': 'a', 'errors/B.mdx': 'b', 'status/404.mdx': 'c' });
  mkdirSync(join(root, 'errors/folder'));
  writeFileSync(join(root, 'errors/folder/x.mdx'), 'x');
  expect(write({ 'errors/A.mdx': 'a' })).toEqual({
    written: [],
    removed: ['errors/B.mdx', 'errors/folder', 'status/404.mdx'],
  });
  expect(readdirSync(join(root, 'errors'))).toEqual(['A.mdx']);
});

test('touches nothing outside of its folders', () => {
  mkdirSync(join(root, 'guides'));
  writeFileSync(join(root, 'guides/mine.md'), 'mine');
  write({ 'errors/A.mdx': 'a' });
  write({});
  expect(read('guides/mine.md')).toBe('mine');
});

test.each(['guides/A.mdx', 'errors/../A.mdx', '../A.mdx', 'A.mdx', 'errors/A/B.mdx'])(
  '%s is refused, and nothing is written',
  (path) => {
    expect(() => write({ 'errors/A.mdx': 'a', [path]: 'b' })).toThrow(path);
    expect(readdirSync(root)).toEqual([]);
  },
);

test('a page is never half written: a part left by a crash is cleared away, and a failed one leaves the old page and no part', () => {
  write({ 'errors/A.mdx': 'a' });
  writeFileSync(join(root, 'errors/A.mdx.1.tmp'), 'hal');
  expect(write({ 'errors/A.mdx': 'a' }).removed).toEqual(['errors/A.mdx.1.tmp']);
  mkdirSync(join(root, `errors/A.mdx.${process.pid}.tmp`));
  expect(() => write({ 'errors/A.mdx': 'new' })).toThrow();
  expect(read('errors/A.mdx')).toBe('a');
});

test('a file is replaced whole: the link to it stays one, and so do its rights', () => {
  writeFileSync(join(root, 'real'), 'old', { mode: 0o640 });
  symlinkSync(join(root, 'real'), join(root, 'link'));
  replaceFile(join(root, 'link'), 'new');
  replaceFile(join(root, 'fresh'), 'new');
  expect([read('real'), read('fresh'), lstatSync(join(root, 'link')).isSymbolicLink()]).toEqual(['new', 'new', true]);
  expect(statSync(join(root, 'real')).mode & 0o777).toBe(0o640);
  expect(readdirSync(root).sort()).toEqual(['fresh', 'link', 'real']);
});

test('generates pages and the schema of editors; a second run writes nothing', () => {
  const { catalogue } = parse(everyField);
  if (!catalogue) throw new Error('the fixture is not valid');
  mkdirSync(join(root, 'content'));
  const first = generate(catalogue, root);
  expect(first.written.sort()).toEqual([
    'errors/1001.mdx',
    'errors/23505.mdx',
    'errors/42P01.mdx',
    'errors/BAD_TAG.mdx',
    'errors/INVALID_TAG.mdx',
    'errors/TAG_TAKEN.mdx',
    'status/400.mdx',
    'status/410.mdx',
    'status/429.mdx',
  ]);
  expect(JSON.parse(read('content/errors.schema.json'))).toMatchObject({ properties: { errors: { type: 'object' } } });
  const past = new Date(2020, 0, 1);
  utimesSync(join(root, 'content/errors.schema.json'), past, past);
  expect(generate(catalogue, root)).toEqual({ written: [], removed: [] });
  expect(statSync(join(root, 'content/errors.schema.json')).mtime).toEqual(past);
});

test('a code that becomes an alias keeps its page; one that is gone leaves no ghost', () => {
  mkdirSync(join(root, 'content'));
  const { catalogue } = parse(everyField);
  const renamed = parse(
    change(
      everyField.replaceAll('INVALID_TAG', 'REFUSED_TAG'),
      'aliases: [BAD_TAG]',
      'aliases: [BAD_TAG, INVALID_TAG]',
    ),
  ).catalogue;
  if (!catalogue || !renamed) throw new Error('the fixture is not valid');
  generate(catalogue, root);
  expect(generate(renamed, root).removed).toEqual([]);
  expect(read('src/content/docs/errors/INVALID_TAG.mdx')).toContain('alias: INVALID_TAG');
  expect(existsSync(join(root, 'src/content/docs/errors/REFUSED_TAG.mdx'))).toBe(true);
  expect(generate(catalogue, root).removed).toEqual(['errors/REFUSED_TAG.mdx']);
});
