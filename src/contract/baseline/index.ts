import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { type Baseline, BaselineError, parseLedger } from '../ledger.ts';
import { download } from './download.ts';
import { readAtMergeBase, restoringCommand } from './git.ts';
import { parseSite } from './site.ts';

/**
 * What others published: a git ref, a file, or the address of a deployed site. `isOrigin`: it is an earlier state of the
 * ledger, which must have kept every line. Throws `BaselineError`.
 */
export async function readBaseline(
  against: string,
  ledger: string,
): Promise<{ baseline: Baseline; isOrigin: boolean }> {
  if (/^https?:\/\//.test(against)) {
    const { name, text } = await download(against);
    return { baseline: parseBaseline(name, text), isOrigin: false };
  }
  // A folder may share its name with a branch.
  if (entryAt(against) === 'file')
    return { baseline: parseBaseline(against, readText(against)), isOrigin: !against.endsWith('.json') };
  return { baseline: readAtMergeBase(against, ledger), isOrigin: true };
}

/** Reads the ledger beside the catalogue; undefined before the first `contract --update`. */
export function readLedger(file: string): Baseline | undefined {
  const name = relative(process.cwd(), file) || file;
  const entry = entryAt(file);
  if (entry === 'folder')
    throw new BaselineError(`${name} is a folder, and the ledger is a file. Remove the folder, ${takeBack(name)}.`);
  if (entry) return parseLedger(name, readText(file));
  const command = restoringCommand(file);
  if (command === undefined) return undefined;
  throw new BaselineError(`The ledger ${name} was deleted. Take it back: ${command}`);
}

const takeBack = (file: string) =>
  `then take the file back: ${restoringCommand(file) ?? 'contract --update writes it'}`;

/** Like `readLedger`, where there must be one. */
export function requireLedger(file: string): Baseline {
  const ledger = readLedger(file);
  if (ledger) return ledger;
  throw new BaselineError(
    `There is no ledger ${file}. The very first one is written by: npm run catalogue -- contract --update`,
  );
}

function parseBaseline(name: string, text: string): Baseline {
  const start = text.trimStart()[0];
  if (start === '<') throw new BaselineError(`${name} is HTML, not JSON. A login page or a 404 page looks like this.`);
  return start === '{' || start === '[' ? parseSite(name, text) : parseLedger(name, text);
}

function entryAt(path: string): 'file' | 'folder' | undefined {
  const entry = reading(path, () => statSync(path, { throwIfNoEntry: false }));
  return entry && (entry.isDirectory() ? 'folder' : 'file');
}

const readText = (file: string): string => reading(file, () => readFileSync(file, 'utf8'));

function reading<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
    throw new BaselineError(`${file} cannot be read (${reason}). Give it to the user who runs the check.`);
  }
}
