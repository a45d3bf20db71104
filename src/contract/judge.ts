import type { Catalogue, CatalogueEntry } from '../catalogue/model.ts';
import { compact } from '../kit/compact.ts';
import { type Finding, fingerprint } from '../report/finding.ts';
import { told, type Values } from '../report/rule.ts';
import type { Change } from './diff/change.ts';
import type { Difference } from './diff/index.ts';
import { factLine } from './fact.ts';
import { approvalsIn } from './facts.ts';
import type { Baseline } from './ledger.ts';
import { type ContractRule, type Gate, rules } from './rules/index.ts';

export interface Context {
  catalogue: Catalogue;
  baseline: Baseline;
  difference: Difference;
  gate: Gate;
  /** Approvals that have let something through already. */
  consumed: ReadonlySet<string>;
}

/** What a change means for the gate: its level, the sentences of its rule, and what lets it through. */
export function judge(change: Change, context: Context): Finding {
  const { catalogue, baseline, gate } = context;
  const { rule: id, subject, property, old, new: now, was, more } = change;
  const rule: ContractRule = rules[id];
  const level = rule.levels[gate];
  const isBreak = level !== 'safe' && rule.unlock !== 'nothing';
  const accepted = isBreak ? acceptance(change, rule, context) : undefined;
  return compact({
    rule: id,
    level: accepted === undefined ? level : 'safe',
    subject,
    ...told(rule, wordsOf(change)),
    old,
    new: now,
    approve: isBreak && catalogue.byCode.has(subject) ? approvalLine(subject, id) : undefined,
    accepted,
    count: more ? more + 1 : undefined,
    baseline: was && compact({ file: baseline.name, line: baseline.lines.get(factLine(was)) }),
    fingerprint: fingerprint(id, catalogue.head.api.version, subject, property, old, now),
  });
}

/** Why the break is let through, if it is. */
function acceptance(change: Change, { unlock }: ContractRule, context: Context): string | undefined {
  const { catalogue, difference } = context;
  const approval = approvalOf(change, catalogue.byCode.get(change.subject), context.consumed);
  if (approval) return `approved on ${approval.date}: ${approval.note}`;
  if (!difference.bumped || unlock !== 'version') return undefined;
  return `api.version went from ${difference.section} to ${catalogue.head.api.version}`;
}

function approvalOf({ rule, subject }: Change, entry: CatalogueEntry | undefined, consumed: ReadonlySet<string>) {
  const approvals = [...approvalsIn(entry?.history ?? [])];
  return approvals.find(([value, item]) => item.rule === rule && !consumed.has(`${subject} ${value}`))?.[1];
}

const approvalLine = (code: string, rule: string) =>
  `add to the history of ${code}: - { date: <today>, change: approved, rule: ${rule}, note: "<why>" }`;

/** The words that the sentences of a rule leave open. */
function wordsOf({ subject, property, old = subject, new: now = subject, more = 0 }: Change): Values {
  const name = subjectName(subject);
  return {
    code: subject,
    name,
    what: property === undefined ? name : `${name}: ${propertyNames[property] ?? property}`,
    old,
    new: now,
    owner: old.split(' ', 1)[0],
    more: more > 0 ? ` and ${more} more addresses` : '',
  };
}

const propertyNames: Partial<Record<NonNullable<Change['property']>, string>> = {
  state: 'lifecycle state',
  root: 'field that holds the error',
  media_type: 'media type of an error',
  item: 'field of its items',
  placeholder: 'message placeholder',
  replaced_by: 'successor',
  retired: 'retirement date',
  wait: 'wait hint',
  strategy: 'retry strategy',
  error_type: 'type',
  history: 'history entry',
  approved: 'approval in the history',
  doc_url_template: 'doc_url',
};

const subjectNames = new Map<string, (name: string) => string>([
  ['@field', (name) => `field ${name} of the error object`],
  ['@field_beside', (name) => `field ${name} beside the error object`],
  ['@field_v1', (name) => `field ${name} of the older error object`],
  ['@type', (name) => `type ${name}`],
  ['@status', (name) => `status ${name}`],
  ['@api', () => 'the API'],
]);

/** `@field/param` to `field param of the error object` */
function subjectName(subject: string): string {
  const [kind = '', name = ''] = subject.split('/', 2);
  return subjectNames.get(kind)?.(name) ?? subject;
}
