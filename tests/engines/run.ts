/** `npm run test:engines`: every journey in Chromium, Firefox and WebKit. Its last line is "N passed, N failed". */
import { existsSync } from 'node:fs';
import { startFirefox } from './bidi.ts';
import type { Engine } from './browser.ts';
import { startChromium } from './chromium.ts';
import { findPrograms } from './install.ts';
import { journeys } from './journeys.ts';
import { startSites } from './site.ts';
import { startWebKit } from './webdriver.ts';

if (!existsSync('dist/index.html')) throw new Error('There is no built site. Run "npm run build" first.');
const wanted = process.argv.slice(2);
const programs = findPrograms();
const engines: Record<string, () => Promise<Engine>> = {
  Chromium: startChromium,
  Firefox: () => startFirefox(programs.firefox),
  WebKit: () => startWebKit(programs.driver, programs.miniBrowser),
};

const sites = await startSites();
let passed = 0;
let failed = 0;
for (const [name, start] of Object.entries(engines)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const begun = Date.now();
  const faults = await runAll(start).catch((error: Error) =>
    journeys.map((journey) => `${journey.name}: ${error.message}`),
  );
  passed += journeys.length - faults.length;
  failed += faults.length;
  const seconds = ((Date.now() - begun) / 1000).toFixed(0);
  console.log(`${name}: ${journeys.length - faults.length} of ${journeys.length} journeys in ${seconds} s`);
  for (const fault of faults) console.log(`  ${fault}`);
}
await sites.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** What failed, one line a journey. */
async function runAll(start: () => Promise<Engine>): Promise<string[]> {
  const engine = await start();
  const faults: string[] = [];
  try {
    for (const { name, steps, noScript } of journeys) {
      const tab = await engine.newTab();
      try {
        for (const step of steps) await step(tab, noScript ? sites.noScript : sites.site);
      } catch (error) {
        faults.push(`${name}: ${(error as Error).message}`);
      } finally {
        await tab.close();
      }
    }
  } finally {
    await engine.close();
  }
  return faults;
}
