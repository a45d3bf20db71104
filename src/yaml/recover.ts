import type { Span } from '../kit/source-text.ts';
import { SourceText } from '../kit/source-text.ts';
import type { Problem } from '../report/problem.ts';

/** The file with nothing but its name in each part that cannot be read, every other character at its place. */
export function withoutBroken({ name, text }: SourceText, broken: readonly Span[]): SourceText {
  let rest = '';
  let at = 0;
  for (const { start, end } of broken) {
    const kept = /^ *[^\s:#]+:/.exec(text.slice(start, end))?.[0].length ?? 0;
    rest += text.slice(at, start + kept) + text.slice(start + kept, end).replace(/[^\r\n]/g, ' ');
    at = end;
  }
  return new SourceText(name, rest + text.slice(at));
}

/**
 * Tells the problems that are there only because the broken parts were not read: they stand in one, or name what one of them may hold.
 * A broken part of the head may take fields from their places, so nothing else is certain there.
 */
export function isConsequenceOf({ text }: SourceText, broken: readonly Span[]): (problem: Problem) => boolean {
  const errorsAt = text.search(/^errors:/m);
  const headEnd = errorsAt < 0 ? text.length : errorsAt;
  const unread = broken.some(({ start }) => start < headEnd) ? [{ start: 0, end: headEnd }, ...broken] : broken;
  const isLost = (name: string) => broken.some(({ start, end }) => text.slice(start, end).includes(`${name}:`));
  return ({ rule, at }) =>
    unread.some(({ start, end }) => start <= at.start && at.start < end) ||
    (rule === 'CAT-REF' && isLost(text.slice(at.start, at.end).replace(/^["']|["']$/g, '')));
}
