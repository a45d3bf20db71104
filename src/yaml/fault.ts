import { YAMLException } from 'js-yaml-5';
import type { Document, YAMLError } from 'yaml';
import type { Edit, SourceText, Span } from '../kit/source-text.ts';
import { quote } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { applyEdits } from './edit.ts';
import { compose } from './read.ts';
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

/** What the line holds behind its field or its dash, in double quotes; in brackets the one value that the fault is in. */
export function inQuotes(fault: Fault): Edit | undefined {
  const { line, lineStart, start } = fault;
  const [before] = /^ *(?:- +)?[\w"']+: +/.exec(line) ?? /^ *- +/.exec(line) ?? [];
  if (before === undefined) return undefined;
  const from = lineStart + before.length;
  const [value = ''] = /^[^,\]}\n]*[^\s,\]}]/.exec(line.slice(start - lineStart)) ?? [];
  const whole = line.slice(before.length).trimEnd();
  const isInBrackets = /^(?:\[.*\]|\{.*\})$/.test(whole);
  return readsFurthest(fault, [
    ...(isInBrackets ? [] : [quoted(from, whole)]),
    ...(value && !/^["']/.test(value) ? [quoted(start, value)] : []),
  ]);
}

const quoted = (start: number, value: string): Edit => ({
  start,
  end: start + value.length,
  text: JSON.stringify(value),
});

/** The edit after which most of the part can be read: the first of them that leaves no fault, if one does. */
export function readsFurthest({ text }: Fault, edits: readonly Edit[]): Edit | undefined {
  const [best] = edits
    .map((edit) => ({ edit, reach: lengthRead(applyEdits(text, [edit])) }))
    .toSorted((a, b) => b.reach - a.reach);
  return best?.edit;
}

function lengthRead(text: string): number {
  try {
    compose(text);
    return Number.POSITIVE_INFINITY;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return error.mark?.position ?? 0;
  }
}

export const restOfLine = ({ text, start, end }: Fault): string => quote(text.slice(start, end).trim());
export const lower = (message: string) => message.charAt(0).toLowerCase() + message.slice(1);
export const spacesAt = (text: string, offset: number) => /^\s*/.exec(text.slice(offset))?.[0].length ?? 0;
