/** Every page type, opened once a view, and looked at for everything that can be seen there. */
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { firstScript, speculationRules } from '../../../src/site/theme.ts';
import { walk } from './focus.ts';
import { sheets } from './sheets.ts';
import { badMarkup, cutOrPale, deadControls, inlineCode, layoutShift, lostSideways, unseenText } from './text.ts';
import { wear } from './wear.ts';

export interface View {
  options: BrowserContextOptions;
  /** One line for each fault of the page at this address. */
  look(page: Page, url: string): Promise<string[]>;
}

const wide = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } as const;
/** 1280 x 1024 at 400 %. */
const narrow = { viewport: { width: 320, height: 256 }, colorScheme: 'dark' } as const;

export const views: Record<string, View> = {
  'a wide window': {
    options: wide,
    async look(page, url) {
      const heard = await loadQuietly(page, url);
      return [
        ...(await page.evaluate(badMarkup)),
        ...(await page.evaluate(inlineCode, [firstScript, speculationRules])),
        ...(await paper(page, url)),
        ...(await axe(page, wide)),
        ...(await walk(page, 'Tab')),
        ...heard,
      ];
    },
  },
  'a narrow window': {
    options: narrow,
    async look(page, url) {
      const heard = await loadQuietly(page, url);
      return [
        ...(await largerLetters(page)),
        ...(await axe(page, narrow)),
        ...(await walk(page, 'Shift+Tab')),
        ...heard,
      ];
    },
  },
  'no JavaScript': {
    options: { viewport: { width: 320, height: 700 }, javaScriptEnabled: false },
    async look(page, url) {
      await page.goto(url);
      const narrow = [...(await page.evaluate(unseenText)), ...(await page.evaluate(lostSideways, '320 px'))];
      await page.setViewportSize({ width: 1280, height: 800 });
      return [...narrow, ...(await page.evaluate(unseenText)), ...(await page.evaluate(deadControls))];
    },
  },
};

/**
 * Loads as on a slow line, where scripts come after the first paint. What the console, the network and the eye complain of; the list
 * grows while the page is open, so read it last.
 */
async function loadQuietly(page: Page, url: string): Promise<string[]> {
  const faults: string[] = [];
  page.on('console', (message) => message.type() !== 'log' && faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error}`));
  page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
  page.on('response', (answer) => answer.status() >= 400 && faults.push(`${answer.status()}: ${answer.url()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(url).origin)) faults.push(`foreign: ${request.url()}`);
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(violatedDirective, blockedURI),
    );
  });
  await page.route('**/*.js', async (route) => {
    await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0);
    await route.fallback();
  });
  await page.goto(url);
  // The 404 page puts the finder in place by itself: it is looked at with it.
  if ((await page.locator('[data-missing]').count()) > 0) await page.locator('.ready').waitFor();
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle, { timeout: 3000 })));
  const shift = await page.evaluate(layoutShift);
  // The finder in the place of its link may move what is below by a hair.
  const most = (await page.locator('.ready').count()) > 0 ? 0.005 : 0;
  // What stands on a page that is missing depends on its address: see layout.spec.ts.
  if (shift > most && !url.endsWith('/404.html')) faults.push(`moved by ${shift} while it loaded`);
  return faults;
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rows are all alike: the first of each list stand for the others, which are gone from the page from here on. */
async function axe(page: Page, { viewport, colorScheme }: typeof wide | typeof narrow): Promise<string[]> {
  await page.emulateMedia({ media: 'screen', colorScheme });
  await page.setViewportSize(viewport);
  // Sizes of what is not laid out yet are not known.
  await wear(page, '* { content-visibility: visible !important }');
  await page
    .locator(':is(.rows, tbody, .side ul) > :nth-child(n + 4)')
    .evaluateAll((rows) => rows.forEach((row) => row.remove()));
  const { violations } = await new AxeBuilder({ page })
    // Experimental rules do not run by tag; this one is WCAG 2.5.3, which people who speak to their computer depend on.
    // No frames, so no second page that adds their results up.
    .setLegacyMode()
    .options({
      runOnly: tags,
      resultTypes: ['violations'],
      rules: { 'label-content-name-mismatch': { enabled: true } },
    })
    .analyze();
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ html }) => html.slice(0, 100)).join(' ')}`);
}

/** WCAG 1.4.12: spacing that a reader sets; 1.4.4: letters of twice the size. Both from a small phone to a desk. */
const letters = {
  'text spacing': `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }`,
  '200 % text': ':root { font-size: 200% }',
};

async function largerLetters(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const [what, css] of Object.entries({ 'usual text': '', ...letters })) {
    await wear(page, css);
    for (const width of [280, 320, 640, 900, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      faults.push(...(await page.evaluate(lostSideways, `${what} at ${width} px`)).slice(0, 3));
    }
  }
  return faults;
}

async function paper(page: Page, url: string): Promise<string[]> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const faults: string[] = [];
  for (const width of [1123, 718]) {
    await page.setViewportSize({ width, height: 1000 });
    faults.push(...(await page.evaluate(cutOrPale)));
  }
  return [...faults, ...(await sheets(page, /\/errors\/[^/]+\/$/.test(url) ? 2 : undefined))];
}
