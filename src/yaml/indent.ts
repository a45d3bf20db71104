import { indentOf, type SourceText } from '../kit/source-text.ts';
import type { Problem } from '../report/problem.ts';
import { ruleSet } from '../report/rule.ts';

const why = 'which field a line belongs to YAML decides by its column alone';

export const indentFaults = ruleSet('CAT-YAML', {
  'CAT-YAML-COLUMN': {
    why,
    message: '{word} starts at column {column}, where no other line starts',
    help: 'start it at column {there} like line {above}{aside}',
    bad: '   actor: developer',
    good: '    actor: developer',
  },
  'CAT-YAML-BELOW-VALUE': {
    why,
    message: '{word} stands below {field}, which has its value already',
    help: 'start both lines at the same column: this one at column {column}, or line {line} at column {there}',
    bad: '  TAG_NOT_FOUND:\n   status: 404',
    good: '  TAG_NOT_FOUND:\n    status: 404',
  },
  'CAT-YAML-TEXT-COLUMN': {
    why: 'a text that "|" begins ends at the first line that starts further left',
    message: '{word} starts at column {column}, left of the text it belongs to',
    help: 'start it at column {there}, below line {above}',
    bad: '  "code": "TAG_NOT_FOUND",',
    good: '            "code": "TAG_NOT_FOUND",',
  },
});

interface Line {
  number: number;
  indent: number;
}

/** The line at `offset` when it stands between the columns of the lines above: neither beside its siblings nor below its parent. */
export function indentProblem(source: SourceText, offset: number): Problem | undefined {
  const { line: number } = source.position(offset);
  const line = source.line(number);
  const indent = indentOf(line);
  let sibling: Line | undefined;
  for (let above = number - 1; above > 0; above--) {
    const text = source.line(above);
    if (!/^ *[^\s#]/.test(text)) continue;
    const other = indentOf(text);
    const content = contentOf(text);
    if (content === indent || other === indent) return undefined;
    const column = contentOf(line) === undefined ? (content ?? other) : other;
    if (other < indent) {
      if (!sibling && text.trimEnd().endsWith(':')) return undefined;
      return moved(source, number, 'CAT-YAML-COLUMN', { number: above, indent: column }, sibling);
    }
    if (!sibling || column <= sibling.indent) sibling = { number: above, indent: column };
  }
  return undefined;
}

function moved(
  source: SourceText,
  number: number,
  rule: keyof typeof indentFaults.rules,
  { number: above, indent }: Line,
  sibling?: Line,
): Problem {
  const line = source.line(number);
  const lineStart = source.lineStart(number);
  const start = lineStart + indentOf(line);
  const aside = sibling ? `, or at column ${sibling.indent + 1} like line ${sibling.number}` : '';
  const values = { word: firstWord(line), column: indentOf(line) + 1, there: indent + 1, above, aside };
  return indentFaults.problem(
    rule,
    { start, end: start + line.trim().length },
    values,
    // Of two columns the writer decides.
    { label: 'badly indented', edit: sibling ? undefined : { start: lineStart, end: start, text: ' '.repeat(indent) } },
  );
}

/** A field below a field that has its value already, as after one space too few. */
export function belowValueProblem(source: SourceText, offset: number): Problem | undefined {
  const { line } = source.position(offset);
  const [, before = '', field = ''] = /^( *(?:- +)?)([^\s:]+): +\S/.exec(source.line(line)) ?? [];
  const [, indent = '', word = ''] = /^( *)([^\s:]+):(?: |$)/.exec(source.line(line + 1)) ?? [];
  if (!field || !word || indent.length <= before.length) return undefined;
  const start = source.lineStart(line + 1) + indent.length;
  return indentFaults.problem(
    'CAT-YAML-BELOW-VALUE',
    { start, end: start + word.length },
    { word: firstWord(word), field: firstWord(field), column: before.length + 1, line, there: indent.length + 1 },
  );
}

/** A line of JSON that stands left of the text above, which began with "|" or ">". */
export function textColumnProblem(source: SourceText, offset: number): Problem | undefined {
  const { line: number } = source.position(offset);
  const line = source.line(number);
  if (!/^ *["{}\]]/.test(line)) return undefined;
  let above = number - 1;
  while (above > 0 && !source.line(above).trim()) above--;
  const last = source.line(above);
  if (!isInBlock(source, above) || indentOf(last) <= indentOf(line)) return undefined;
  const indent = indentOf(last) + (/[{[]$/.test(last) ? 2 : 0) - (/^ *[}\]]/.test(line) ? 2 : 0);
  return moved(source, number, 'CAT-YAML-TEXT-COLUMN', { number: above, indent });
}

/** Whether a line above begins a text that holds everything down to this line. */
function isInBlock(source: SourceText, number: number): boolean {
  let indent = indentOf(source.line(number));
  for (let above = number - 1; above > 0 && indent > 0; above--) {
    const line = source.line(above);
    if (!line.trim()) continue;
    if (indentOf(line) < indent && /[ :][|>][-+\d]*$/.test(line.trimEnd())) return true;
    indent = Math.min(indent, indentOf(line));
  }
  return false;
}

/** Where the text of an item starts. */
const contentOf = (text: string) => /^ *- +/.exec(text)?.[0].length;
const firstWord = (text: string) => `"${/[^\s:"']+/.exec(text)?.[0] ?? ''}"`;
