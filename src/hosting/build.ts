/**
 * Room `hosting`: builds and serves. In: the project. Out: `dist`, and a server of it.
 * `npm run build`: builds beside the old site and swaps the folders at the end, so that a failed or killed build leaves the old site whole.
 * Exit codes: 0 built, 2 the catalogue is not valid (nothing was touched), 1 any other failure.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { build } from 'astro';
import { CatalogueError, readCatalogue } from '../catalogue/index.ts';
import { unreadable } from '../report/unreadable.ts';

const target = 'dist';
// Two builds may run at once, such as that of the tests beside that of `npm start`.
const fresh = `dist.${process.pid}.next`;
const old = `dist.${process.pid}.old`;

try {
  readCatalogue();
} catch (error) {
  const message = error instanceof CatalogueError ? error.message : unreadable(error);
  if (message === undefined) throw error;
  console.error(message);
  process.exit(2);
}

process.on('exit', () => rmSync(fresh, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
process.env.ASTRO_TELEMETRY_DISABLED ??= '1';
await build({ outDir: fresh, logLevel: process.env.CI ? 'warn' : 'info' });
swap();

function swap(): void {
  if (existsSync(target)) renameSync(target, old);
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (existsSync(old)) renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}
