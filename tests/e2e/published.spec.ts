import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';

/** `links` follows the ledger in a browser of its own; its report is the assertion. */
test('every address of the ledger, in every spelling, leads where it did', () => {
  test.setTimeout(300_000);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/start.ts', 'links'], { encoding: 'utf8' });
  expect(stdout + stderr).toContain(': 0 broken');
  expect(status).toBe(0);
});
