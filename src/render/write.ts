import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { updateFile } from '../kit/write-file.ts';

/**
 * Makes `folders` below `root` hold exactly `files` (path to text). Rewrites only what changed, so that a running dev server
 * reloads only that; removes pages of codes that are gone.
 */
export function writeTree(
  root: string,
  folders: readonly string[],
  files: ReadonlyMap<string, string>,
): { written: string[]; removed: string[] } {
  for (const path of files.keys())
    if (!folders.includes(dirname(path))) throw new Error(`${path} lies in none of the folders ${folders.join(', ')}.`);
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
  const written = [...files].filter(([path, text]) => updateFile(join(root, path), text)).map(([path]) => path);
  const removed = folders
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
    .filter((path) => !files.has(path));
  for (const path of removed) rmSync(join(root, path), { recursive: true, force: true });
  return { written, removed };
}
