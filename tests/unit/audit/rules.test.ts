import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { audit } from '../../../src/audit/index.ts';
import { type AuditRule, auditRules } from '../../../src/audit/rules.ts';
import type { Catalogue, CatalogueEntry } from '../../../src/catalogue/model.ts';
import { catalogue, edited } from '../contract/real.ts';

const folder = mkdtempSync(join(tmpdir(), 'rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lines of the entry that an example starts with, each with what they change in the catalogue. */
const said = new Map<string, Catalogue>([
  ['TAG_NOT_FOUND: { aliases: [LABEL_NOT_FOUND] }', withEntry({ aliases: ['LABEL_NOT_FOUND'] })],
  ['TAG_NOT_FOUND: { lifecycle: { state: retired, retired: 2027-01-01 } }', withLife('retired')],
  ['TAG_NOT_FOUND: { lifecycle: { state: deprecated, retired: 2027-01-01 } }', withLife('deprecated')],
]);

function withEntry(fields: Partial<CatalogueEntry>, from: Catalogue = catalogue): Catalogue {
  return edited((draft) => draft.entry('TAG_NOT_FOUND', (entry) => void Object.assign(entry, fields)), from);
}

function withLife(state: 'retired' | 'deprecated'): Catalogue {
  return withEntry({ lifecycle: { state, since: '2026-01-02', retired: '2027-01-01' } });
}

/** The catalogue with the one code that the examples send. */
const small: Catalogue = {
  ...catalogue,
  entries: catalogue.entries.filter(({ code }) => code === 'TAG_NOT_FOUND'),
};

async function found(id: string, example: string): Promise<string[]> {
  // The examples stand at a made-up address, in the place of that of the catalogue.
  const [address = ''] = catalogue.head.doc_urls[0]?.split('#') ?? [];
  const own = example.replaceAll('https://docs.example.com/errors', address);
  const [first = '', ...others] = own.split('\n\n');
  const changed = said.get(first);
  const file = join(folder, 'capture');
  writeFileSync(file, changed ? others.join('\n\n') : own);
  const { findings } = await audit({
    catalogue: id === 'code-never-seen' ? small : (changed ?? catalogue),
    name: 'errors.yaml',
    files: [file],
    failOn: 'breaking',
  });
  for (const { message, who, help } of findings)
    expect(message + who + help).not.toMatch(/\{(?!id\}|tag\}|\.\.\.)\w+\}/);
  return [...new Set(findings.map(({ rule }) => rule))].filter((rule) => id === rule || rule !== 'code-never-seen');
}

test.each(Object.entries<AuditRule>(auditRules))(
  '%s: its bad example gives it, its good one nothing',
  async (id, { bad = '', good = '' }) => {
    expect(await found(id, bad)).toEqual([id]);
    expect(await found(id, good)).toEqual([]);
  },
);
