/** Finds a Chromium for the browser tests, and installs one when there is none. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Quiet (no requests of its own), and without the sandbox where it cannot run: as root. */
export const launchArgs = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** The headless shell, which Playwright also prefers, first: it opens pages in half the CPU time of the whole browser. */
const packages = ['chromium-headless-shell', 'chromium'];

/** Path of a Chromium: $CHROMIUM_PATH, the one Playwright downloaded, or the distribution's. */
export function findChromium(): string | undefined {
  const onPath = [...packages, 'chromium-browser', 'google-chrome'].map((name) =>
    // Nothing where there is no shell, as on Windows, whatever the types say.
    (spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout as string | null)?.trim(),
  );
  return [process.env.CHROMIUM_PATH, chromium.executablePath(), ...onPath].find((path) => path && existsSync(path));
}

/** Playwright's download where it works, else the distribution's package. Returns the path, or says what to do. */
function installChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.log('No Chromium yet. Trying the one Playwright downloads ...');
  run('npx', ['playwright', 'install', 'chromium'], 180_000);
  const downloaded = findChromium();
  if (downloaded) return downloaded;
  console.log('That did not work. Trying the package of the distribution ...');
  const root = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  run('env', [...root, 'apt-get', 'update', '-qq'], 300_000);
  for (const name of packages) {
    run(
      'env',
      [...root, 'DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', name],
      600_000,
    );
    const packaged = findChromium();
    if (packaged) return packaged;
  }
  throw new Error(
    'There is no Chromium and none could be installed. Install one (Debian: "sudo apt-get install chromium"), or set CHROMIUM_PATH to an existing one.',
  );
}

function run(command: string, args: string[], timeout: number): void {
  spawnSync(command, args, { stdio: 'inherit', timeout });
}

if (import.meta.main) {
  try {
    console.log(`Chromium: ${installChromium()}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
