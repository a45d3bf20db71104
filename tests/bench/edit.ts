/**
 * `npm run bench:edit -- 1000 5`: milliseconds from saving `errors.yaml`, with that many codes, until a page that is open in the dev
 * server shows it: an edit of its entry, a mistake, and the mistake mended.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { cataloguePath } from '../../src/catalogue/files.ts';
import { findChromium, launchArgs } from '../../src/links/chromium.ts';
import { multiply } from '../support/multiply.ts';
import { copyProject, removeFolder, startNode } from '../support/project.ts';
import { edited } from './edited.ts';

const [count = 1000, rounds = 5] = process.argv.slice(2).map(Number);
const yaml = multiply(readFileSync(cataloguePath, 'utf8'), count);
const own = copyProject();
const file = join(own, cataloguePath);
writeFileSync(file, yaml);
const server = startNode(own, ['node_modules/astro/bin/astro.mjs', 'dev', '--port', '0']);
const browser = await chromium.launch({ args: launchArgs, ...(findChromium() && { executablePath: findChromium() }) });
const times = new Map<string, number[]>();
try {
  const url = await new Promise<string>((resolve, fail) => {
    let output = '';
    server.once('exit', () => fail(new Error(output)));
    server.stdout?.on('data', (chunk) => {
      output += chunk;
      const found = /http:\/\/localhost:\d+\//.exec(output);
      if (found) resolve(found[0]);
    });
  });
  const [, code] = /^ {2}(\w+):\n(?: {4}.*\n)*? {4}fix:\n {6}- Edited now/m.exec(edited(yaml, 'Edited now')) ?? [];
  const page = await browser.newPage();
  const first = performance.now();
  await page.goto(`${url}errors/${code}/`);
  note('the first page of a new server', performance.now() - first);
  // What Vite finds out while it serves the first page may load that page once more.
  await page.waitForLoadState('networkidle');
  await page.reload();
  for (let round = 0; round < rounds; round++) {
    const step = `Edit number ${round + 1}.`;
    await save('an edit', edited(yaml, step), () => page.getByText(step).waitFor());
    await save('a mistake', edited(yaml, '<b>'), () => page.locator('vite-error-overlay').waitFor());
    await save('a mistake mended', edited(yaml, `Mended edit ${round + 1}.`), () =>
      page.getByText(`Mended edit ${round + 1}.`).waitFor(),
    );
  }
} finally {
  await browser.close();
  server.kill();
  removeFolder(own);
}
console.table(
  Object.fromEntries(
    [...times].map(([name, all]) => {
      const sorted = all.toSorted((a, b) => a - b);
      return [name, { 'ms, median': sorted[sorted.length >> 1], 'ms, worst': sorted.at(-1) }];
    }),
  ),
);

async function save(name: string, text: string, shown: () => Promise<void>): Promise<void> {
  writeFileSync(file, text);
  const saved = performance.now();
  await shown();
  note(name, performance.now() - saved);
  await new Promise((resolve) => setTimeout(resolve, 1000));
}

function note(name: string, time: number): void {
  times.set(name, [...(times.get(name) ?? []), Math.round(time)]);
}
