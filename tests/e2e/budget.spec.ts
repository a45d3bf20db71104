import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { codePath } from '../../src/catalogue/urls.ts';
import { policiesOf } from '../../src/hosting/policy.ts';
import { entries } from '../support/catalogue.ts';
import { Finder } from '../support/finder.ts';
import { builtPages, pageTypes } from '../support/pages.ts';
import { attribute, sizeOf, tags, weigh } from '../support/weight.ts';

/** Brotli. One initial window of TCP, 14 kB, holds a page with its styles and the headers before it; its script comes after the paint. */
const most = { page: 12_000, script: 5_000 };

/** Brotli, the code of the finder: what the first answer to typed words waits for, and all of it, with the reader of pastes. */
const mostOfFinder = { first: 20_000, all: 29_500 };

/** Error pages above the budget, with their bytes. */
const tooHeavy = (folder: string, codes: string[]) =>
  codes.map((code) => ({ code, ...weigh(folder, codePath(code)) })).filter(({ html }) => html.brotli > most.page);

const html = (path: string) => readFileSync(join('dist', path.replace(/\/$/, '/index.html')), 'utf8');
const stylesOf = (path: string) => [...html(path).matchAll(/<style>(.*?)<\/style>/gs)].map(([, text = '']) => text);
const allStyles = [...new Set(builtPages().flatMap(stylesOf))];

test('every error page stays within its bytes', () => {
  expect(
    tooHeavy(
      'dist',
      entries.map(({ code }) => code),
    ),
  ).toEqual([]);
});

test('every page paints from its first response', () => {
  const waiting = builtPages().filter((path) => path.endsWith('/') && weigh('dist', path).blocking.length > 0);
  expect(waiting).toEqual([]);
  // Pages of a kind have one text of styles, and so one hash in the policy.
  expect(allStyles).toHaveLength(2);
  for (const path of builtPages()) {
    const [styles = '', ...others] = stylesOf(path);
    expect(others, path).toEqual([]);
    const hash = createHash('sha256').update(styles).digest('base64');
    expect(policiesOf(html(path)).join(), path).toContain(`style-src 'self' 'sha256-${hash}';`);
  }
});

test('one script comes after the paint, and waits for no other', () => {
  const scripts = new Set(builtPages().flatMap((path) => (path.endsWith('/') ? weigh('dist', path).scripts : [])));
  expect(scripts.size).toBe(1);
  for (const script of scripts)
    expect(sizeOf(readFileSync(join('dist', script))).brotli).toBeLessThanOrEqual(most.script);
});

test('no page lacks a rule that something on it, or in its finder, needs', async ({ page }) => {
  test.setTimeout(120_000);
  expect(allStyles.length).toBeGreaterThan(1);
  const lacking: string[] = [];
  for (const path of Object.values(pageTypes)) {
    await page.goto(path);
    if (path === codePath('TAG_NOT_FOUND')) {
      await page.keyboard.press('Control+k');
      await new Finder(page).ask('tag');
      await expect(page.locator('.hit').first()).toBeVisible();
    }
    lacking.push(...(await page.evaluate(unstyled, allStyles)).map((rule) => `${path}: ${rule}`));
  }
  expect(lacking).toEqual([]);
});

test('the first page of a visit asks for two files, the next one for none', async ({ page }) => {
  const fetched = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => (entry as PerformanceResourceTiming).transferSize > 0)
        .map(({ name }) => name),
    );
  await page.goto(codePath('TAG_NOT_FOUND'), { waitUntil: 'networkidle' });
  expect(await fetched()).toEqual([expect.stringMatching(/print.*\.css$/), expect.stringMatching(/\.js$/)]);
  await page.goto(codePath('RATE_LIMIT_EXCEEDED'), { waitUntil: 'networkidle' });
  expect(await fetched()).toEqual([]);
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

test('no page waits for the finder: its styles and code come when it is first used', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/errors/TAG_NOT_FOUND/', { waitUntil: 'networkidle' });
  expect(asked.filter((path) => /finder|panel|dialog|lookup|pagefind/.test(path))).toEqual([]);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(asked.some((path) => /finder.*\.css$/.test(path))).toBe(true);
});

/** The reader, and its part that the 404 page and anchors share. */
const readerFiles = /\/_astro\/(?:reader|lookup)\.[^/]+\.js$/;

test('the first answer waits for 20 kB of the finder, and not for the reader of pastes', async ({ page }) => {
  const asked = new Set<string>();
  let letReaderGo = () => {};
  const held = new Promise<void>((resolve) => {
    letReaderGo = resolve;
  });
  await page.route(readerFiles, async (route) => {
    await held;
    await route.continue();
  });
  page.on('request', (request) => asked.add(new URL(request.url()).pathname));
  await page.goto(codePath('TAG_NOT_FOUND'), { waitUntil: 'networkidle' });
  const ofPage = new Set(asked);
  const weight = (counts: (path: string) => boolean) =>
    [...asked]
      .filter((path) => !ofPage.has(path) && /^\/_astro\/.*\.js$/.test(path) && counts(path))
      .reduce((sum, path) => sum + sizeOf(readFileSync(join('dist', path))).brotli, 0);
  await page.keyboard.press('Control+k');
  const finder = new Finder(page);
  await finder.ask('why is the tag not there');
  await expect(finder.hits.first()).toBeVisible();
  const first = weight((path) => !readerFiles.test(path));
  letReaderGo();
  await finder.box.fill('');
  await finder.paste('{"error":{"type":"not_found_error","code":"CALL_NOT_FOUND"}}');
  await expect(finder.hits.first()).toHaveAttribute('href', codePath('CALL_NOT_FOUND'));
  const all = weight(() => true);
  console.log(`code of the finder, brotli: ${first} bytes for the first answer, ${all} with the reader of pastes`);
  expect(first).toBeLessThanOrEqual(mostOfFinder.first);
  expect(all).toBeGreaterThan(first);
  expect(all).toBeLessThanOrEqual(mostOfFinder.all);
});

/** Runs in the page: the rules of any page's styles that this page lacks, although something on it is what they are for. */
function unstyled(allStyles: string[]): string[] {
  const rules = (list: CSSRuleList): CSSStyleRule[] =>
    [...list].flatMap((rule) => {
      if (rule instanceof CSSStyleRule) return [rule];
      return rule instanceof CSSGroupingRule ? rules(rule.cssRules) : [];
    });
  const known = new Set(
    [...document.styleSheets].flatMap(({ cssRules }) => rules(cssRules)).map((rule) => rule.cssText),
  );
  const inAnyState = (selector: string) =>
    selector.replaceAll(/::[\w-]+/g, '').replaceAll(/:(?:hover|focus(?:-\w+)?|target)/g, ':not(nothing)');
  return allStyles
    .flatMap((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return rules(sheet.cssRules);
    })
    .filter((rule) => !known.has(rule.cssText) && document.querySelector(inAnyState(rule.selectorText)) !== null)
    .map((rule) => rule.cssText);
}
