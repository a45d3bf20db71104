import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Makes `folders` below `root` hold exactly `files` (path to text). Rewrites only what changed, so that a running dev server
 * reloads only that; removes pages of codes that are gone. A file is written aside and renamed, never half written.
 */
export function writeTree(root: string, folders: readonly string[], files: ReadonlyMap<string, string>): { written: string[]; removed: string[] } {
  const written: string[] = [];
  for (const [path, text] of files) {
    const target = join(root, path);
    if (readIfThere(target) === text) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(`${target}.part`, text);
    renameSync(`${target}.part`, target);
    written.push(path);
  }
  const removed = folders.flatMap((folder) => list(root, folder)).filter((path) => !files.has(path));
  for (const path of removed) rmSync(join(root, path), { recursive: true });
  return { written, removed };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function list(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
  } catch {
    return [];
  }
}
