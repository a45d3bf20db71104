import { type Document, isAlias, isMap, isNode, isSeq, type Node, type Pair, Scalar } from 'yaml';
import { SourceText, type Span } from '../kit/source-text.ts';
import type { Problem } from '../report/problem.ts';
import { isReserved } from './keys.ts';
import { eachNode, nameOf } from './walk.ts';

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

/**
 * Takes out of the document what is reported already and cannot be read: the second of two equal keys, reserved names, aliases. What is left
 * has its places still, so that everything else that is wrong is said in the same run.
 */
export function withoutReported(doc: Document): void {
  eachNode(doc.contents, (node) => {
    if (isMap(node)) {
      const seen = new Set<string>();
      node.items = node.items.filter((pair) => {
        const name = nameOf(pair) ?? '';
        return !isReserved(name) && !seen.has(name) && seen.add(name);
      });
      for (const pair of node.items) (pair as Pair<unknown, unknown>).value = withoutAlias(pair.value);
    } else if (isSeq(node)) node.items = node.items.map(withoutAlias);
  });
}

/** Nothing stands where an alias stood. */
function withoutAlias(node: unknown): unknown {
  if (!isAlias(node)) return node;
  const nothing: Node = new Scalar(null);
  if (isNode(node) && node.range) nothing.range = node.range;
  return nothing;
}
