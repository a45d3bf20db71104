/** Finds the servers of these tests, and installs those that are missing: from the distribution, Cloudflare's from npm. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Program and package of each server. */
export const programs = {
  nginx: { program: 'nginx', packages: ['nginx-light'] },
  caddy: { program: 'caddy', packages: ['caddy'] },
  apache: { program: 'apache2', packages: ['apache2'] },
  lighttpd: { program: 'lighttpd', packages: ['lighttpd', 'lighttpd-mod-deflate'] },
} as const;

/** Runs what Cloudflare Pages runs. It weighs 230 MB, so only these tests have it, and nothing of it leaves the machine. */
const emulator = { package: 'wrangler@4.164.0', folder: resolve('node_modules/.cache/wrangler') };

type PackagedServer = keyof typeof programs;
export type ServerName = PackagedServer | 'cloudflare';
export const serverNames = [...(Object.keys(programs) as PackagedServer[]), 'cloudflare'] as const;

/** Distributions keep servers where the PATH of a user may not look. */
export const findProgram = (name: ServerName): string | undefined =>
  (name === 'cloudflare'
    ? [join(emulator.folder, 'node_modules/.bin/wrangler')]
    : [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'].map((folder) =>
        join(folder, programs[name].program),
      )
  ).find(existsSync);

export function installServers(): void {
  installEmulator();
  installPackages();
}

function installEmulator(): void {
  if (findProgram('cloudflare')) return;
  mkdirSync(emulator.folder, { recursive: true });
  // npm would install into the project around it otherwise.
  writeFileSync(join(emulator.folder, 'package.json'), '{ "private": true }');
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { stderr } = spawnSync('npm', ['install', ...options, emulator.package], {
    cwd: emulator.folder,
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (!findProgram('cloudflare')) throw new Error(`${emulator.package} could not be installed: ${stderr}`);
}

function installPackages(): void {
  const missing = (Object.keys(programs) as PackagedServer[]).filter((name) => !findProgram(name));
  if (missing.length === 0) return;
  const root = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const run = (...args: string[]) => spawnSync('env', [...root, ...args], { stdio: 'ignore', timeout: 600_000 });
  run('apt-get', 'update', '-qq');
  // One by one: what the distribution lacks must not keep the others away. Nothing is started by being installed.
  for (const name of missing)
    run(
      'DEBIAN_FRONTEND=noninteractive',
      'RUNLEVEL=1',
      'apt-get',
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      ...programs[name].packages,
    );
  const lacking = missing.filter((name) => !findProgram(name));
  if (lacking.length > 0)
    throw new Error(
      `There is no ${lacking.join(', ')}, and it could not be installed. Install it (Debian: "sudo apt-get install ` +
        `${lacking.flatMap((name) => programs[name].packages).join(' ')}").`,
    );
}
