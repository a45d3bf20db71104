/** Copies of the project in temporary folders, to build or serve with another catalogue, base path or configuration. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const copied = ['content', 'public', 'src', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Path of a new copy. Remove it with `removeFolder`. */
export function copyProject(): string {
  const folder = packageFolder();
  for (const name of copied) cpSync(name, join(folder, name), { recursive: true });
  return folder;
}

/** A copy with the catalogue of another API, and nothing of this one: its guides, its ledger, its questions. */
export function copyFor(catalogue: string): string {
  const folder = copyProject();
  const [content, guides] = [join(folder, 'content'), join(folder, 'src/content/docs/guides')];
  for (const name of ['contract.lock', 'questions.tsv', 'screenshot.png']) rmSync(join(content, name));
  rmSync(guides, { recursive: true });
  writeFileSync(join(content, 'errors.yaml'), catalogue);
  return folder;
}

/**
 * A new folder that sees the installed packages. Each is linked by itself (as a junction, for which Windows asks no rights): Astro and Vite keep caches beside them, and those must not be shared.
 * It lies inside the project: Astro takes the path of a package for a path below the root when the two have no folder in common.
 */
export function packageFolder(): string {
  mkdirSync('.cache', { recursive: true });
  const folder = mkdtempSync(resolve('.cache', 'catalogue-'));
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync('node_modules')) {
    if (!name.startsWith('.'))
      symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name), 'junction');
  }
  // What builds keep is found by all that it is made of, so they may share it.
  mkdirSync('.cache/kept', { recursive: true });
  mkdirSync(join(folder, '.cache'));
  symlinkSync(resolve('.cache/kept'), join(folder, '.cache/kept'), 'junction');
  return folder;
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export interface Run {
  status: number | null;
  output: string;
}

/** Runs Node in a copy and waits for its end, which comes after so many milliseconds at the latest. */
export function runNode(folder: string, args: string[], env: NodeJS.ProcessEnv = {}, timeout?: number): Promise<Run> {
  const child = startNode(folder, args, env, timeout);
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  return new Promise((done, fail) => child.once('error', fail).once('close', (status) => done({ status, output })));
}

/** Starts Node in a copy, without what the test runner keeps in the environment. */
export function startNode(folder: string, args: string[], env: NodeJS.ProcessEnv = {}, timeout?: number): ChildProcess {
  const { NODE_ENV, NODE_OPTIONS, BASE_PATH, SITE_URL, FORCE_COLOR, ...own } = process.env;
  return spawn(process.execPath, args, {
    cwd: folder,
    timeout,
    env: { ...own, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
  });
}

/** Builds a copy to its `dist`; throws with what the build said when it fails. */
export async function buildProject(folder: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { status, output } = await runNode(folder, ['src/hosting/build.ts'], env);
  if (status !== 0) throw new Error(`The build in ${folder} ended with ${status}:\n${output}`);
  return join(folder, 'dist');
}
