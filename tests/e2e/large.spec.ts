import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import type { Catalogue } from '../../src/catalogue/model.ts';
import { codePath } from '../../src/catalogue/urls.ts';
import { type Site, serve } from '../../src/hosting/serve.ts';
import { entries } from '../support/catalogue.ts';
import { foreign, foreignApis } from '../support/foreign.ts';
import { foreignTests } from '../support/foreign-site.ts';
import { multiply } from '../support/multiply.ts';
import { parse } from '../support/problems.ts';
import { buildProject, copyFor, removeFolder } from '../support/project.ts';

/** An API whose codes have dots and an address each, and 230 more of them. The benchmark builds 1,000. */
test.describe.configure({ mode: 'default', timeout: 180_000 });
const count = foreignApis.dots.rows.length + 230;
const large = multiply(foreign.dots, count);
const catalogue = parse(large).catalogue as Catalogue;
const codes = foreignApis.dots.rows.map(({ code }) => code);
let project: string;
let folder: string;
let site: Site;

test.beforeAll(async () => {
  project = copyFor(large);
  folder = await buildProject(project);
  site = await serve({ folder });
});

test.afterAll(async () => {
  await site?.close();
  removeFolder(project);
});

test('what stands around an error weighs the same as in the catalogue of this project, which is smaller', () => {
  expect(globSync('errors/*/index.html', { cwd: folder })).toHaveLength(count);
  expect(count).toBeGreaterThan(entries.length + 150);
  const sizes = (dist: string, list: string[]) => list.map((code) => around(join(dist, codePath(code), 'index.html')));
  // The navigation lists the codes of the page's own status while they are few, so a page may differ by those lines.
  const most = Math.max(
    ...sizes(
      'dist',
      entries.filter((_, at) => at % 6 === 0).map(({ code }) => code),
    ),
  );
  expect(Math.max(...sizes(folder, codes))).toBeLessThan(most + 300);
});

foreignTests(() => ({
  catalogue,
  codes,
  project,
  folder,
  url: site.url,
  published: `${foreignApis.dots.head.site_url}/`,
}));

/** Bytes of a page without the text of its entry, as they are sent. */
const around = (file: string): number =>
  brotliCompressSync(readFileSync(file, 'utf8').replace(/<main.*<\/main>/s, '')).length;
