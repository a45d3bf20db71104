/**
 * `npm run build`: builds beside the old site and swaps the folders at the end, so that a failed or killed build leaves the old site whole.
 * Exit codes: 0 built, 2 the catalogue is not valid (nothing was touched), 1 any other failure.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { build } from 'astro';
import { CatalogueError, readCatalogue } from './catalogue/read.ts';

const target = 'dist';
const fresh = 'dist.next';
const old = 'dist.old';

try {
  readCatalogue();
} catch (error) {
  if (!(error instanceof CatalogueError)) throw error;
  console.error(error.message);
  process.exit(2);
}

process.env.ASTRO_TELEMETRY_DISABLED ??= '1';
await build({ outDir: fresh, logLevel: process.env.CI ? 'warn' : 'info' });
rmSync(old, { recursive: true, force: true });
if (existsSync(target)) renameSync(target, old);
renameSync(fresh, target);
rmSync(old, { recursive: true, force: true });
