/** Starts a real server with a generated file, on a free port of loopback, and stops it again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HostedSite } from '../../src/hosting/hosted-site.ts';
import { hosts } from '../../src/hosting/hosts/index.ts';
import { findProgram, type ServerName } from './install.ts';

export interface Server {
  /** Without a slash at the end, and without the base path. */
  origin: string;
  stop(): Promise<void>;
}

/** What stands around the generated file on the machine of somebody who uses it: files beside it, and how the server is called. */
interface Surroundings {
  files?: Record<string, string>;
  args: string[];
}

const isRoot = process.getuid?.() === 0;

const surroundings: Record<ServerName, (run: string, file: string, port: number, site: HostedSite) => Surroundings> = {
  nginx: (run, file) => ({
    files: {
      'nginx.conf': [
        isRoot ? 'user root;' : '',
        `pid ${run}/pid; error_log ${run}/log; daemon off; worker_processes 1; events {}`,
        `http { access_log off; ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${run}/${name};`).join(' ')}`,
        `include ${file}; }`,
      ].join('\n'),
    },
    args: ['-c', join(run, 'nginx.conf'), '-e', join(run, 'log')],
  }),
  caddy: (run, file) => ({
    files: { 'main.caddy': `{\n  admin off\n  storage file_system ${run}/store\n}\nimport ${file}\n` },
    args: ['run', '--adapter', 'caddyfile', '--config', join(run, 'main.caddy')],
  }),
  apache: (run, _, port, { folder, base }) => ({
    files: {
      'apache.conf': [
        `ServerRoot ${run}\nListen 127.0.0.1:${port}\nServerName localhost\nPidFile ${run}/pid\nErrorLog ${run}/log`,
        ...['mpm_event', 'authz_core', 'dir', 'mime', 'headers', 'rewrite', 'alias', 'deflate', 'filter'].map(
          (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
        ),
        'TypesConfig /etc/mime.types',
        // As distributions do; User and Group hold where the server starts as root.
        isRoot ? 'User www-data\nGroup www-data' : '',
        `DocumentRoot ${base ? run : folder}`,
        base ? `Alias ${base} ${folder}` : '',
        `<Directory ${folder}>\n  AllowOverride All\n  Require all granted\n</Directory>`,
      ].join('\n'),
    },
    args: ['-DFOREGROUND', '-f', join(run, 'apache.conf')],
  }),
  lighttpd: (_, file) => ({ args: ['-D', '-f', file] }),
  cloudflare: (run, _, port, { folder, base }) => {
    // The host reads its two files at the root of what is uploaded, wherever below it the site lies.
    const uploaded = base ? join(run, 'uploaded') : folder;
    if (base) {
      cpSync(folder, join(uploaded, base), { recursive: true });
      for (const file of ['_headers', '_redirects']) cpSync(join(folder, file), join(uploaded, file));
    }
    const options = ['--ip', '127.0.0.1', '--port', String(port), '--log-level', 'error'];
    return { args: ['pages', 'dev', uploaded, '--compatibility-date', '2026-11-01', ...options] };
  },
};

/** These read a file that the build has written into the site. */
const readsTheSite: readonly ServerName[] = ['apache', 'cloudflare'];

export async function startServer(name: ServerName, site: HostedSite): Promise<Server> {
  const run = mkdtempSync(join(tmpdir(), `${name}-`));
  const port = await freePort();
  const [generated] = hosts.find((host) => host.name === name)?.files(site, `127.0.0.1:${port}`) ?? [];
  if (!generated) throw new Error(`nothing is generated for ${name}`);
  const file = join(run, generated.name);
  if (!readsTheSite.includes(name)) writeFileSync(file, generated.text);
  const { files = {}, args } = surroundings[name](run, file, port, site);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(run, path), text);
  mkdirSync(join(run, 'home'));
  const child = spawn(findProgram(name) ?? '', args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: run,
    env: { ...process.env, HOME: join(run, 'home'), WRANGLER_SEND_METRICS: 'false' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const origin = `http://127.0.0.1:${port}`;
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([ended, sleep(3000, undefined, { ref: false }).then(() => void child.kill('SIGKILL'))]);
    rmSync(run, { recursive: true, force: true });
  };
  try {
    await answers(origin, child);
  } catch (error) {
    await stop();
    throw new Error(`${name} did not start: ${(error as Error).message}\n${said}`);
  }
  return { origin, stop };
}

async function answers(origin: string, child: ChildProcess): Promise<void> {
  for (let i = 0; i < 400 && child.exitCode === null; i += 1) {
    try {
      await fetch(origin, { redirect: 'manual' });
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error(child.exitCode === null ? 'no answer in twenty seconds' : `it ended with ${child.exitCode}`);
}

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
