import { type Fact, isCode, type Property, urlScope } from '../fact.ts';
import type { Baseline } from '../ledger.ts';
import { rules } from '../rules/index.ts';
import { compareAddresses, doubledAnchors } from './addresses.ts';
import { type Change, type FactIndex, indexFacts, type Values } from './change.ts';
import { compareCodes, reusedCodes } from './codes.ts';
import { compareValues } from './properties.ts';

export interface Difference {
  changes: Change[];
  /** The version the promises were compared under. */
  section: string;
  /** The catalogue speaks for a later version than the baseline. */
  bumped: boolean;
}

/** From what was published to what is promised now. Pure; neither order nor wording of the sources plays a part. */
export function diffFacts(
  baseline: Pick<Baseline, 'facts' | 'complete'>,
  now: readonly Fact[],
  version: string,
): Difference {
  const before = indexFacts(baseline.facts.filter(({ scope }) => scope !== urlScope));
  const section = sectionFor(version, [...before.keys()]);
  const old = before.get(section) ?? new Map<string, Values>();
  const current = indexFacts(now.filter(({ scope }) => scope === version)).get(version) ?? new Map<string, Values>();
  const codes = compareCodes(old, current);
  const changes = [
    ...codes,
    ...[...old].flatMap(([subject, values]) => compareSubject(subject, values, current.get(subject))),
    ...addedFields(old, current),
    ...reusedCodes(before.values(), current),
    ...compareTemplates(old, current, now),
    ...compareAddresses(baseline.facts, now, goneNames(codes, old)),
    ...doubledAnchors(now),
  ];
  const found = eachOnce(baseline.complete ? changes : onlyKnown(changes, baseline.facts));
  return {
    changes: [...found, ...versionChanges(section, version, found)],
    section,
    bumped: compareVersions(section, version) < 0,
  };
}

/** The codes that are gone, and their aliases: their addresses are lost for that reason alone. */
const goneNames = (changes: readonly Change[], old: FactIndex): ReadonlySet<string> =>
  new Set(
    changes.flatMap(({ rule, old: code }) =>
      rule === 'code-added' || rule === 'code-became-alias' || code === undefined
        ? []
        : [code, ...(old.get(code)?.get('alias') ?? []).map(({ value }) => value)],
    ),
  );

function compareSubject(subject: string, before: Values, now: Values | undefined): Change[] {
  if (now) return compareValues(subject, before, now);
  return isCode(subject) ? [] : lostField(subject, before);
}

const addedFields = (old: FactIndex, current: FactIndex): Change[] =>
  [...current.keys()].flatMap((subject): Change | [] =>
    /^@field(?:_beside)?\//.test(subject) && !old.has(subject)
      ? { rule: 'param-added', subject, property: 'presence', new: subject.slice(subject.indexOf('/') + 1) }
      : [],
  );

const eachOnce = (changes: readonly Change[]): Change[] => [
  ...new Map(
    changes.map((change) => [`${change.rule} ${change.subject} ${change.old} ${change.new}`, change]),
  ).values(),
];

/** A version never goes back, and goes on only for a change that needs one. */
function versionChanges(old: string, version: string, changes: readonly Change[]): Change[] {
  const order = compareVersions(old, version);
  const isNeeded = changes.some(
    ({ rule }) => rules[rule].unlock === 'version' && rules[rule].levels.client === 'breaking',
  );
  if (order > 0) return [{ rule: 'version-decreased', subject: '@api', old, new: version }];
  return order < 0 && !isNeeded ? [{ rule: 'version-bumped-without-break', subject: '@api', old, new: version }] : [];
}

/** The baseline's section of this version; before its first update, that of the newest version. */
function sectionFor(version: string, versions: readonly string[]): string {
  return versions.includes(version)
    ? newest([version, ...versions.filter((other) => compareVersions(other, version) > 0)])
    : newest(versions) || version;
}

const newest = (versions: readonly string[]): string => versions.toSorted(compareVersions).at(-1) ?? '';

/** Numbers by value, so v10 follows v9; dates are numbers too. */
const compareVersions = (a: string, b: string): number => collator.compare(a.replace(/^v/i, ''), b.replace(/^v/i, ''));
const collator = new Intl.Collator('en', { numeric: true });

const lostField = (subject: string, values: Values): Change[] =>
  /^@field(?:_v1|_beside)?\//.test(subject)
    ? [{ rule: 'param-removed', subject, old: subject.slice(subject.indexOf('/') + 1), was: values.get('type')?.[0] }]
    : [];

/** Another address in new responses is fine as long as the old one still resolves; a lost one is reported with the addresses. */
function compareTemplates(old: FactIndex, current: FactIndex, now: readonly Fact[]): Change[] {
  const [was] = old.get('@api')?.get('doc_url_template') ?? [];
  const [fact] = current.get('@api')?.get('doc_url_template') ?? [];
  if (!was || !fact || was.value === fact.value) return [];
  const prefix = was.value.split('{code}', 1)[0] ?? '';
  if (!now.some(({ property, value }) => property === 'doc_url' && value.startsWith(prefix))) return [];
  return [
    { rule: 'doc-url-changed', subject: '@api', property: 'doc_url_template', old: was.value, new: fact.value, was },
  ];
}

/** A source that never mentions a property does not say that it was absent. */
function onlyKnown(changes: Change[], facts: readonly Fact[]): Change[] {
  const mentioned = new Set<Property>(facts.map(({ property }) => property));
  return changes.filter(({ property, old }) => old !== undefined || property === undefined || mentioned.has(property));
}
