import type { Entry } from '../schema.ts';
import type { RuleContext } from './context.ts';
import { lifecycleFaults } from './lifecycle-faults.ts';

const { problem } = lifecycleFaults;

type Entries = ReadonlyMap<string, Partial<Entry>>;

/** Every code of `replaced_by` must lead to one that is still sent, within three hops, and none may lead back. */
export function replacementRules({ entries, report, value, key, source }: RuleContext, code: string): void {
  const place = (trail: readonly string[]) =>
    value(['errors', code, 'lifecycle', 'replaced_by', successors(entries, code).indexOf(trail[1] ?? '')]);
  const way = (trail: readonly string[]) =>
    trail.map((name) => `${name} (line ${source.position(key(['errors', name]).start).line})`).join(' -> ');
  const circle = wayBack(entries, code);
  // A circle is said once, at the first of its codes in the file.
  if (circle?.some((name) => key(['errors', name]).start < key(['errors', code]).start)) return;
  if (circle) return void report(problem('CAT-LIFECYCLE-CYCLE', place(circle), { way: way(circle) }));
  for (const successor of new Set(successors(entries, code))) {
    const trail = successor === code ? undefined : deadEnd(entries, [code, successor]);
    if (!trail) continue;
    const end = trail.at(-1) ?? '';
    const label = trail.length > 2 ? `by way of ${trail.slice(1, -1).join(', ')}` : 'retired';
    const other = { at: value(['errors', end, 'lifecycle', 'state']), label };
    if (trail.length > maxTrail) report(problem('CAT-LIFECYCLE-FAR', place(trail), { way: way(trail) }));
    else report(problem('CAT-LIFECYCLE-DEAD', place(trail), { code, end }, { other }));
  }
}

/** A trail of this many codes has three hops. */
const maxTrail = 4;

const successors = (entries: Entries, code: string): readonly string[] =>
  entries.get(code)?.lifecycle?.replaced_by ?? [];

/** The shortest way from a code over its successors back to it. That a code names itself is said elsewhere. */
function wayBack(entries: Entries, code: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = successors(entries, code).filter((next) => next !== code);
  for (const next of queue) cameFrom.set(next, code);
  for (const current of queue) {
    for (const next of successors(entries, current)) {
      if (next === code) {
        const trail = [code];
        for (let step = current; step !== code; step = cameFrom.get(step) ?? code) trail.unshift(step);
        return [code, ...trail];
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, current);
      queue.push(next);
    }
  }
  return undefined;
}

/** The way over retired codes that ends at one without successor, or that is too long. A circle on the way is said at the codes it holds. */
function deadEnd(entries: Entries, trail: readonly string[]): readonly string[] | undefined {
  const current = trail.at(-1) ?? '';
  if (trail.length > maxTrail) return trail;
  if (entries.get(current)?.lifecycle?.state !== 'retired') return undefined;
  const next = successors(entries, current).filter((name) => !trail.includes(name));
  if (next.length === 0) return successors(entries, current).length === 0 ? trail : undefined;
  for (const name of next) {
    const end = deadEnd(entries, [...trail, name]);
    if (end) return end;
  }
  return undefined;
}
