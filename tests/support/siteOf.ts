import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder with these pages, by file. Remove it with `removeFolder`. */
export function siteOf(pages: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  for (const [file, body] of Object.entries(pages)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `<!doctype html><html lang="en"><title>Page</title><h1>Page</h1>${body}`);
  }
  return folder;
}
