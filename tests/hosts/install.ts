/** Finds the servers of these tests, and installs those that are missing from the distribution. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Program and package of each server. */
export const programs = {
  nginx: { program: 'nginx', packages: ['nginx-light'] },
  caddy: { program: 'caddy', packages: ['caddy'] },
  apache: { program: 'apache2', packages: ['apache2'] },
  lighttpd: { program: 'lighttpd', packages: ['lighttpd', 'lighttpd-mod-deflate'] },
} as const;

export type ServerName = keyof typeof programs;

/** Distributions keep servers where the PATH of a user may not look. */
export const findProgram = (name: ServerName): string | undefined =>
  [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => `${folder}/${programs[name].program}`)
    .find(existsSync);

export function installServers(): void {
  const missing = (Object.keys(programs) as ServerName[]).filter((name) => !findProgram(name));
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
