import type { Document, YAMLError } from 'yaml';
import { indentOf, lineEnd, lineStart, type SourceText } from '../kit/source-text.ts';
import { quote } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { type Explainer, type Fault, here, inQuotes, insert, lower, restOfLine, say, spacesAt } from './fault.ts';
import { bulletLine } from './folded-text.ts';
import { belowValueProblem, indentProblem, textColumnProblem } from './indent.ts';
import { bracketUnclosed, quoteUnclosed } from './unclosed.ts';

export function explain(error: YAMLError, doc: Document, text: string, base: number, source: SourceText): Problem {
  const start = Math.min(error.pos[0] + spacesAt(text, error.pos[0]), Math.max(0, text.trimEnd().length - 1));
  const end = lineEnd(text, start);
  const from = lineStart(text, start);
  const fault: Fault = { error, doc, text, base, source, start, end, line: text.slice(from, end), lineStart: from };
  for (const explainer of [...always, ...(byCode.get(error.code) ?? [])]) {
    const problem = explainer(fault);
    if (problem) return problem;
  }
  return say(fault, 'CAT-YAML', here(fault), { message: lower(error.message) });
}

const indentedWithTab: Explainer = (fault) => {
  const { line, lineStart, start, source, base, text } = fault;
  if (!/^ *\t/.test(line)) return undefined;
  const lead = /^\s*- /.test(line) ? /^ */ : /^ *(?:- +)?/;
  const above = columnBelow(text.slice(0, lineStart).match(/[^\n]*\S[^\n]*(?=\n\s*$)/)?.[0] ?? '', lead);
  const below = indentOf(/\n( *\S[^\n]*)/.exec(text.slice(start))?.[1] ?? '');
  const indent = ' '.repeat(Math.min(above, below || above));
  const at = { start: lineStart, end: start };
  const edit = { start: lineStart, end: lineStart + spacesAt(line, 0), text: indent };
  return say(fault, 'CAT-YAML-TAB-INDENT', at, { line: source.position(base + start).line }, edit);
};

/** Where the next line starts: an item below the dash, a field below the text, what a line opens two columns further. */
const columnBelow = (line: string, lead: RegExp): number =>
  (lead.exec(line)?.[0].length ?? 0) + (line.trimEnd().endsWith(':') ? 2 : 0);

const dashWithoutSpace: Explainer = (fault) => {
  const dash = /^ *(?=-[^\s-])/.exec(fault.line)?.[0].length;
  if (dash === undefined) return undefined;
  const start = fault.lineStart + dash;
  return say(fault, 'CAT-YAML-DASH-SPACE', { start, end: start + 1 }, {}, insert(start + 1, ' '));
};

/** `summary: >- The text`, where YAML says no more than that it did not expect the text. */
const textBesideBlockMark: Explainer = (fault) => {
  const { line, lineStart } = fault;
  const [, before = '', mark = '', gap = '', words = ''] =
    /^( *(?:- +(?:[\w"']+: +)?|[\w"']+: +))([|>][-+\d]*)( +)([^#\s].*)$/.exec(line) ?? [];
  if (!words) return undefined;
  const start = lineStart + before.length;
  const at = start + mark.length + gap.length;
  const indent = /^ *(?:- +(?=\S))?/.exec(before)?.[0].length ?? 0;
  const isOneLine = mark === '>' || !new RegExp(`^\\n {${indent + 1}}`).test(fault.text.slice(fault.end));
  const edit = { start, end: at, text: `${isOneLine ? '>-' : mark}\n${' '.repeat(indent + 2)}` };
  return say(fault, 'CAT-YAML-BLOCK-LINE', { start: at, end: at + words.trimEnd().length }, { mark }, edit);
};

const indentation: Explainer = ({ source, base, start }) => indentProblem(source, base + start);
const belowValue: Explainer = ({ source, base, start }) => belowValueProblem(source, base + start);
const indentationOfFirst: Explainer = (fault) =>
  fault.text.slice(fault.lineStart, fault.start).trim() === '' ? indentation(fault) : undefined;

const commaMissing: Explainer = (fault) =>
  /flow (?:map|sequence) items/.test(fault.error.message)
    ? say(fault, 'CAT-YAML-COMMA', here(fault), { word: restOfLine(fault) })
    : undefined;

/** `{ state: active since: 2026-11-22 }`: one word, then a name. */
const commaBetweenFields: Explainer = (fault) => {
  const { text, start, end } = fault;
  const [found, value = '', name = ''] = /^([^\s,:]+) +([\w"']+): /.exec(text.slice(start, end)) ?? [];
  if (!found || !isInBrackets(fault)) return undefined;
  const at = { start: start + found.indexOf(`${name}:`, value.length), end: start + found.length };
  return say(fault, 'CAT-YAML-COMMA', at, { word: quote(name) }, insert(start + value.length, ','));
};

const isInBrackets = ({ line, lineStart, start }: Fault): boolean =>
  /[[{][^\]}]*$/.test(line.slice(0, start - lineStart));

const isComma = ({ text, start }: Fault): boolean => text[start] === ',';

const colonMissing: Explainer = (fault) =>
  say(fault, 'CAT-YAML-COLON', { start: fault.start, end: fault.end }, { word: restOfLine(fault) });

const colonOfKeyMissing: Explainer = (fault) =>
  fault.error.message.startsWith('Implicit map keys') ? colonMissing(fault) : undefined;

const colonWithoutSpace: Explainer = (fault) => {
  const glued = /^[\w"']+:(?=\S)/.exec(fault.text.slice(fault.start, fault.end))?.[0];
  if (!glued) return undefined;
  const end = fault.start + glued.length;
  return say(fault, 'CAT-YAML-COLON-SPACE', { start: fault.start, end }, { word: glued }, insert(end, ' '));
};

const always: readonly Explainer[] = [
  indentedWithTab,
  ({ source, base, start }) => textColumnProblem(source, base + start),
  ({ source, base, start }) => bulletLine(source, base + start),
  dashWithoutSpace,
  textBesideBlockMark,
];

/** The explainers of a code of the parser, in the order in which they are tried. */
const byCode = new Map<string, readonly Explainer[]>([
  [
    'MISSING_CHAR',
    [
      commaMissing,
      colonOfKeyMissing,
      quoteUnclosed,
      indentation,
      (fault) => say(fault, 'CAT-YAML-INCOMPLETE', here(fault), { message: lower(fault.error.message) }),
    ],
  ],
  ['BAD_INDENT', [bracketUnclosed, indentation, (fault) => say(fault, 'CAT-YAML-LEVEL', here(fault))]],
  ['MULTILINE_IMPLICIT_KEY', [colonWithoutSpace, colonMissing]],
  ...['BLOCK_AS_IMPLICIT_KEY', 'BLOCK_IN_FLOW'].map((code): [string, Explainer[]] => [
    code,
    [
      indentation,
      belowValue,
      commaBetweenFields,
      (fault) => say(fault, 'CAT-YAML-NESTED', here(fault), {}, inQuotes(fault)),
    ],
  ]),
  [
    'BAD_DQ_ESCAPE',
    [
      (fault) => {
        const sequence = quote(fault.text.slice(fault.start, fault.start + 2));
        return say(fault, 'CAT-YAML-ESCAPE', here(fault), { escape: sequence }, insert(fault.start, '\\'));
      },
    ],
  ],
  [
    'BAD_SCALAR_START',
    [
      (fault) =>
        say(fault, 'CAT-YAML-START', here(fault), { sign: quote(fault.text[fault.start] ?? '') }, inQuotes(fault)),
    ],
  ],
  [
    'UNEXPECTED_TOKEN',
    [
      (fault) => {
        const { text, start } = fault;
        const at = text.lastIndexOf("'", start);
        if (at <= text.lastIndexOf('\n', start) || text[start - 1] !== "'") return undefined;
        return say(fault, 'CAT-YAML-APOSTROPHE', { start: at, end: at + 1 }, {}, insert(at, "'"));
      },
      indentationOfFirst,
      // A comma that is left over is removed, and not made a part of the text: a slip.
      (fault) =>
        say(
          fault,
          'CAT-YAML-UNEXPECTED',
          here(fault),
          { word: restOfLine(fault) },
          isComma(fault) ? undefined : inQuotes(fault),
        ),
    ],
  ],
]);
