/**
 * Builds beside the old site and switches a link at the end, so that a failed or killed build leaves the old site whole.
 * Exit codes: 0 built, 2 the catalogue is not valid (nothing was touched), 1 any other failure.
 */
import { build } from 'astro';
import { CatalogueError, readCatalogue } from '../catalogue/index.ts';
import { unreadable } from '../report/unreadable.ts';
import { startBuild } from './publish.ts';

try {
  readCatalogue();
} catch (error) {
  const message = error instanceof CatalogueError ? error.message : unreadable(error);
  if (message === undefined) throw error;
  console.error(message);
  process.exit(2);
}

const made = startBuild();
process.on('exit', made.abandon);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
process.env.ASTRO_TELEMETRY_DISABLED ??= '1';
await build({ outDir: made.folder, logLevel: process.env.CI ? 'warn' : 'info' });
made.publish();
