import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../src/catalogue/index.ts';
import { describeSite } from '../../src/hosting/hosted-site.ts';
import { load } from '../support/load.ts';
import { startServer } from './servers.ts';

test.each(['nginx', 'caddy', 'lighttpd'] as const)(
  '%s: 50 builds published under load, every answer whole',
  async (name) => {
    const root = mkdtempSync(join(tmpdir(), 'swap-'));
    chmodSync(root, 0o755);
    const dist = join(root, 'dist');
    const publish = (times: number) =>
      new Promise<void>((done) => {
        const builder = spawn(process.execPath, [resolve('tests/support/builder.ts'), dist, String(times)]);
        builder.once('close', () => done());
      });
    await publish(1);
    const server = await startServer(name, describeSite(readCatalogue(), { folder: dist }));
    try {
      const { answers, faults } = await load(server.origin, publish(50));
      expect(faults).toEqual([]);
      expect(answers).toBeGreaterThan(50);
    } finally {
      await server.stop();
      rmSync(root, { recursive: true });
    }
  },
);
