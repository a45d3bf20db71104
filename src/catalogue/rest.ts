import type { Problem, Span } from './problem.ts';
import { SourceText } from './source.ts';

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

/** Whether the problem is there only because the broken parts were not read: it stands in one, or names what one of them may hold. */
export function isEcho({ id, at }: Problem, { text }: SourceText, broken: readonly Span[]): boolean {
  if (broken.some(({ start, end }) => start <= at.start && at.start < end)) return true;
  const name = text.slice(at.start, at.end).replace(/^["']|["']$/g, '');
  return id === 'CAT-REF' && broken.some(({ start, end }) => text.slice(start, end).includes(`${name}:`));
}
