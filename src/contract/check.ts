/**
 * Room `contract`: what may change. In: a `Catalogue`, the ledger, older baselines. Out: a `Report` of what would
 * break whom.
 */
import type { Catalogue } from '../catalogue/model.ts';
import type { SourceText } from '../kit/source-text.ts';
import { createReport, type FailOn, type Finding, fingerprint, type Report } from '../report/finding.ts';
import type { Change } from './diff/change.ts';
import { type Difference, diffFacts } from './diff/index.ts';
import { withEarlyEnds } from './diff/sunset.ts';
import { type Fact, factLine } from './fact.ts';
import { approvalsIn, catalogueFacts } from './facts.ts';
import { type Baseline, nextLedger } from './ledger.ts';
import { createLocator } from './positions.ts';
import { type Gate, type Rule, rules } from './rules.ts';
import { fill, sentence } from './words.ts';

export interface CheckInput {
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
      const finding = toFinding(change, { catalogue, baseline, difference, gate, consumed });
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

interface Context {
  catalogue: Catalogue;
  baseline: Baseline;
  difference: Difference;
  gate: Gate;
  consumed: ReadonlySet<string>;
}

function toFinding(change: Change, { catalogue, baseline, difference, gate, consumed }: Context): Finding {
  const rule: Rule = rules[change.rule];
  const { subject, property, old, new: now } = change;
  const { version } = catalogue.head.api;
  const level = rule.levels[gate];
  const approvals = [...approvalsIn(catalogue.byCode.get(subject)?.history ?? [])];
  const [, approval] =
    approvals.find(([value, item]) => item.rule === change.rule && !consumed.has(`${subject} ${value}`)) ?? [];
  const accepted =
    level === 'safe' || rule.unlock === 'nothing'
      ? undefined
      : approval
        ? `approved on ${approval.date}: ${approval.note}`
        : difference.bumped && rule.unlock === 'version'
          ? `api.version went from ${difference.section} to ${version}`
          : undefined;
  const line = change.was && baseline.lines.get(factLine(change.was));
  return {
    rule: change.rule,
    level: accepted === undefined ? level : 'safe',
    subject,
    message: sentence(change),
    who: fill(rule.who, change),
    help: fill(rule.help, change),
    ...(old !== undefined && { old }),
    ...(now !== undefined && { new: now }),
    ...(rule.unlock !== 'nothing' &&
      level !== 'safe' &&
      catalogue.byCode.has(subject) && { approve: approvalLine(subject, change.rule) }),
    ...(accepted !== undefined && { accepted }),
    ...(change.more && { count: change.more + 1 }),
    ...(change.was && { baseline: { file: baseline.name, ...(line !== undefined && { line }) } }),
    fingerprint: fingerprint(change.rule, version, subject, property, old, now),
  };
}

const approvalLine = (code: string, rule: string) =>
  `add to the history of ${code}: - { date: <today>, change: approved, rule: ${rule}, note: "<why>" }`;

/** An approval with a misspelt rule would let its author wonder why the check is still red. */
function unknownApprovals(now: readonly Fact[], consumed: ReadonlySet<string>): Change[] {
  return now.flatMap(({ property, subject, value }): Change[] => {
    const rule = value.split(' ')[1] ?? '';
    const fine = property !== 'approved' || Object.hasOwn(rules, rule) || consumed.has(`${subject} ${value}`);
    return fine ? [] : [{ rule: 'approval-unknown', subject, property, new: rule }];
  });
}

/** Lines of the origin that the ledger had to keep. */
function lostLines(origin: Baseline, ledger: Baseline, now: readonly Fact[], version: string): Finding[] {
  const missing = origin.facts.filter((fact) => !ledger.lines.has(factLine(fact)));
  if (missing.length === 0) return [];
  const due = nextLedger(missing, now, version);
  const codes = new Set(ledger.facts.map(({ scope, subject }) => `${scope} ${subject}`));
  const lost = missing.filter((fact) => due.has(factLine(fact)) || !codes.has(`${fact.scope} ${fact.subject}`));
  return lost.map((fact) => {
    const line = factLine(fact);
    return {
      ...ledgerFinding('tombstone-deleted', fact.subject, `the ledger lost the line "${line}"`, line, ledger.name),
      baseline: { file: origin.name, line: origin.lines.get(line) ?? 1 },
    };
  });
}

function staleLedger(ledger: Baseline, now: readonly Fact[], version: string): Finding | undefined {
  const missing = now.map(factLine).filter((line) => !ledger.lines.has(line));
  const current = new Set(now.flatMap((fact) => (fact.scope === version ? [factLine(fact)] : [])));
  const extra = ledger.facts.flatMap((fact) => {
    const line = fact.scope === version && fact.property !== 'approved' ? factLine(fact) : undefined;
    return line === undefined || current.has(line) ? [] : [line];
  });
  if (missing.length + extra.length === 0) return undefined;
  const example = missing[0] !== undefined ? `"${missing[0]}" is missing` : `"${extra[0]}" no longer holds`;
  const finding = ledgerFinding(
    'ledger-stale',
    '@ledger',
    `the ledger is behind by ${missing.length + extra.length} lines: ${example}`,
    undefined,
    ledger.name,
  );
  const [first = ''] = extra;
  return { ...finding, at: { file: ledger.name, line: ledger.lines.get(first) ?? 1, column: 1 } };
}

function ledgerFinding(
  id: 'tombstone-deleted' | 'ledger-stale',
  subject: string,
  message: string,
  old: string | undefined,
  file: string,
): Finding {
  const { who, help, levels } = rules[id];
  return {
    rule: id,
    level: levels.client,
    subject,
    message,
    who,
    help,
    ...(old !== undefined && { old }),
    at: { file, line: 1, column: 1 },
    fingerprint: fingerprint(id, undefined, subject, undefined, old, undefined),
  };
}
