import { expect, test } from 'vitest';
import { unknownApprovals } from '../../../src/contract/check.ts';
import { diffFacts } from '../../../src/contract/diff/index.ts';
import { type Fact, parseFact } from '../../../src/contract/fact.ts';
import { parseLedger } from '../../../src/contract/ledger.ts';
import { lostLines, staleLedger } from '../../../src/contract/ledger-findings.ts';
import { type ContractRule, rules } from '../../../src/contract/rules/index.ts';

const linesOf = (lines: string, signs: string): string[] =>
  lines.split('\n').flatMap((line) => (signs.includes(line[0] ?? '') ? line.slice(2) : []));
const factsOf = (lines: string, signs: string): Fact[] => linesOf(lines, signs).map((line) => parseFact(line) as Fact);
const ledgerOf = (lines: string, signs: string) => parseLedger('contract.lock', linesOf(lines, signs).join('\n'));

/** The rules that a diff of facts falls under. */
function found(lines: string): string[] {
  const now = factsOf(lines, ' +');
  const version = now.findLast(({ scope }) => scope !== 'url')?.scope ?? 'v2';
  return diffFacts({ facts: factsOf(lines, ' -'), complete: true }, now, version).changes.map(({ rule }) => rule);
}

/** Rules that compare something else: the ledger with that of the origin, or with the catalogue; an approval with the rules. */
const checks = new Map<string, (lines: string) => string[]>([
  [
    'tombstone-deleted',
    (lines) =>
      lostLines(ledgerOf(lines, ' -'), ledgerOf(lines, ' +'), factsOf(lines, ' -'), 'v2').map(({ rule }) => rule),
  ],
  ['ledger-stale', (lines) => [staleLedger(ledgerOf(lines, ' '), factsOf(lines, ' +'), 'v2')?.rule ?? []].flat()],
  ['approval-unknown', (lines) => unknownApprovals(factsOf(lines, ' +'), new Set()).map(({ rule }) => rule)],
]);

test.each(Object.entries<ContractRule>(rules))('%s: its bad example gives it, its good one nothing', (id, rule) => {
  const { bad = '', good = '' } = rule;
  const check = checks.get(id) ?? found;
  expect(check(bad)).toEqual([id]);
  expect(check(good)).toEqual([]);
});
