/**
 * Room `contract`: what may change. In: a `Catalogue`, the ledger, older baselines. Out: a `Report` of what would
 * break whom.
 */
import type { Catalogue } from '../catalogue/model.ts';
import type { SourceText } from '../kit/source-text.ts';
import { createReport, type FailOn, type Finding, type Report } from '../report/finding.ts';
import type { Change } from './diff/change.ts';
import { diffFacts } from './diff/index.ts';
import { withEarlyEnds } from './diff/sunset.ts';
import type { Fact } from './fact.ts';
import { catalogueFacts } from './facts.ts';
import { judge } from './judge.ts';
import type { Baseline } from './ledger.ts';
import { lostLines, staleLedger } from './ledger-findings.ts';
import { createLocator } from './positions.ts';
import { type Gate, rules } from './rules/index.ts';

interface CheckInput {
  catalogue: Catalogue;
  source: SourceText;
  /** The ledger beside the catalogue. */
  ledger: Baseline;
  /** The ledger as it was where the branch began: proof that the ledger itself lost nothing. */
  origin?: Baseline | undefined;
  /** Further sources that published facts, such as a deployed site. */
  others?: Baseline[] | undefined;
  gate: Gate;
  failOn: FailOn;
  notes?: string[] | undefined;
  /** Like 2026-11-22: an announced day that is still to come is kept. */
  today: string;
}

/** The whole check. Pure. */
export function checkContract({
  catalogue,
  source,
  ledger,
  origin,
  others = [],
  gate,
  failOn,
  notes = [],
  today,
}: CheckInput): Report {
  const { version } = catalogue.head.api;
  const now = catalogueFacts(catalogue);
  const locate = createLocator(source, catalogue);
  const findings = new Map<string, Finding>();
  const baselines = [...(origin ? [origin] : []), ledger, ...others];
  // Where the ledger has not changed, comparing with it again would only find the same.
  const distinct = origin && haveSameLines(origin, ledger) ? [ledger, ...others] : baselines;

  for (const baseline of distinct) {
    const difference = diffFacts(baseline, now, version);
    const consumed = new Set(
      baseline.facts
        .filter(({ property }) => property === 'approved')
        .map(({ subject, value }) => `${subject} ${value}`),
    );
    const changes = withEarlyEnds(difference.changes, baseline.facts, difference.section, today);
    for (const change of [...changes, ...unknownApprovals(now, consumed)]) {
      const finding = judge(change, { catalogue, baseline, difference, gate, consumed });
      if (!findings.has(finding.fingerprint)) findings.set(finding.fingerprint, { ...finding, at: locate(change) });
    }
  }
  for (const finding of origin && distinct === baselines ? lostLines(origin, ledger, now, version) : [])
    findings.set(finding.fingerprint, finding);
  const broken = [...findings.values()].some(({ level }) => level === 'breaking');
  const stale = broken ? undefined : staleLedger(ledger, now, version);
  if (stale) findings.set(stale.fingerprint, stale);
  return createReport({
    command: 'contract',
    catalogue: source.name,
    version,
    compared: baselines.map(({ name }) => name),
    fail_on: failOn,
    notes,
    findings: [...findings.values()],
  });
}

const haveSameLines = (a: Baseline, b: Baseline): boolean =>
  a.lines.size === b.lines.size && a.lines.keys().every((line) => b.lines.has(line));

/** An approval with a misspelt rule would let its author wonder why the check is still red. */
export function unknownApprovals(now: readonly Fact[], consumed: ReadonlySet<string>): Change[] {
  return now.flatMap(({ property, subject, value }): Change[] => {
    const rule = value.split(' ')[1] ?? '';
    const fine = property !== 'approved' || Object.hasOwn(rules, rule) || consumed.has(`${subject} ${value}`);
    return fine ? [] : [{ rule: 'approval-unknown', subject, property, new: rule }];
  });
}
