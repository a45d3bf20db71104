import { compact } from '../../kit/compact.ts';
import { anyParam, type Fact, type Property } from '../fact.ts';
import type { RuleId } from '../rules/index.ts';
import type { Change, Values } from './change.ts';

type Step = (old: string, now: string) => RuleId | undefined;
type Comparison = { changed?: RuleId | Step; removed?: RuleId; added?: RuleId };

/** What a changed, lost or new value of each property means. A property that is absent here is no promise of its own. */
const comparisons: Partial<Record<Property, Comparison>> = {
  state: { changed: stateStep },
  status: { changed: (old, now) => (old[0] === now[0] ? 'status-changed' : 'status-class-changed') },
  type: { changed: 'type-changed' },
  retryable: { changed: (old) => (old === 'true' ? 'retryable-true-to-false' : 'retryable-false-to-true') },
  strategy: { changed: 'retry-hint-changed' },
  param: {
    changed: (old) => (old === anyParam ? 'param-fixed' : 'param-renamed'),
    removed: 'param-removed',
    added: 'param-added',
  },
  placeholder: { removed: 'message-placeholder-removed', added: 'message-placeholder-added' },
  retired: { changed: (old, now) => (now < old ? 'sunset-earlier' : undefined), removed: 'sunset-earlier' },
  alias: { removed: 'alias-removed', added: 'alias-added' },
  approved: { removed: 'history-rewritten' },
  history: { removed: 'history-rewritten' },
  error_type: { removed: 'type-value-removed', added: 'type-value-added' },
  root: { changed: 'param-renamed' },
  media_type: { changed: 'param-renamed' },
};

/** The comparisons for a code that is active again, whose end and history are taken back. */
const { retired: _, history: __, ...endlessComparisons } = comparisons;

const fieldComparisons: Partial<Record<Property, Comparison>> = {
  type: { changed: 'param-type-changed' },
  presence: { changed: (old) => (old === 'always' ? 'param-required-to-optional' : 'param-optional-to-required') },
  role: { changed: 'param-renamed', removed: 'param-removed' },
  nullable: { changed: (old) => (old === 'false' ? 'param-became-nullable' : 'param-never-null') },
  item: { removed: 'param-removed', added: 'param-added' },
};

/** The anchors of a type stand at the group of its status. */
const typeComparisons: typeof comparisons = { status: { changed: 'anchors-regrouped' } };

/** Differences of one subject that exists on both sides. */
export function compareValues(subject: string, before: Values, now: Values): Change[] {
  const table = /^@field(?:_v1|_beside)?\//.test(subject)
    ? fieldComparisons
    : subject.startsWith('@type/')
      ? typeComparisons
      : isActiveAgain(before, now)
        ? endlessComparisons
        : comparisons;
  const changes = Object.entries(table).flatMap(([property, comparison]) =>
    compareProperty(subject, before.get(property as Property) ?? [], now.get(property as Property) ?? [], comparison),
  );
  return [
    ...changes,
    ...compareWaits(subject, before, now),
    ...(isActiveAgain(before, now) ? [] : compareSuccessors(subject, before, now)),
  ];
}

/** Whether a retired or deprecated code is active again: one change, not one for each lost fact of its end. */
function isActiveAgain(before: Values, now: Values): boolean {
  const state = (values: Values) => values.get('state')?.[0]?.value;
  return state(now) === 'active' && state(before) !== 'active';
}

function compareProperty(
  subject: string,
  before: readonly Fact[],
  now: readonly Fact[],
  { changed, removed, added }: Comparison,
): Change[] {
  if (changed && before[0] && now[0])
    return changeOf(subject, before[0], now[0], typeof changed === 'string' ? () => changed : changed);
  const lost = before.filter((fact) => !now.some(({ value }) => value === fact.value));
  const gained = now.filter((fact) => !before.some(({ value }) => value === fact.value));
  return [
    ...(removed
      ? lost.map((was): Change => ({ rule: removed, subject, property: was.property, old: was.value, was }))
      : []),
    ...(added
      ? gained.map((fact): Change => ({ rule: added, subject, property: fact.property, new: fact.value }))
      : []),
  ];
}

function changeOf(subject: string, was: Fact, fact: Fact, step: Step): Change[] {
  const rule = was.value === fact.value ? undefined : step(was.value, fact.value);
  return rule ? [{ rule, subject, property: was.property, old: was.value, new: fact.value, was }] : [];
}

function stateStep(old: string, now: string): RuleId | undefined {
  if (now === 'deprecated') return old === 'retired' ? 'code-reused' : 'deprecated-added';
  if (now === 'retired') return old === 'active' ? 'retired-without-deprecation' : 'code-retired';
  return old === 'retired' ? 'code-reused' : 'deprecated-removed';
}

/** A wait is `kind hint`: another hint of the same kind is a change, not a loss and a gain. */
function compareWaits(subject: string, before: Values, now: Values): Change[] {
  const byKind = (values: Values) =>
    new Map((values.get('wait') ?? []).map((fact) => [fact.value.split(' ', 1)[0] ?? '', fact]));
  const [old, next] = [byKind(before), byKind(now)];
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((kind): Change[] => {
    const [was, fact] = [old.get(kind), next.get(kind)];
    if (was && fact) return changeOf(subject, was, fact, () => 'retry-hint-changed');
    if (was) return [{ rule: 'retry-after-removed', subject, property: 'wait', old: was.value, was }];
    return fact ? [{ rule: 'retry-after-added', subject, property: 'wait', new: fact.value }] : [];
  });
}

/** Readers follow the advice they found, so a published successor stays, and the first stays the first. */
function compareSuccessors(subject: string, before: Values, now: Values): Change[] {
  const [old, next] = [successors(before), successors(now)];
  const list = (facts: readonly Fact[]) => facts.map(({ value }) => value).join(', ') || undefined;
  const isFirstKnown = before.has('successor') && now.has('successor');
  const lost = old.find((fact, index) =>
    index === 0 && isFirstKnown ? next[0]?.value !== fact.value : !next.some(({ value }) => value === fact.value),
  );
  const change = { subject, property: 'replaced_by', ...compact({ old: list(old), new: list(next) }) } as const;
  if (lost) return [{ rule: 'replaced-by-changed', ...change, was: lost }];
  return next.length > old.length ? [{ rule: 'replaced-by-added', ...change }] : [];
}

function successors(values: Values): readonly Fact[] {
  const first = values.get('successor')?.[0]?.value;
  return (values.get('replaced_by') ?? []).toSorted((a, b) => Number(b.value === first) - Number(a.value === first));
}
