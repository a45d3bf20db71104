/** Servers from the distribution, and two builds: at the root of a host, and below /docs. Removed at the end. */
import { chmodSync, cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureBuilt } from '../support/built.ts';
import { buildProject, copyProject, removeFolder } from '../support/project.ts';
import { installServers } from './install.ts';
import { plant } from './planted.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    root: string;
    below: string;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => void> {
  installServers();
  ensureBuilt();
  const project = copyProject();
  const copies = mkdtempSync(join(tmpdir(), 'hosts-'));
  // Servers that start as root read as another user.
  chmodSync(copies, 0o755);
  const copy = (from: string, name: 'root' | 'below') => {
    cpSync(from, join(copies, name), { recursive: true, dereference: true });
    plant(join(copies, name));
    provide(name, join(copies, name));
  };
  try {
    copy('dist', 'root');
    copy(await buildProject(project, { BASE_PATH: '/docs' }), 'below');
  } finally {
    removeFolder(project);
  }
  return () => removeFolder(copies);
}
