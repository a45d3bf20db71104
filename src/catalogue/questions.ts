import type { Problem } from './problem.ts';
import type { SourceText } from './source.ts';

/** What people have asked, by the code that answers it. Search learns from it; no page shows it. */
export type Questions = ReadonlyMap<string, readonly string[]>;

/** Reads lines of a code, a tab and a question. A code that the catalogue lacks is no problem here: its questions wait for it. */
export function parseQuestions({ text }: SourceText): { questions: Questions; problems: Problem[] } {
  const questions = new Map<string, string[]>();
  const problems: Problem[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const [, code, question] = /^([A-Z][A-Z0-9_]*)\t([^\t]*\p{L}[^\t]*)$/u.exec(line) ?? [];
    if (code && question) questions.set(code, [...(questions.get(code) ?? []), question]);
    else problems.push(badLine(line, index));
  }
  return { questions, problems };
}

const badLine = (line: string, start: number): Problem => ({
  id: 'CAT-QUESTION',
  message: line.includes('\t') ? 'the line is not one code and one question' : 'the line has no tab between a code and a question',
  at: { start, end: start + line.length },
  help: 'write the code, one tab and the question in words, as in: TAG_NOT_FOUND<tab>cannot delete this label',
});
