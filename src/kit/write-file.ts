import { existsSync, linkSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** Written aside and renamed: whoever reads meanwhile, or after a kill, sees the old file or the new one, never half of it. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const file = existsSync(path) ? realpathSync(path) : path;
  // Two processes may write the same file.
  const aside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(aside, content, { mode: statSync(file, { throwIfNoEntry: false })?.mode });
    renameSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Leaves a file alone that says this already, so that nobody who follows it wakes up for nothing. Tells whether it was written. */
export function updateFile(path: string, text: string): boolean {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
  replaceFile(path, text);
  return true;
}

/** Makes a file that is not there yet, whole or not at all. Throws with the code `EEXIST` where there is one. */
export function createFile(path: string, text: string): void {
  const aside = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(aside, text);
    linkSync(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
}
