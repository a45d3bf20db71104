import type { Fact } from '../fact.ts';
import type { Change } from './change.ts';

/**
 * A code that is retired before the day that was announced. The catalogue cannot tell, for it keeps the announced day; only the
 * calendar can.
 */
export function withEarlyEnds(
  changes: readonly Change[],
  published: readonly Fact[],
  section: string,
  today: string,
): Change[] {
  const announced = new Map(
    published.flatMap((fact) =>
      fact.property === 'retired' && fact.scope === section ? [[fact.subject, fact] as const] : [],
    ),
  );
  return changes.flatMap((change) => {
    const was = change.rule === 'code-retired' ? announced.get(change.subject) : undefined;
    if (
      !was ||
      was.value <= today ||
      changes.some(({ rule, subject }) => rule === 'sunset-earlier' && subject === change.subject)
    )
      return [change];
    return [
      change,
      { rule: 'sunset-earlier', subject: change.subject, property: 'retired', old: was.value, new: 'today', was },
    ];
  });
}
