import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headingIds } from '../../../src/catalogue/page-sections.ts';
import { guideIds, sitePaths } from '../../../src/catalogue/site-paths.ts';
import { operationAnchor, parentPaths, withBase } from '../../../src/catalogue/urls.ts';
import { removeFolder } from '../../support/project.ts';

test('the guides are the pages of their folder; without the folder there are none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guides-'));
  try {
    for (const name of ['later.mdx', 'first.md', 'picture.png']) writeFileSync(join(folder, name), '');
    mkdirSync(join(folder, 'folder'));
    expect(guideIds(folder)).toEqual(['guides/first', 'guides/later']);
    expect(guideIds(join(folder, 'missing'))).toEqual([]);
  } finally {
    removeFolder(folder);
  }
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

test.each([
  ['GET /v2/api/tags', 'GET/v2/api/tags'],
  ['DELETE /v2/api/tags/{id}', 'DELETE/v2/api/tags/:id'],
  ['POST /v1/items:batch', 'POST/v1/items~3Abatch'],
  ['GET /v1/{id}.json', 'GET/v1/~7Bid~7D.json'],
  ['GET /v1/:id', 'GET/v1/~3Aid'],
  ["GET /v1/it's(1)~*!", 'GET/v1/it~27s~281~29~7E~2A~21'],
])('the id of %s is %s', (operation, id) => expect(operationAnchor(operation)).toBe(id));

const operation = fc
  .tuple(fc.constantFrom('GET', 'PUT'), fc.stringMatching(/^(?:\/(?:[a:{}~%.() ]{0,4}|\{a\}|é)){1,3}$/))
  .map(([method, path]) => `${method} ${path.replaceAll(' ', '')}`);

test('no two operations share an id, and an id is a fragment as it stands', () => {
  fc.assert(
    fc.property(operation, operation, (a, b) => {
      expect(operationAnchor(a) === operationAnchor(b)).toBe(a === b);
      expect(new URL(`https://x.example/#${operationAnchor(a)}`).hash).toBe(`#${operationAnchor(a)}`);
      expect(operationAnchor(a)).toMatch(/^[\w/.:~-]+$/);
    }),
  );
});

test('every folder above a page of a doc_url is told once, and no page is', () => {
  expect(
    parentPaths([
      'https://a.example/en/guides/errors#{code}',
      'https://a.example/en/guides#{code}',
      'https://a.example/fr/errors/#{code}',
      'https://a.example/errors/{code}/',
    ]),
  ).toEqual(['/en/', '/fr/']);
});

test('headings have the ids that Astro gives them', () => {
  const guide = '# Title\n\n## The 429 answer\n\n```sh\n## no heading\n```\n\n### What `KEY_REUSE` means: *v1*, "v2"\n';
  expect(headingIds(guide)).toEqual(['the-429-answer', 'what-key_reuse-means-v1-v2']);
});
