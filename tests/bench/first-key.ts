/**
 * `npm run bench:first-key`: milliseconds from the first input to the first answer painted, on a quarter of this machine's speed,
 * with nothing but the page loaded, beside a fixed loop timed in the same page. Every run is a new browser context.
 */
import { type Browser, chromium, type Page } from '@playwright/test';
import { serve } from '../../src/hosting/serve.ts';
import { findChromium, launchArgs } from '../../src/links/chromium.ts';

const runs = Number(process.argv[2] ?? 9);
const slowdown = 4;
const site = await serve({ folder: process.argv[3] ?? 'dist' });
const browser = await chromium.launch({ args: launchArgs, ...(findChromium() && { executablePath: findChromium() }) });

/** Brings the reader to the box. */
const ways: Record<string, (page: Page) => Promise<void>> = {
  'on the home page': async (page) => {
    await page.goto(site.url);
    await page.locator('.finder textarea').click();
  },
  'in the dialog, as soon as it opens': async (page) => {
    await page.goto(`${site.url}errors/TAG_NOT_FOUND/`);
    await page.keyboard.press('Control+k');
    await page.locator('.finder textarea:focus').waitFor();
  },
};

const times = new Map(Object.keys(ways).map((way) => [way, [] as number[]]));
const loops: number[] = [];
for (let run = 0; run < runs; run++)
  for (const [way, come] of Object.entries(ways)) {
    const { answer, loop } = await firstAnswer(browser, come);
    times.get(way)?.push(answer);
    loops.push(loop);
  }
const median = (all: number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;
console.table(
  Object.fromEntries(
    [...times].map(([way, all]) => [
      way,
      {
        'ms, median': Math.round(median(all)),
        'ms, best': Math.round(Math.min(...all)),
        'ms, worst': Math.round(Math.max(...all)),
        'ratio to the loop': (median(all) / median(loops)).toFixed(1),
      },
    ]),
  ),
);
await browser.close();
await site.close();

async function firstAnswer(
  from: Browser,
  come: (page: Page) => Promise<void>,
): Promise<{ answer: number; loop: number }> {
  const context = await from.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await come(page);
  const answered = page.evaluate(watchAnswer);
  await page.evaluate(() => undefined);
  await page.keyboard.insertText('TAG_NOT_FOUND');
  const result = await answered;
  await context.close();
  return result;
}

/** Runs in the page: waits for input, then for the frame that shows the first result. */
async function watchAnswer(): Promise<{ answer: number; loop: number }> {
  const pressed = await new Promise<number>((resolve) =>
    addEventListener('input', ({ timeStamp }) => resolve(timeStamp), { once: true, capture: true }),
  );
  while (!document.querySelector('.hits .hit')) await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve));
  const answer = performance.now() - pressed;
  const started = performance.now();
  for (let i = 0; i < 300; i++) JSON.parse(JSON.stringify({ list: Array.from({ length: 100 }, (_, n) => n) }));
  return { answer, loop: performance.now() - started };
}
