import { indentOf, type SourceText } from '../kit/source-text.ts';
import { quote } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { slipFaults } from '../yaml/slip-faults.ts';
import { type Found, type Line, linesOutside } from '../yaml/slips.ts';

/** The ways to set a line that problems point at, or it and lines below, at another column; the likeliest first. */
export function* shifts(problems: readonly Problem[], source: SourceText): Generator<Found> {
  const lines = [...linesOutside(source.text)];
  const wrong = new Set(problems.map(({ at }) => source.position(at.start).line));
  for (const at of suspects(problems, source, lines))
    for (const to of columnsAbove(lines, at))
      for (const end of endsOf(lines, at, wrong)) yield shift(source, lines, { at, end, to });
}

/** Positions in `lines`: of the lines that problems point at, of those above them, and of those that they lie below; the surest first. */
function suspects(problems: readonly Problem[], source: SourceText, lines: readonly Line[]): number[] {
  const sure = problems.toSorted((a, b) => doubt(a) - doubt(b));
  const numbers = new Set(sure.map(({ at }) => source.position(at.start).line));
  const found = [...numbers].slice(0, 6).map((number) => lines.findIndex((line) => line.number >= number));
  return [...new Set(found.flatMap((at) => [at, at - 1, ...parentsOf(lines, at)]))].filter((at) => at >= 0);
}

/** A line that YAML cannot read is near the fault; what an entry lacks may stand anywhere. */
const doubt = ({ rule }: Problem): number => (rule.startsWith('CAT-YAML') ? 0 : rule === 'CAT-MISSING' ? 2 : 1);

function parentsOf(lines: readonly Line[], at: number): number[] {
  const parents: number[] = [];
  for (let above = at - 1, indent = indentOf(lines[at]?.line ?? ''); above >= 0 && indent > 0; above--) {
    const own = indentOf(lines[above]?.line ?? '');
    if (own < indent) parents.push(above);
    indent = Math.min(indent, own);
  }
  return parents.slice(0, 2);
}

/** Columns at which lines above begin, or may begin below them; the nearest first. */
function columnsAbove(lines: readonly Line[], at: number): number[] {
  const own = indentOf(lines[at]?.line ?? '');
  const columns = new Set<number>();
  for (let above = at - 1; above >= 0 && columns.size < 4 && above > at - 60; above--) {
    const line = lines[above]?.line ?? '';
    if (line.trimStart().startsWith('#')) continue;
    if (/:(?: [|>]-?)?$/.test(line)) columns.add(indentOf(line) + 2);
    columns.add(indentOf(line));
  }
  columns.delete(own);
  return [...columns];
}

/** How far a piece that begins at a line may reach: the line alone, with what lies below it, with those that are wrong too, or all its neighbours. */
function endsOf(lines: readonly Line[], at: number, wrong: ReadonlySet<number>): number[] {
  const own = indentOf(lines[at]?.line ?? '');
  const ends = [at + 1];
  let end = at + 1;
  while (end < lines.length && indentOf(lines[end]?.line ?? '') > own) end++;
  ends.push(end);
  let last = end;
  while (indentOf(lines[last]?.line ?? '') >= own && wrong.has(lines[last]?.number ?? 0)) last++;
  ends.push(last);
  const isAField = isField(lines[at]?.line);
  while (end < lines.length && indentOf(lines[end]?.line ?? '') >= own && isField(lines[end]?.line) === isAField) {
    end++;
    while (end < lines.length && indentOf(lines[end]?.line ?? '') > own) end++;
  }
  ends.push(end);
  return [...new Set(ends)];
}

const isField = (line = ''): boolean => /^ *(?:- +)?[a-z_]+:/.test(line);

interface Piece {
  at: number;
  end: number;
  /** Column, from 0. */
  to: number;
}

/** The lines from `at` to `end`, with all that stands between them, so that the first begins at the column `to`. */
function shift(source: SourceText, lines: readonly Line[], { at, end, to }: Piece): Found {
  const first = lines[at] as Line;
  const last = end < lines.length ? (lines[end] as Line).number : source.text.split('\n').length + 1;
  const start = source.lineStart(first.number);
  const stop = end === at + 1 ? start + first.line.length : source.lineStart(last);
  const by = to - indentOf(first.line);
  const text = source.text.slice(start, stop);
  const moved =
    by > 0 ? text.replace(/^(?=.*\S)/gm, ' '.repeat(by)) : text.replace(new RegExp(`^ {1,${-by}}`, 'gm'), '');
  const below = end - at - 1;
  const values = {
    word: quote(/[^\s:"']+/.exec(first.line)?.[0] ?? ''),
    column: indentOf(first.line) + 1,
    there: to + 1,
    more: below > 0 ? `, and the lines below it with it, down to line ${lines[end - 1]?.number}` : '',
  };
  const place = { start: start + indentOf(first.line), end: start + first.line.length };
  return { ...slipFaults.problem('CAT-YAML-SHIFT', place, values), edit: { start, end: stop, text: moved } };
}
