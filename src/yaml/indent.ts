import type { SourceText } from '../kit/source-text.ts';
import type { Problem } from '../report/problem.ts';

/** The line at `offset` when it stands between the columns of the lines above: neither beside its siblings nor below its parent. */
export function indentProblem(source: SourceText, offset: number): Problem | undefined {
  const { line } = source.position(offset);
  const indent = indentOf(source.line(line));
  let sibling: { line: number; indent: number } | undefined;
  for (let above = line - 1; above > 0; above--) {
    const text = source.line(above);
    if (!/^ *[^\s#]/.test(text)) continue;
    const other = indentOf(text);
    if (other === indent || contentOf(text) === indent) return undefined;
    if (other < indent) {
      if (!sibling && text.trimEnd().endsWith(':')) return undefined;
      const start = source.lineStart(line) + indent;
      const end = start + source.line(line).trim().length;
      const aside = sibling ? `, or at column ${sibling.indent + 1} like line ${sibling.line}` : '';
      return {
        rule: 'CAT-YAML',
        message: `${firstWord(source.line(line))} starts at column ${indent + 1}, where no other line starts`,
        at: { start, end },
        label: 'badly indented',
        help: `start it at column ${other + 1} like line ${above}${aside}`,
      };
    }
    if (!sibling || other <= sibling.indent) sibling = { line: above, indent: other };
  }
  return undefined;
}

/** A field below a field that has its value already, as after one space too few. */
export function belowValueProblem(source: SourceText, offset: number): Problem | undefined {
  const { line } = source.position(offset);
  const field = /^( *(?:- +)?)([^\s:]+): +\S/.exec(source.line(line));
  const below = /^( *)([^\s:]+):(?: |$)/.exec(source.line(line + 1));
  if (!field || !below || (below[1] ?? '').length <= (field[1] ?? '').length) return undefined;
  const column = (field[1] ?? '').length + 1;
  const start = source.lineStart(line + 1) + (below[1] ?? '').length;
  return {
    rule: 'CAT-YAML',
    message: `${firstWord(below[2] ?? '')} stands below ${firstWord(field[2] ?? '')}, which has its value already`,
    at: { start, end: start + (below[2] ?? '').length },
    help: `start both lines at the same column: this one at column ${column}, or line ${line} at column ${(below[1] ?? '').length + 1}`,
  };
}

const indentOf = (text: string) => /^ */.exec(text)?.[0].length ?? 0;
/** Where the text of an item starts. */
const contentOf = (text: string) => /^ *- +/.exec(text)?.[0].length;
const firstWord = (text: string) => `"${/[^\s:"']+/.exec(text)?.[0] ?? ''}"`;
