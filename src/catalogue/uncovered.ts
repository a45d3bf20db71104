import { type Edit, SourceText, type Span } from '../kit/source-text.ts';
import type { Problem } from '../report/problem.ts';
import { applyEdits } from '../yaml/edit.ts';

/** Reading again takes as long as the first time. A writer with more problems than this runs the check again anyway. */
const maxEdits = 100;

/** An edit, and where its text stands once all edits are done. */
interface Done extends Edit {
  from: number;
  to: number;
}

/**
 * The problems, and those that come up once all that they offer is done: `“devloper”` without its quotes is still no choice. An edit after
 * which its problem is still there is taken back; one whose whole text is refused offers what the refusal offers.
 */
export function withUncovered(
  problems: readonly Problem[],
  source: SourceText,
  read: (source: SourceText) => readonly Problem[],
  rounds = 3,
): Problem[] {
  const edits = done(problems.flatMap(({ edit }) => edit ?? []));
  if (edits.length === 0 || edits.length > maxEdits || rounds === 0) return [...problems];
  const mended = new SourceText(source.name, applyEdits(source.text, edits));
  const left = withUncovered(read(mended), mended, read, rounds - 1);
  const isSameLines = lineCount(source) === lineCount(mended);
  const taken = new Map<Problem, Problem>();
  const added: Problem[] = [];
  const known = Map.groupBy(problems, nameOf);
  for (const [name, found] of Map.groupBy(left, nameOf)) {
    const same = known.get(name) ?? [];
    const open = same.filter((problem) => !edits.some((edit) => isAt(problem.edit, edit)));
    if (found.length > open.length) for (const problem of same) taken.set(problem, withoutEdit(problem));
    for (const problem of found.slice(same.length)) {
      const edit = edits.find(({ from, to }) => from === problem.at.start && to === problem.at.end);
      const isRefused = /^CAT-(?:TYPE|VALUE)/.test(problem.rule);
      const writer = edit && isRefused && problems.find((one) => isAt(one.edit, edit));
      if (writer) taken.set(writer, { ...withoutEdit(writer), help: problem.help, ...editBefore(problem, edits) });
      // A line that is counted in the mended text has another number in this one.
      else if (isSameLines || !/\bline \d/.test(problem.message + problem.help)) added.push(before(problem, edits));
    }
  }
  const all = [...problems.map((problem) => taken.get(problem) ?? problem), ...added];
  return all.sort((a, b) => a.at.start - b.at.start);
}

const nameOf = ({ rule, message }: Problem): string => `${rule} ${message}`;
const lineCount = ({ text }: SourceText): number => text.split('\n').length;
const isAt = (edit: Edit | undefined, { start, end }: Span): boolean => edit?.start === start && edit.end === end;
const withoutEdit = ({ edit: _, ...problem }: Problem): Problem => problem;

/** The edits in the order of the text. Of two that touch each other, only the first is done. */
function done(edits: readonly Edit[]): Done[] {
  const kept: Done[] = [];
  let shift = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    if (edit.start <= (kept.at(-1)?.end ?? -1)) continue;
    const from = edit.start + shift;
    kept.push({ ...edit, from, to: from + edit.text.length });
    shift += edit.text.length - (edit.end - edit.start);
  }
  return kept;
}

/** The problem at its place in the text before the edits. */
function before(problem: Problem, edits: readonly Done[]): Problem {
  const { at, other } = problem;
  return {
    ...withoutEdit(problem),
    at: spanBefore(at, edits),
    ...(other && { other: { ...other, at: spanBefore(other.at, edits) } }),
    ...editBefore(problem, edits),
  };
}

/** The edit of the problem at its place before the edits. None when it begins or ends in text that another edit writes. */
function editBefore({ edit }: Problem, edits: readonly Done[]): Pick<Problem, 'edit'> {
  const isWithin = (offset: number) => edits.some(({ from, to }) => from < offset && offset < to);
  return edit && !isWithin(edit.start) && !isWithin(edit.end)
    ? { edit: { start: startBefore(edit.start, edits), end: endBefore(edit.end, edits), text: edit.text } }
    : {};
}

function spanBefore({ start, end }: Span, edits: readonly Done[]): Span {
  const first = startBefore(start, edits);
  return { start: first, end: Math.max(first + 1, endBefore(end, edits)) };
}

function startBefore(offset: number, edits: readonly Done[]): number {
  const last = edits.findLast(({ from, to }) => from <= offset && (from < to || to < offset));
  if (!last) return offset;
  return offset < last.to ? last.start : offset - last.to + last.end;
}

function endBefore(offset: number, edits: readonly Done[]): number {
  const last = edits.findLast(({ from }) => from < offset);
  if (!last) return offset;
  return offset <= last.to ? last.end : offset - last.to + last.end;
}
