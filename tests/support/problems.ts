import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type ParseResult, parseCatalogue } from '../../src/catalogue/validate.ts';
import { SourceText } from '../../src/kit/source-text.ts';
import { formatReport, problemToJson } from '../../src/report/frame.ts';
import type { Problem } from '../../src/report/problem.ts';
import { applyEdits } from '../../src/yaml/edit.ts';

/** The smallest valid catalogue; tests change one thing in it. */
export const minimal = readFileSync('tests/fixtures/minimal.yaml', 'utf8');
export const everyField = readFileSync('tests/fixtures/every-field.yaml', 'utf8');

/** Stands in a test's text where the caret is expected; it is taken out before the text is read. */
export const caret = '▶';

export const parse = (text: string): ParseResult => parseCatalogue(new SourceText('errors.yaml', text));

/** Problems as `line:column`, id, message and help. */
export function problemsOf(text: string) {
  const source = new SourceText('errors.yaml', text);
  return parseCatalogue(source).problems.map((problem) => {
    const { id, group, line, column, message, help, other } = problemToJson(problem, source);
    return {
      id,
      group,
      at: `${line}:${column}`,
      message,
      help,
      ...(other && { other: `${other.line}:${other.column}` }),
    };
  });
}

/** What a person reads on the terminal. */
export function reportOf(text: string): string {
  const source = new SourceText('errors.yaml', text);
  return formatReport(parseCatalogue(source).problems, source);
}

/** `text` with `from`, which must be there once, replaced by `to`. */
export function change(text: string, from: string, to: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`"${from}" is there ${parts.length - 1} times`);
  return parts.join(to);
}

/** Does what each message offers: what it complained about must be gone, and nothing may have come. */
export function expectMends(text: string): void {
  const { problems } = parse(text);
  for (const problem of problems) {
    if (!problem.edit) continue;
    const left = parse(applyEdits(text, [problem.edit])).problems.map(nameOf);
    const others = problems.filter((other) => other !== problem).map(nameOf);
    expect(others, `after the edit of ${problem.rule}`).toEqual(expect.arrayContaining(left));
    expect(left.length, `after the edit of ${problem.rule}`).toBeLessThan(problems.length);
  }
}

const nameOf = ({ rule, message }: Problem): string => `${rule} ${message}`;

/** Takes the caret out of the text and tells where it stood. */
export function readCaret(marked: string): { text: string; at: string } {
  const offset = marked.indexOf(caret);
  if (offset < 0) throw new Error('no caret in the text');
  const before = marked.slice(0, offset).split('\n');
  return { text: marked.replace(caret, ''), at: `${before.length}:${(before.at(-1) ?? '').length + 1}` };
}

/** What is changed in a valid catalogue (the caret stands where the problem is expected), and words of the one problem that follows. */
export type Row = [name: string, from: string, to: string, id: string, message: string, help: string];

/** The row's change makes exactly one problem: of that id, at the caret, with these words. What it offers puts it right. */
export function expectRow(valid: string, [, from, to, id, message, help]: Row): void {
  const { text, at } = readCaret(change(valid, from, to));
  expect(problemsOf(text)).toEqual([
    expect.objectContaining({ id, at, message: expect.stringContaining(message), help: expect.stringContaining(help) }),
  ]);
  expectMends(text);
}
