import type { Document, YAMLError } from 'yaml';
import type { Edit, SourceText, Span } from '../kit/source-text.ts';
import { quote } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { syntaxFaults } from './syntax-rules.ts';

/** A fault and the part of the file it is in. All offsets but `base` count from the start of the part. */
export interface Fault {
  error: YAMLError;
  doc: Document;
  text: string;
  /** Where the part begins in the file. */
  base: number;
  source: SourceText;
  /** From the fault to the end of its line. */
  start: number;
  end: number;
  line: string;
  lineStart: number;
}

export type Explainer = (fault: Fault) => Problem | undefined;

export const isUnclosedBracket = ({ code, message }: YAMLError) => code === 'BAD_INDENT' && /flow/i.test(message);

export const say = (
  { base }: Fault,
  rule: keyof typeof syntaxFaults.rules,
  at: Span,
  values: Record<string, string | number> = {},
  edit?: Edit,
): Problem => syntaxFaults.problem(rule, moved(at, base), values, { edit: edit && moved(edit, base) });

const moved = <T extends Span>(span: T, by: number): T => ({ ...span, start: span.start + by, end: span.end + by });

export const here = ({ start, end, error }: Fault): Span => ({
  start,
  end: Math.max(start + 1, Math.min(error.pos[1], end)),
});

export const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });

/** The value on the line in double quotes, when the line is a field or an item with a plain value. */
export function inQuotes({ line, lineStart }: Fault): Edit | undefined {
  const [, before = '', value = ''] = /^( *(?:- +)?(?:[\w"']+: +)?)([^"'[{].*\S)\s*$/.exec(line) ?? [];
  const start = lineStart + before.length;
  return value ? { start, end: start + value.length, text: JSON.stringify(value) } : undefined;
}

export const rest = ({ text, start, end }: Fault): string => quote(text.slice(start, end).trim());
export const lower = (message: string) => message.charAt(0).toLowerCase() + message.slice(1);
export const spacesAt = (text: string, offset: number) => /^\s*/.exec(text.slice(offset))?.[0].length ?? 0;

export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
