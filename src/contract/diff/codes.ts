import { foldName } from '../../kit/fold-name.ts';
import { slipsBetween } from '../../kit/suggest.ts';
import { isCode, type Property } from '../fact.ts';
import type { Change, FactIndex, Values } from './change.ts';

/** Codes that came, went, or went under another name. */
export function compareCodes(before: FactIndex, now: FactIndex): Change[] {
  const owners = new Map(
    [...now].flatMap(([code, values]) => (values.get('alias') ?? []).map(({ value }) => [value, code] as const)),
  );
  const removed = [...before.keys()].filter((code) => isCode(code) && !now.has(code));
  const added = new Set([...now.keys()].filter((code) => isCode(code) && !before.has(code)));
  const changes: Change[] = [];
  for (const code of removed) {
    const was = before.get(code)?.get('state')?.[0];
    const owner = owners.get(code);
    // Nothing takes the place of a tombstone, and no version or approval lets it go.
    if (was?.value === 'retired') {
      changes.push({ rule: 'code-removed', subject: code, old: code, was });
      continue;
    }
    const successor = owner ?? closestOf(code, before, now, added);
    if (owner !== undefined) changes.push({ rule: 'code-became-alias', subject: owner, old: code, new: owner, was });
    else if (successor === undefined) changes.push({ rule: 'code-removed', subject: code, old: code, was });
    else
      changes.push({
        rule: foldName(code) === foldName(successor) ? 'code-case-changed' : 'code-renamed',
        subject: successor,
        old: code,
        new: successor,
        was,
      });
    if (successor !== undefined) added.delete(successor);
  }
  return [...changes, ...[...added].map((code): Change => ({ rule: 'code-added', subject: code, new: code }))];
}

/** A code that was retired under any version and is sent again. */
export function reusedCodes(scopes: Iterable<FactIndex>, now: FactIndex): Change[] {
  const changes = new Map<string, Change>();
  for (const before of scopes) {
    for (const [code, values] of before) {
      const [was] = values.get('state') ?? [];
      const [fact] = now.get(code)?.get('state') ?? [];
      if (was?.value === 'retired' && fact && fact.value !== 'retired')
        changes.set(code, {
          rule: 'code-reused',
          subject: code,
          property: 'state',
          old: was.value,
          new: fact.value,
          was,
        });
    }
  }
  return [...changes.values()];
}

const alike = 0.8;

/** The new code that is this one under another name: half by the name, half by the facts. */
function closestOf(code: string, before: FactIndex, now: FactIndex, added: ReadonlySet<string>): string | undefined {
  let best: { code: string; score: number } | undefined;
  for (const candidate of added) {
    const score =
      foldName(candidate) === foldName(code)
        ? 1
        : (sameName(code, candidate) + sameFacts(before.get(code), now.get(candidate))) / 2;
    if (score >= alike && score > (best?.score ?? 0)) best = { code: candidate, score };
  }
  return best?.code;
}

/** From 1 for the same name to about a half for one that cannot be alike. */
function sameName(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  return 1 - slipsBetween(a, b, length >> 1) / length;
}

const comparedProperties: readonly Property[] = [
  'status',
  'type',
  'retryable',
  'strategy',
  'wait',
  'param',
  'placeholder',
];

/** Share of the facts that both have, of all that either has. */
function sameFacts(a: Values | undefined, b: Values | undefined): number {
  const list = (values: Values | undefined) =>
    comparedProperties.flatMap((property) => (values?.get(property) ?? []).map(({ value }) => `${property} ${value}`));
  const [left, right] = [new Set(list(a)), new Set(list(b))];
  const all = left.union(right).size;
  return all === 0 ? 0 : left.intersection(right).size / all;
}
