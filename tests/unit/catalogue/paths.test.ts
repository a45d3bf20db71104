import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { guides, sitePaths, withBase } from '../../../src/catalogue/urls.ts';

test('every guide is a file, and every file a guide whose address is kept', () => {
  expect(globSync('guides/*.mdx', { cwd: 'src/content/docs' }).sort()).toEqual(guides.map((id) => `${id}.mdx`).sort());
});

test('no address stands twice', () => {
  expect(new Set(sitePaths()).size).toBe(sitePaths().length);
});

test.each([
  [undefined, '/errors/'],
  ['', '/errors/'],
  ['/', '/errors/'],
  ['docs', '/docs/errors/'],
  ['/docs', '/docs/errors/'],
  ['/docs/', '/docs/errors/'],
  ['a/b/', '/a/b/errors/'],
])('a path below the base path %j is %s', (base, path) => expect(withBase('/errors/', base)).toBe(path));
