/**
 * Room `hosting`: builds, serves, and writes the configuration of hosts. In: the project. Out: `dist`, a server of it, files for hosts.
 * `npm run build`: see `make-site.ts`. Node keeps what it compiled for the next run, as it does for Astro's own command.
 */
import module from 'node:module';
import { dirname } from 'node:path';

module.enableCompileCache();
const folder = module.getCompileCacheDir();
// Threads ask the environment.
if (folder) process.env.NODE_COMPILE_CACHE = dirname(folder);
await import('./make-site.ts');
