import type { Span } from '../kit/source-text.ts';
import type { Problem } from '../report/problem.ts';

/** Groups of problems after which a part of the document cannot be read. */
export const unreadable = new Set(['CAT-ANCHOR', 'CAT-CODE-RESERVED', 'CAT-DUP-CODE', 'CAT-DUP-KEY']);

/** A value that is not read as it is written fails other checks for that reason only. */
const causesOthers = new Set([
  'CAT-CHAR',
  'CAT-NUMBER',
  'CAT-ANCHOR',
  'CAT-COMMENT',
  'CAT-JOINED',
  'CAT-QUOTES',
  'CAT-LEFT-BEHIND',
  'CAT-YAML-DASH-SPACE',
  'CAT-EXAMPLE-FOLDED',
]);

/** Rules about a whole value: one wrong character in it is enough to break them. */
const ofValue = /^CAT-(?:REF|TYPE|VALUE)/;

const isCause = ({ group, rule }: Problem): boolean => causesOthers.has(group) || causesOthers.has(rule);

/** The problems, in the order of the file, without those that another one causes and without repetitions. */
export function causesOf(problems: readonly Problem[]): Problem[] {
  const altered = new Set(
    problems.filter(isCause).flatMap(({ at, other }) => [at.start, ...(other ? [other.at.start] : [])]),
  );
  const folded = new Set(problems.flatMap(({ rule, at }) => (rule === 'CAT-EXAMPLE-FOLDED' ? at.start : [])));
  const seen = new Set<string>();
  const unique = problems.filter((problem) => {
    const { rule, at, message, other } = problem;
    if (!isCause(problem) && (altered.has(at.start) || (ofValue.test(rule) && isIn(at, altered)))) return false;
    if (rule.startsWith('CAT-JOINED') && other && folded.has(other.at.start)) return false;
    const key = `${rule} ${at.start} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
  return unique.sort((a, b) => a.at.start - b.at.start);
}

function isIn({ start, end }: Span, offsets: ReadonlySet<number>): boolean {
  for (let at = start; at < end; at++) if (offsets.has(at)) return true;
  return false;
}
