import { escapeUnseen } from '../kit/unseen.ts';
import type { Rule } from './rule.ts';

/** One rule for people: what it says, why, and lines that are wrong and right. */
export function rulePage(id: string, { group, why, message, help, bad, good }: Rule): string {
  const example = (name: string, lines: string | undefined) =>
    lines === undefined ? [] : ['', `${name}:`, ...shown(lines)];
  return [
    `${id}${group !== undefined && group !== id ? ` (of ${group})` : ''}: ${message}`,
    `  = why:  ${why}`,
    `  = help: ${help}`,
    ...example('wrong', bad),
    ...example('right', good),
  ].join('\n');
}

/** Characters that nobody sees are shown by name; line ends and tabs are what they are. */
const shown = (lines: string): string[] => escapeUnseen(lines).split('\n');

const marks = /(<!-- rules: [^\n]* -->\n)[\s\S]*?(<!-- \/rules -->)/;

/** The Markdown text with a table of the rules between the two marks. Words in braces vary. */
export function withRuleTable(markdown: string, rules: ReadonlyMap<string, Rule>): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '\\<');
  const rows = [
    ['id', 'says', 'because'],
    ...[...rules].map(([id, { message, why }]) => [`\`${id}\``, cell(message), cell(why)]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
  const [head = [], ...body] = rows.map((row) => line(row));
  const table = ['', head, line(['', '', ''], '-'), ...body, '', ''].join('\n');
  return markdown.replace(marks, (_, open: string, close: string) => `${open}${table}${close}`);
}
