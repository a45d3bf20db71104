import type { Problem } from '../report/problem.ts';

/** With these a part of the document cannot be read. */
export const unreadable = new Set(['CAT-ANCHOR', 'CAT-CODE-RESERVED', 'CAT-DUP-CODE', 'CAT-DUP-KEY']);

/** A value that is not read as it is written fails other checks for that reason only. */
const causesOthers = new Set(['CAT-CHAR', 'CAT-NUMBER', 'CAT-ANCHOR', 'CAT-COMMENT', 'CAT-JOINED', 'CAT-QUOTES']);

const isCause = ({ group, rule }: Problem): boolean => causesOthers.has(group) || causesOthers.has(rule);

/** Without what is there only because of another problem, and nothing twice. */
export function causesOf(problems: readonly Problem[]): Problem[] {
  const altered = new Set(
    problems.filter(isCause).flatMap(({ at, other }) => [at.start, ...(other ? [other.at.start] : [])]),
  );
  const seen = new Set<string>();
  const unique = problems.filter((problem) => {
    const { rule, at, message } = problem;
    if (altered.has(at.start) && !isCause(problem)) return false;
    const key = `${rule} ${at.start} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
  return unique.sort((a, b) => a.at.start - b.at.start);
}
