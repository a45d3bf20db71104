import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { codePath } from '../../src/catalogue/urls.ts';
import { entries } from '../support/catalogue.ts';
import { multiply } from '../support/multiply.ts';
import { buildProject, copyProject, removeFolder } from '../support/project.ts';
import { attribute, tags, weigh } from '../support/weight.ts';

/** One initial window of TCP holds the page; see the budgets of the design. */
const most = { html: 6_000, blocking: 14_000 };

/** Error pages above a budget, with their bytes. */
const tooHeavy = (folder: string, codes: string[]) =>
  codes
    .map((code) => ({ code, ...weigh(folder, codePath(code)) }))
    .filter(({ html, blocking }) => html.brotli > most.html || blocking.brotli > most.blocking);

test('every error page stays within its bytes', () => {
  expect(
    tooHeavy(
      'dist',
      entries.map(({ code }) => code),
    ),
  ).toEqual([]);
});

test('no fonts, and nothing from another host', () => {
  expect(globSync('**/*.{woff,woff2,ttf,otf,eot}', { cwd: 'dist' })).toEqual([]);
  for (const file of globSync('_astro/*.css', { cwd: 'dist' })) {
    expect(readFileSync(join('dist', file), 'utf8'), file).not.toMatch(/@font-face|@import|url\((?!["']?data:)/);
  }
  const foreign = globSync('**/*.html', { cwd: 'dist' }).flatMap((file) =>
    tags(readFileSync(join('dist', file), 'utf8'))
      .filter((tag) => !/^<(?:a|meta)\b/.test(tag) && attribute(tag, 'rel') !== 'canonical')
      .filter((tag) =>
        /^(?:[a-z]+:)?\/\//.test(attribute(tag, 'href') ?? attribute(tag, 'src') ?? attribute(tag, 'srcset') ?? ''),
      )
      .map((tag) => `${file}: ${tag}`),
  );
  expect(foreign).toEqual([]);
});

/** The benchmark builds 1,000 codes. */
test('an error page weighs the same in a catalogue with 200 more codes', async () => {
  test.setTimeout(180_000);
  const project = copyProject();
  try {
    const file = join(project, 'content/errors.yaml');
    writeFileSync(file, multiply(readFileSync(file, 'utf8'), entries.length + 200));
    const large = await buildProject(project);
    const codes = entries.map(({ code }) => code);
    // The navigation lists the codes of the page's own status while they are few, so a page may differ by those lines.
    const grown = codes.map((code) => ({
      code,
      bytes: weigh(large, codePath(code)).html.brotli - weigh('dist', codePath(code)).html.brotli,
    }));
    expect(grown.filter(({ bytes }) => bytes > 300)).toEqual([]);
    expect(tooHeavy(large, codes)).toEqual([]);
    expect(globSync('errors/*/index.html', { cwd: large })).toHaveLength(entries.length + 200);
  } finally {
    removeFolder(project);
  }
});

test('no page waits for the finder: its styles and code come when it is first used', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/errors/TAG_NOT_FOUND/', { waitUntil: 'networkidle' });
  expect(asked.filter((path) => /finder|panel|dialog|lookup|pagefind/.test(path))).toEqual([]);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(asked.some((path) => /finder.*\.css$/.test(path))).toBe(true);
});
