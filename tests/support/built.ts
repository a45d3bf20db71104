import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const dist = 'dist';

/** Builds the site when there is none, or when a source is newer: these tests are also run alone. */
export function ensureBuilt(): void {
  const marker = join(dist, 'sitemap-index.xml');
  if (existsSync(marker) && newest(['src', 'content', 'public']) < statSync(marker).mtimeMs) return;
  // The test runner's own variables would stand in the pages' `import.meta.env`.
  const { DEV, PROD, MODE, ...env } = process.env;
  const { status, stderr } = spawnSync(process.execPath, ['src/hosting/build.ts'], {
    encoding: 'utf8',
    env: { ...env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`The site does not build.\n${stderr}`);
}

const newest = (folders: string[]) =>
  Math.max(
    ...folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => statSync(join(folder, file)).mtimeMs),
    ),
  );

export const built = (path: string): string => readFileSync(join(dist, path), 'utf8');

export const isBuilt = (path: string): boolean => existsSync(join(dist, path));

/** Every page, as its path on the site: `/errors/X/`. */
export const pages = (): string[] =>
  readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => `/${file.slice(0, -'index.html'.length)}`);
