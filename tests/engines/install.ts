/** Finds the programs of Firefox and WebKit, and installs the distribution's packages of those that are missing. */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

/** Each program, the package that brings it (Debian, Ubuntu) and where it lies when it is not on the PATH. */
const programs = {
  firefox: { names: ['firefox-esr', 'firefox'], packages: ['firefox-esr', 'firefox'], places: [] },
  driver: {
    names: ['WebKitWebDriver'],
    packages: ['webkit2gtk-driver'],
    places: ['/usr/lib/*/webkit2gtk-4.*/WebKitWebDriver'],
  },
  miniBrowser: {
    names: ['MiniBrowser'],
    packages: ['webkit2gtk-driver'],
    places: ['/usr/lib/*/webkit2gtk-4.1/MiniBrowser', '/usr/lib*/**/webkit{2gtk,gtk}-*/MiniBrowser'],
  },
  screen: { names: ['Xvfb'], packages: ['xvfb'], places: [] },
};

type Program = keyof typeof programs;

/** Paths of all programs; throws with the command to type when one cannot be had. */
export function findPrograms(): Record<Program, string> {
  const paths = Object.keys(programs).map((name) => [name, find(name as Program) ?? install(name as Program)]);
  return Object.fromEntries(paths);
}

function find(program: Program): string | undefined {
  const { names, places } = programs[program];
  for (const name of names) {
    const { stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (stdout?.trim()) return stdout.trim();
  }
  return globSync(places)[0];
}

function install(program: Program): string {
  const root = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const get = (...args: string[]) =>
    spawnSync('env', [...root, 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args], { stdio: 'inherit' });
  get('update', '-qq');
  for (const name of programs[program].packages) {
    get('install', '-y', '-qq', '--no-install-recommends', name);
    const found = find(program);
    if (found) return found;
  }
  throw new Error(
    `There is no ${programs[program].names[0]}. Install it: sudo apt-get install ${programs[program].packages[0]}`,
  );
}
