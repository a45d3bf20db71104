/** A page of Playwright as a browser of the journeys. */
import { chromium, type Page } from '@playwright/test';
import { findChromium, launchArgs } from '../../src/links/chromium.ts';
import type { Browser, Engine } from './browser.ts';

export async function startChromium(): Promise<Engine> {
  const engine = await chromium.launch({ args: launchArgs, executablePath: findChromium() });
  return {
    newTab: async () => tabOf(await engine.newPage({ permissions: ['clipboard-read', 'clipboard-write'] })),
    close: () => engine.close(),
  };
}

export const tabOf = (page: Page): Browser => ({
  goto: async (url) => void (await page.goto(url)),
  async press(...keys) {
    for (const key of keys) await page.keyboard.press(key);
  },
  clickAt: (x, y) => page.mouse.click(x, y),
  // The two types of a result that may be a promise are the same once it is awaited.
  run: async (work, argument) => (await page.evaluate(work as (argument: unknown) => unknown, argument)) as never,
  traverse: async (steps) => void (await (steps < 0 ? page.goBack() : page.goForward())),
  resize: (width, height) => page.setViewportSize({ width, height }),
  close: () => page.close(),
});
