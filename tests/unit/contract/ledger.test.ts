import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Catalogue } from '../../../src/catalogue/model.ts';
import { lastingSections } from '../../../src/catalogue/urls.ts';
import { checkContract } from '../../../src/contract/check.ts';
import { factLine, parseFact } from '../../../src/contract/fact.ts';
import { catalogueFacts } from '../../../src/contract/facts.ts';
import { formatLedger, nextLedger, parseLedger } from '../../../src/contract/ledger.ts';
import { entrySections } from '../../../src/render/entry.ts';
import { small, smallLedger } from './command.ts';
import { catalogue, chance, edited, facts, source, version, withoutAliases } from './real.ts';

const text = readFileSync('content/contract.lock', 'utf8');
const origin = parseLedger('main:content/contract.lock', text);
const lines = [...origin.lines.keys()];

const ledgerText = (of: Catalogue, before = origin.facts) =>
  formatLedger(nextLedger(before, catalogueFacts(of), version));

function findings(
  ledger: string,
  { base, of = catalogue }: { base?: typeof origin; of?: Catalogue } = { base: origin },
  today = '2026-11-22',
) {
  const report = checkContract({
    catalogue: of,
    source,
    ledger: parseLedger('contract.lock', ledger),
    origin: base,
    gate: 'client',
    failOn: 'breaking',
    today,
  });
  return report.findings.filter(({ level }) => level === 'breaking');
}

const reported = (...options: Parameters<typeof findings>) => findings(...options).map(({ rule }) => rule);
const lost = (ledger: string) =>
  findings(ledger)
    .flatMap(({ rule, old = '' }) => (rule === 'tombstone-deleted' ? [old] : []))
    .sort();

/** Every line belongs to one batch; each lost line is reported by itself, so a batch proves as much as its lines alone. */
const batches = Array.from({ length: 12 }, (_, batch) => lines.filter((_, index) => index % 12 === batch).sort());

test('the committed ledger is current, sorted, and says each fact once', () => {
  expect(ledgerText(catalogue)).toBe(text);
  expect(new Set(facts.map(factLine)).size).toBe(facts.length);
  expect(reported(text)).toEqual([]);
});

test('every address the README calls lasting is in it', () => {
  const addresses = new Set(facts.filter(({ scope }) => scope === 'url').map(({ value }) => value));
  const table = readFileSync('README.md', 'utf8').split('## Addresses that never change')[1]?.split('\n## ')[0] ?? '';
  const paths = Array.from(table.matchAll(/^\|([^|]*)\|/gm), ([, cell = '']) =>
    [...cell.matchAll(/`(\/[^`#]*)`/g)].map(([, path = '']) => path),
  ).flat();
  expect(paths.length).toBeGreaterThan(15);
  for (const path of paths)
    expect(addresses).toContain(
      path
        .replace('CODE', 'TAG_NOT_FOUND')
        .replace('NAME', 'rate-limits')
        .replace('/en/v2/api-reference/guides/error-handling', '/errors/'),
    );
  for (const entry of catalogue.entries)
    expect(entrySections(entry, catalogue.head).map(({ id }) => id)).toEqual(
      expect.arrayContaining([...lastingSections]),
    );
  expect(addresses).toContain('/errors/TAG_NOT_FOUND/#fix');
});

test('a line reads back as the fact it was written from', () => {
  for (const fact of facts) expect(parseFact(factLine(fact))).toEqual(fact);
  const odd = { scope: 'v2', subject: 'a code 100%', property: 'status', value: '400' } as const;
  expect(parseFact(factLine(odd))).toEqual(odd);
});

test('every line that is taken out is missed', () => {
  for (const batch of batches) expect(lost(lines.filter((line) => !batch.includes(line)).join('\n'))).toEqual(batch);
  for (const line of lines.filter((_, index) => index % 200 === 0))
    expect(lost(lines.filter((other) => other !== line).join('\n'))).toEqual([line]);
});

test('without git every such line is missed as well, while the catalogue still says it', () => {
  for (const line of lines.filter((_, index) => index % 150 === 1)) {
    const rules = reported(`${lines.filter((other) => other !== line).join('\n')}\n`, {});
    if (rules.length === 0) expect.fail(`nobody missed "${line}"`);
  }
});

test('every line that is edited is missed, and a forged one is noticed', () => {
  for (const batch of batches)
    expect(lost(lines.map((line) => (batch.includes(line) ? `${line}x` : line)).join('\n'))).toEqual(batch);
  for (const line of lines.filter((_, index) => index % 100 === 0))
    if (reported(`${text}${line}x\n`).length === 0) expect.fail(`"${line}x" could be slipped in`);
});

/** Every fourth code. */
const someEntries = catalogue.entries.filter((_, index) => index % 4 === 0);

test('taking a code out of the catalogue and of the ledger together is noticed', () => {
  for (const { code } of someEntries) {
    const rest = lines.filter((line) => !line.split(' ').includes(code));
    expect(reported(rest.join('\n'), { base: origin, of: edited(({ remove }) => remove(code)) })).toEqual(
      expect.arrayContaining(['code-removed', 'tombstone-deleted']),
    );
  }
});

test('writing the ledger anew over a break does not hide the break', () => {
  for (const { code, status } of someEntries) {
    const of = edited(({ entry }) =>
      entry(code, (draft) => {
        draft.status = status === 404 ? 403 : 404;
      }),
    );
    expect(reported(ledgerText(of), { base: origin, of })).toContain(
      'status-changed'.replace('status', status >= 500 ? 'status-class' : 'status'),
    );
  }
});

test('a code is retired on the announced day, not before, though the catalogue then reads the same', () => {
  const ending = (state: 'deprecated' | 'retired') =>
    edited(({ entry }) =>
      entry('TAG_NOT_FOUND', ({ lifecycle }) =>
        Object.assign(lifecycle, { state, deprecated: '2026-12-01', retired: '2027-06-01' }),
      ),
    );
  const base = parseLedger('main:contract.lock', ledgerText(ending('deprecated')));
  const on = (today: string) => reported(ledgerText(ending('retired')), { base, of: ending('retired') }, today);
  expect(on('2027-05-31')).toEqual(['sunset-earlier']);
  expect(on('2027-06-01')).toEqual([]);
});

test('a ledger that is no ledger is refused', () => {
  for (const wrong of [
    '',
    '# only a comment\n',
    '<<<<<<< ours\nv2 A status 400\n',
    'v2 A colour red\n',
    '<!doctype html>',
    `${text}=======\n`,
  ])
    expect(() => parseLedger('contract.lock', wrong)).toThrow('contract.lock');
});

const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
  });

/** Adds one to five codes, with names that fall anywhere in the order. */
function grown(from: Catalogue, branch: string, random: () => number): Catalogue {
  const letter = () => String.fromCharCode(65 + Math.floor(random() * 26));
  const count = 1 + Math.floor(random() * 5);
  return edited(({ add }) => {
    for (let index = 0; index < count; index++) {
      const like = from.entries[Math.floor(random() * from.entries.length)]?.code ?? '';
      add(`${letter()}${letter()}_${branch}_${index}`, like, withoutAliases);
    }
  }, from);
}

const merged = (ours: Catalogue, theirs: Catalogue): Catalogue => {
  const entries = [...new Map([...ours.entries, ...theirs.entries].map((entry) => [entry.code, entry])).values()];
  return { ...ours, entries, byCode: new Map(entries.map((entry) => [entry.code, entry])) };
};

test('25 pairs of branches that each add codes merge without conflict, into a ledger that passes', () => {
  const random = chance(7);
  const base = parseLedger('main:contract.lock', smallLedger);
  const files = ['ours', 'base', 'theirs'].map((name) => join(folder, name));
  for (let round = 0; round < 25; round++) {
    const [ours, theirs] = [grown(small, 'LEFT', random), grown(small, 'RIGHT', random)];
    for (const [index, content] of [
      ledgerText(ours, base.facts),
      smallLedger,
      ledgerText(theirs, base.facts),
    ].entries())
      writeFileSync(files[index] ?? '', content);
    // Exits with the number of conflicts; the attribute merge=union makes `git merge` do the same.
    const result = execFileSync('git', ['merge-file', '-p', '--union', ...files], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const both = merged(ours, theirs);
    const got = parseLedger('merged', result);
    if (new Set(got.lines.keys()).symmetricDifference(nextLedger(base.facts, catalogueFacts(both), version)).size > 0)
      expect.fail(`round ${round} lost a line`);
    if (round % 5 === 0) expect(reported(result, { base, of: both })).toEqual([]);
  }
});

test('git itself merges them, with the attributes of the content folder', () => {
  const random = chance(11);
  git('init', '-q', '-b', 'main');
  writeFileSync(join(folder, '.gitattributes'), readFileSync('content/.gitattributes'));
  writeFileSync(join(folder, 'contract.lock'), text);
  git('add', '.gitattributes', 'contract.lock');
  git('commit', '-qm', 'base');
  for (let round = 0; round < 3; round++) {
    const [ours, theirs] = [grown(catalogue, 'LEFT', random), grown(catalogue, 'RIGHT', random)];
    for (const [branch, of] of [
      ['left', ours],
      ['right', theirs],
    ] as const) {
      git('checkout', '-qfB', `${branch}${round}`, 'main');
      writeFileSync(join(folder, 'contract.lock'), ledgerText(of));
      git('commit', '-qam', branch);
    }
    git('merge', '-q', '-m', 'merge', `left${round}`);
    expect(
      reported(readFileSync(join(folder, 'contract.lock'), 'utf8'), { base: origin, of: merged(ours, theirs) }),
    ).toEqual([]);
  }
});
