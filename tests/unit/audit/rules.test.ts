import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { audit } from '../../../src/audit/index.ts';
import { type AuditRule, auditRules } from '../../../src/audit/rules.ts';
import { catalogue } from '../contract/real.ts';

const folder = mkdtempSync(join(tmpdir(), 'rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function found(text: string): Promise<string[]> {
  const file = join(folder, 'capture');
  writeFileSync(file, text);
  const { findings } = await audit({ catalogue, name: 'errors.yaml', files: [file], failOn: 'breaking' });
  for (const { message, who, help } of findings)
    expect(message + who + help).not.toMatch(/\{(?!id\}|tag\}|\.\.\.)\w+\}/);
  return [...new Set(findings.map(({ rule }) => rule))].filter((rule) => rule !== 'code-never-seen');
}

const examples = Object.entries<AuditRule>(auditRules).flatMap(([id, { bad, good }]) =>
  bad === undefined || good === undefined ? [] : [[id, bad, good] as const],
);

test.each(examples)('%s: its bad example gives it, its good one nothing', async (id, bad, good) => {
  expect(await found(bad)).toEqual([id]);
  expect(await found(good)).toEqual([]);
});

test('only what needs another catalogue has no example', () => {
  const without = Object.keys(auditRules).filter((id) => !examples.some(([named]) => named === id));
  expect(without).toEqual(['code-former', 'code-retired-seen', 'code-never-seen']);
});
