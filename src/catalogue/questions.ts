import type { SourceText } from '../kit/source-text.ts';
import { closest } from '../kit/suggest.ts';
import { quote } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { ruleSet } from '../report/rule.ts';
import { characterProblems } from '../yaml/characters.ts';
import { secretsIn } from './rules/secrets.ts';

export const questionFaults = ruleSet('CAT-QUESTION', {
  'CAT-QUESTION': {
    why: 'a question without its code leads nobody to it',
    message: '{message}',
    help: 'write the code, one tab and the question in words, as in: TAG_NOT_FOUND<tab>cannot delete this label',
    bad: 'TAG_NOT_FOUND cannot delete this label',
    good: 'TAG_NOT_FOUND\tcannot delete this label',
  },
  'CAT-QUESTION-CODE': {
    group: 'CAT-REF',
    why: 'a question without its code leads nobody to it',
    message: '{code} is not in the catalogue',
    help: 'did you mean "{meant}"?',
    bad: 'TAG_NOTFOUND\tcannot delete this label',
    good: 'TAG_NOT_FOUND\tcannot delete this label',
  },
});

/** What people have asked, by the code that answers it. Search learns from it; no page shows it. */
export type Questions = ReadonlyMap<string, readonly string[]>;

/**
 * Reads lines of a code, a tab and a question. The questions of a code that the catalogue lacks wait for it, unless the code is like one of
 * `codes`: then it is a slip, and nobody would be led by them.
 */
export function parseQuestions(
  source: SourceText,
  codes: ReadonlySet<string> = new Set(),
): { questions: Questions; problems: Problem[] } {
  const questions = new Map<string, string[]>();
  const problems = [...characterProblems(source), ...secretsIn(source.text)];
  const odd = new Set(problems.map(({ at }) => source.position(at.start).line));
  // A byte order mark is no part of the first code.
  for (const { 0: line, index } of source.text.matchAll(/(?!^\ufeff)[^\r\n]+/g)) {
    if (odd.has(source.position(index).line)) continue;
    const [code = '', question = ''] = line.split('\t');
    const problem = badLine(line, index) ?? slip(code, codes, index);
    if (problem) problems.push(problem);
    else questions.set(code, [...(questions.get(code) ?? []), question]);
  }
  return { questions, problems: problems.sort((a, b) => a.at.start - b.at.start) };
}

function slip(code: string, codes: ReadonlySet<string>, start: number): Problem | undefined {
  const meant = codes.has(code) ? undefined : closest(code, codes);
  const at = { start, end: start + code.length };
  if (meant === undefined) return undefined;
  return questionFaults.problem(
    'CAT-QUESTION-CODE',
    at,
    { code: quote(code), meant },
    { edit: { ...at, text: meant } },
  );
}

/** Points at what is wrong: the whole line, the code, the question, or what stands behind it. */
function badLine(line: string, start: number): Problem | undefined {
  const [, code = '', question] = /^([^\t]*)\t([^\t]*)/.exec(line) ?? [];
  const fault = (message: string, from: number, length: number): Problem =>
    questionFaults.problem(
      'CAT-QUESTION',
      { start: start + from, end: start + from + Math.max(1, length) },
      { message },
    );
  if (question === undefined) return fault('the line has no tab between a code and a question', 0, line.length);
  const end = code.length + 1 + question.length;
  if (!/^\S+$/.test(code)) return fault(`${quote(code)} is not one code`, 0, code.length);
  if (!/\p{L}/u.test(question)) return fault('the question has no word', code.length + 1, question.length);
  return line.length > end ? fault('the line goes on after the question', end, line.length - end) : undefined;
}
