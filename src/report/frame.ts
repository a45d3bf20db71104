import { compact } from '../kit/compact.ts';
import type { Edit, SourceText, Span } from '../kit/source-text.ts';
import { escapeUnseen, oneLine } from '../kit/unseen.ts';
import type { Problem } from './problem.ts';

/** One problem in the layout compilers use: id, place, snippet with caret, why, help. */
export function formatProblem(problem: Problem, source: SourceText): string {
  const { line, column } = source.position(problem.at.start);
  const places = [place(problem.at, source, problem.label)];
  if (problem.other) places.push(place(problem.other.at, source, problem.other.label, '-'));
  places.sort((a, b) => a.line - b.line);
  const gutter = String(Math.max(...places.map((p) => p.line))).length;
  const snippet = places.flatMap((p) => [
    `${String(p.line).padStart(gutter)} | ${p.text}`,
    `${' '.repeat(gutter)} | ${p.marks}`,
  ]);
  return [
    `error[${problem.rule}] ${oneLine(problem.message)}`,
    `${' '.repeat(gutter)}--> ${source.name}:${line}:${column}`,
    `${' '.repeat(gutter)} |`,
    ...snippet,
    `${' '.repeat(gutter)} = why:  ${problem.why}`,
    `${' '.repeat(gutter)} = help: ${oneLine(problem.help)}`,
  ].join('\n');
}

/** All problems in the order of the file, and a last line that counts them. */
export function formatReport(problems: Problem[], source: SourceText, limit = 50): string {
  const shown = problems.slice(0, limit).map((problem) => formatProblem(problem, source));
  const more = problems.length > limit ? [`... and ${problems.length - limit} more; "--format json" lists all`] : [];
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [...shown, ...more, `${count} in ${source.name}. Nothing was written.`].join('\n\n');
}

/** The same problem for programs. Columns and lines count from 1; columns in UTF-16 units. */
export function problemToJson(problem: Problem, source: SourceText) {
  const start = source.position(problem.at.start);
  return {
    id: problem.rule,
    group: problem.group,
    message: oneLine(problem.message),
    file: source.name,
    ...start,
    length: problem.at.end - problem.at.start,
    why: problem.why,
    help: oneLine(problem.help),
    ...compact({
      other: problem.other && { ...source.position(problem.other.at.start), label: problem.other.label },
      edit: problem.edit && editToJson(problem.edit, source),
    }),
  };
}

const editToJson = ({ start, end, text }: Edit, source: SourceText) => ({
  ...source.position(start),
  length: end - start,
  text,
});

const widest = 160;

/** One line of the snippet: the source line (a window of it when it is long) and the marks below. */
function place(at: Span, source: SourceText, label = '', mark = '^') {
  const { line, column } = source.position(at.start);
  const full = source.line(line);
  const from = column > widest ? column - 60 : 1;
  const text = escapeUnseen(full.slice(from - 1, from - 1 + widest));
  const before = escapeUnseen(full.slice(from - 1, column - 1)).replace(/[^\t]/gu, ' ');
  const length = escapeUnseen(full.slice(column - 1, column - 1 + Math.max(1, at.end - at.start))).length;
  const marks = mark.repeat(Math.max(1, Math.min(length, text.length - before.length)));
  return { line, text, marks: `${before}${marks}${label ? ` ${label}` : ''}` };
}
