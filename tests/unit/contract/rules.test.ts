import { expect, test } from 'vitest';
import { diffFacts } from '../../../src/contract/diff/index.ts';
import { type Fact, parseFact } from '../../../src/contract/fact.ts';
import { type ContractRule, rules } from '../../../src/contract/rules/index.ts';

const factsOf = (lines: string, signs: string): Fact[] =>
  lines.split('\n').flatMap((line) => (signs.includes(line[0] ?? '') ? [parseFact(line.slice(2)) as Fact] : []));

/** The rules that a diff of facts falls under. */
function found(lines: string): string[] {
  const now = factsOf(lines, ' +');
  const version = now.findLast(({ scope }) => scope !== 'url')?.scope ?? 'v2';
  return diffFacts({ facts: factsOf(lines, ' -'), complete: true }, now, version).changes.map(({ rule }) => rule);
}

const examples = Object.entries<ContractRule>(rules).flatMap(([id, { bad, good }]) =>
  bad === undefined || good === undefined ? [] : [[id, bad, good] as const],
);

test.each(examples)('%s: its bad example gives it, its good one nothing', (id, bad, good) => {
  expect(found(bad)).toEqual([id]);
  expect(found(good)).toEqual([]);
});

test('only what is about the ledger file itself has no example', () => {
  const without = Object.keys(rules).filter((id) => !examples.some(([named]) => named === id));
  expect(without).toEqual(['tombstone-deleted', 'ledger-stale', 'approval-unknown']);
});
