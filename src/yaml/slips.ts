import { type Edit, indentOf, type SourceText } from '../kit/source-text.ts';
import { quote } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { slipFaults } from './slip-faults.ts';

/** One way in which a line can be spoilt. */
interface Slip {
  rule: 'CAT-YAML-PASTED' | 'CAT-YAML-SIGN' | 'CAT-YAML-ONE-LINE';
  /** Finds it in a line, with places (flag `d`). The group `mark` is what does not belong there. */
  pattern: RegExp;
  /** The line without it, as `replace` takes it; undefined where the whole line goes. */
  to?: string;
  /** Where `mark` comes from, or what belongs in its place. */
  words: string;
  /** Only among the fields of a map, where no item can be. */
  isAmongFields?: boolean;
}

const pasted = (words: string, pattern: RegExp, to?: string): Slip => ({
  rule: 'CAT-YAML-PASTED',
  words,
  pattern,
  ...(to === undefined ? {} : { to }),
});
const sign = (words: string, pattern: RegExp, to: string): Slip => ({ rule: 'CAT-YAML-SIGN', words, pattern, to });
const oneLine = (pattern: RegExp, to: string): Slip => ({ rule: 'CAT-YAML-ONE-LINE', words: '', pattern, to });

const diff = 'a mark of a diff';
const bracket = 'a bracket of JSON that YAML does not need';

/** In the order in which they are tried. A line may be spoilt in several ways, so each is looked for behind the others. */
const slips = [
  pasted(diff, /^(?<mark>@@ .*|diff --git .*|index [\da-f]+\.\.[\da-f]+.*|(?:---|\+\+\+) \S.*|\\ No newline .*)$/),
  pasted(diff, /^(?<mark>\+|-(?! ?\S))(?= {2,}\S|\s*$|[\w"'#])/, ''),
  pasted('a mark of a mail', /^(?<mark>(?:> ?)+)(?=\s*\S)/, ''),
  pasted(
    'the number of a line',
    /^ *(?<mark>\d+[:|.]?(?:\t| (?=(?: {2})*\S)|(?=(?: {2})+\S)))(?= *[\w"'-]+:?(?: |$))/,
    '',
  ),
  pasted('a mark of Markdown, not of YAML', /^ *(?<mark>(?:```|~~~)[\w-]*) *$/),
  pasted('a mark of Markdown', /^( *(?:- +)?)(?<mark>\*\*|__|`|\*)([\w.-]+)(?::\2|\2:)(?= |$)/, '$1$3:'),
  pasted('a quote around the whole line', /^( *(?:- +)?)(?<mark>["'])(\w+: .*)\2,?$/, '$1$3'),
  pasted(bracket, /^ *(?<mark>[}\])]+[,;]?) *$/),
  pasted(bracket, /^( *[\w.-]+:) *(?<mark>[{[(]) *$/, '$1'),
  pasted('a sign of something left out', /^ *(?<mark>…|\.{3}|\[(?:…|\.{3})\]) *$/),
  pasted('a second dash', /^( *- +)(?<mark>- +)/, '$1'),
  { ...pasted('a dash before a field', /^( *)(?<mark>- +)(?=[\w"']+: )/, '$1'), isAmongFields: true },
  pasted('a dash before a name whose fields stand below it', /^( {1,4})(?<mark>- +)(?=[\w.-]+:[ \t]*$)/, '$1'),
  pasted('a comma of JSON', /^( *(?:- +)?["']?[\w.-]+["']?: .*\S)(?<mark>,)\s*$/, '$1'),
  pasted('a separator that separates nothing', /(?<=[,[{] *)(?<mark>,)/g, ''),
  pasted('a bracket too many', /^(?=[^[{]*[[{])(.*[\]}])(?<mark>[\]}]) *$/, '$1'),
  sign('spaces', /^(?<mark>\t[\t ]*)/, ''),
  sign('"- "', /^( *)(?<mark>\*{2,}|[→➔✓✔☐☑]) +(?=\S)/, '$1- '),
  sign('": "', /^( *(?:- +)?[\w.-]+) *(?<mark>::+) */, '$1: '),
  sign('": "', /^( *(?:- +)?["']?[\w.-]+["']?) *(?<mark>=>|:=|->|=|[：﹕∶→]) *(?!:)/, '$1: '),
  sign('", "', /(?<=[[{][^\]}]*) *(?<mark>[;，、；]) *(?=[^[{]*[\]}])/g, ', '),
  sign('": "', /(?<=\{(?:[^{}]*,)? *\w+) *(?<mark>=>?|：) *(?=[^{}]*\})/g, ': '),
  sign('"{"', /^( *(?:- +)?\w+: +)(?<mark>\()(.*: .*)\) *$/, '$1{ $3 }'),
  sign('"#"', /^( *)(?<mark>\/\/|--|;|<!--|\/\*) *(.*?) *(?:-->|\*\/)?$/, '$1# $3'),
  sign('"#"', /^( *(?:- +)?\w+: \S+ +)(?<mark>\/\/|\/\*)(?= )/, '$1#'),
  oneLine(/^( *)([\w-]+): *(?<mark>- )(?=\S)/, '$1$2:\n$1  - '),
  oneLine(/^( *)- ([\w-]+: [^,]*?), *(?<mark>[\w-]+): /, '$1- $2\n$1  $3: '),
].map((slip): Slip => ({ ...slip, pattern: new RegExp(slip.pattern, `${slip.pattern.flags}d`) }));

/** In a longer line nobody looks for a slip, and patterns would take long to. */
const maxLineLength = 2000;

export interface Line {
  /** From 1. */
  number: number;
  line: string;
}

/** A slip of one line, or of several that follow each other: the problem that it is, and where it ends. */
export interface Found extends Problem {
  edit: Edit;
}

/** Everything that may be a slip. What stands in a text of several lines is the text's own. */
export function slipsIn(source: SourceText): Found[] {
  const found: (Found & { words: string })[] = [];
  const lines = [...linesOutside(source.text)];
  const bracketed = linesInBrackets(lines);
  lines.forEach(({ number, line }, i) => {
    if (bracketed.has(number) || line.length > maxLineLength) return;
    const isAmongFields = isSibling(lines, i);
    for (const slip of slips) {
      if (slip.isAmongFields && !isAmongFields) continue;
      const problem = slipIn(slip, source, number, line);
      if (!problem) continue;
      const last = found.at(-1);
      const isNext = last?.words === slip.words && source.text.slice(last.edit.end, problem.edit.start).trim() === '';
      if (last && isNext) extend(last, problem, source);
      else found.push({ ...problem, words: slip.words });
      break;
    }
  });
  return found;
}

/** Whether the nearest line above that is not deeper is a field at the same column, with its value in it or below it. */
function isSibling(lines: readonly Line[], at: number): boolean {
  const own = indentOf(lines[at]?.line ?? '');
  const above = lines.findLastIndex(({ line }, i) => i < at && indentOf(line) <= own);
  const line = lines[above]?.line ?? '';
  return indentOf(line) === own && /^ *[\w"']+:/.test(line) && (above < at - 1 || !line.endsWith(':'));
}

/** Numbers of the lines between brackets that open at the end of a line, where each value but the last ends with a comma. */
function linesInBrackets(lines: readonly Line[]): Set<number> {
  const inside = new Set<number>();
  lines.forEach(({ line }, i) => {
    if (!/[{[]$/.test(line)) return;
    const close = lines.findIndex(({ line }, at) => at > i && /^ *[}\]]/.test(line));
    const values = lines.slice(i + 1, close);
    if (close > 0 && values.every(({ line }, at) => line.endsWith(',') || at === values.length - 1))
      for (const { number } of lines.slice(i, close + 1)) inside.add(number);
  });
  return inside;
}

function slipIn(
  { rule, pattern, to, words }: Slip,
  source: SourceText,
  number: number,
  line: string,
): Found | undefined {
  pattern.lastIndex = 0;
  const match = pattern.exec(line);
  pattern.lastIndex = 0;
  const [at, end] = match?.indices?.groups?.mark ?? [];
  if (at === undefined) return undefined;
  const mark = line.slice(at, end);
  const from = source.lineStart(number);
  const start = from + at;
  const columns = '  '.repeat(/^\t*/.exec(line)?.[0].length ?? 0);
  const text = to === undefined ? '' : columns + line.replace(pattern, to).trimEnd();
  const edit = { start: from, end: from + line.length + (to === undefined ? 1 : 0), text };
  const shown = quote(mark.trim() || mark);
  const values = {
    mark: shown,
    what: words,
    right: words,
    more: '',
    before: quote(/[\w-]+(?=:)/.exec(line)?.[0] ?? ''),
  };
  const place = { start, end: start + Math.max(1, mark.trimEnd().length) };
  return { ...slipFaults.problem(rule, place, values), edit };
}

/** The same on the next line. Where a diff takes lines away and puts others in their place, the new ones stay. */
function extend(first: Found, next: Found, source: SourceText): void {
  const { edit } = first;
  edit.text += source.text.slice(edit.end, next.edit.start) + next.edit.text;
  edit.end = next.edit.end;
  const { line } = source.position(first.at.start);
  const more = `, and from the lines below to line ${source.position(next.at.start).line}`;
  first.help = first.help.replace(/, and from the lines below.*$/, '') + more;
  const written = source.text.slice(source.lineStart(line), edit.end).split('\n');
  if (
    ['+', '-'].every((mark) => written.some((text) => text.startsWith(mark))) &&
    written.every((text) => /^[-+]/.test(text))
  )
    edit.text = written.flatMap((text) => (text.startsWith('+') ? text.slice(1) : [])).join('\n');
}

/** The lines outside of texts of several lines, which begin with "|" or ">". */
export function* linesOutside(text: string): Generator<Line> {
  let block: number | undefined;
  for (const [at, written] of text.split('\n').entries()) {
    const line = written.replace(/\r$/, '');
    if (block !== undefined && (line.trim() === '' || indentOf(line) > block)) continue;
    block = /(?:^|[:-] +)[|>][-+\d]* *(?:#.*)?$/.test(line) ? indentOf(line) : undefined;
    if (line.trim() !== '') yield { number: at + 1, line };
  }
}
