import { compact } from '../kit/compact.ts';
import { type Finding, fingerprint, type Place } from '../report/finding.ts';
import { told, type Values } from '../report/rule.ts';
import { type Fact, factLine } from './fact.ts';
import { type Baseline, nextLedger } from './ledger.ts';
import { type ContractRule, rules } from './rules/index.ts';

/** Lines of the origin that the ledger had to keep. */
export function lostLines(origin: Baseline, ledger: Baseline, now: readonly Fact[], version: string): Finding[] {
  const missing = origin.facts.filter((fact) => !ledger.lines.has(factLine(fact)));
  if (missing.length === 0) return [];
  const due = nextLedger(missing, now, version);
  const subjects = new Set(ledger.facts.map(({ scope, subject }) => `${scope} ${subject}`));
  const lost = missing.filter((fact) => due.has(factLine(fact)) || !subjects.has(`${fact.scope} ${fact.subject}`));
  return lost.map((fact) => {
    const old = factLine(fact);
    const baseline = { file: origin.name, line: origin.lines.get(old) ?? 1 };
    return {
      ...finding('tombstone-deleted', fact.subject, { old }, { file: ledger.name, line: 1, column: 1 }),
      old,
      baseline,
    };
  });
}

/** One finding that counts the lines which `contract --update` would change, and quotes one; undefined when there are none. */
export function staleLedger(ledger: Baseline, now: readonly Fact[], version: string): Finding | undefined {
  const missing = now.map(factLine).filter((line) => !ledger.lines.has(line));
  const current = new Set(now.filter(({ scope }) => scope === version).map(factLine));
  const extra = ledger.facts
    .filter(({ scope, property }) => scope === version && property !== 'approved')
    .map(factLine)
    .filter((line) => !current.has(line));
  const count = missing.length + extra.length;
  if (count === 0) return undefined;
  const example = missing[0] !== undefined ? `"${missing[0]}" is missing` : `"${extra[0]}" no longer holds`;
  const line = ledger.lines.get(extra[0] ?? '') ?? 1;
  return finding('ledger-stale', '@ledger', { count, example }, { file: ledger.name, line, column: 1 });
}

function finding(id: 'tombstone-deleted' | 'ledger-stale', subject: string, words: Values, at: Place): Finding {
  const rule: ContractRule = rules[id];
  const old = typeof words.old === 'string' ? words.old : undefined;
  const print = fingerprint(id, undefined, subject, undefined, old, undefined);
  return compact({
    rule: id,
    level: rule.levels.client,
    subject,
    ...told(rule, words),
    at,
    fingerprint: print,
  });
}
