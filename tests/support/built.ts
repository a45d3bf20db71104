import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const dist = 'dist';

/** Builds the site when there is none. */
export function ensureBuilt(): void {
  if (existsSync(join(dist, 'sitemap-index.xml'))) return;
  const { status, stderr } = spawnSync(process.execPath, ['node_modules/.bin/astro', 'build'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The site does not build.\n${stderr}`);
}

export const built = (path: string): string => readFileSync(join(dist, path), 'utf8');

export const isBuilt = (path: string): boolean => existsSync(join(dist, path));

/** Every page, as its path on the site: `/errors/X/`. */
export const pages = (): string[] =>
  readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => `/${file.slice(0, -'index.html'.length)}`);
