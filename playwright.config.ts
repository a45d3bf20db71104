import { defineConfig } from '@playwright/test';
import { findChromium, launchArgs } from './src/links/chromium.ts';
import { siteUrl } from './tests/support/site.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/site.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  // Some build a site first, which takes a while where other work runs beside it.
  timeout: 120_000,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['line'], ['json']] : 'list',
  use: {
    baseURL: siteUrl(),
    launchOptions: { args: launchArgs, ...(findChromium() && { executablePath: findChromium() }) },
    permissions: ['clipboard-read', 'clipboard-write'],
  },
});
