import type { Scalar } from 'yaml';
import { escapePattern } from '../kit/escape-pattern.ts';
import { type Edit, indentOf, lineStart, type SourceText, type Span } from '../kit/source-text.ts';
import { quote } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { ruleSet } from '../report/rule.ts';
import { syntaxFaults } from './syntax-rules.ts';
import { nodeSpan } from './walk.ts';

const silent = 'which lines are one text YAML decides by their columns, in silence';

export const foldedFaults = ruleSet('CAT-JOINED', {
  'CAT-JOINED-ITEM': {
    why: silent,
    message: '{line} is read as more of the text above',
    help: 'start all items of a list at the same column',
    bad: '      - List the tags and send one of them.\n       - Send it.',
    good: '      - List the tags and send one of them.',
  },
  'CAT-JOINED-TEXT': {
    why: silent,
    message: '{line} is read as more of the text above',
    help: 'start an item with "- "; fold a long text with ">-"',
    bad: 'title: Tag is\n      not there',
    good: 'title: Tag is not there',
  },
  'CAT-JOINED-BULLET': {
    why: 'only a hyphen starts an item; another sign is a part of the text',
    message: '{sign} does not start an item of a list',
    help: 'write "- " before each item',
    bad: '      – List the tags and send one of them.',
    good: '      - List the tags and send one of them.',
  },
  'CAT-JOINED-DEEPER': {
    why: silent,
    message: '{line} is indented deeper than the text it belongs to',
    help: 'start all lines of a text at the same column; an example of several lines is written with "|"',
    bad: 'title: >-\n      Tag is\n        not there',
    good: 'title: Tag is not there',
  },
  'CAT-JOINED-BLANK': {
    why: silent,
    message: 'a blank line breaks the text in two',
    help: 'remove it; an example of several lines is written with "|"',
    bad: 'title: >-\n      Tag is\n\n      not there',
    good: 'title: Tag is not there',
  },
  'CAT-JOINED-LIST': {
    why: 'a folded text is one line, in which the items of a list would follow each other',
    message: '{line} is read as words of the folded text, not as an item',
    help: 'write a sentence, or a field that is a list',
    bad: 'title: >-\n      Tag is\n      - not there',
    good: 'title: Tag is not there',
  },
  'CAT-COMMENT': {
    group: 'CAT-COMMENT',
    why: 'YAML drops everything after " #" in silence',
    message: '{comment} is dropped as a comment',
    help: 'put the whole text in double quotes, or move the comment to a line of its own',
    bad: 'title: Tag is not #404 there',
    good: 'title: Tag is not there',
  },
});

/** A deeper line is read as more of the text above: an item among them, or one that lost its dash. */
export function joinedLine(node: Scalar, { text }: SourceText): Problem[] {
  const { start, end } = nodeSpan(node);
  const written = text.slice(start, end);
  const bullet = bulletIn(written) ?? (isAloneOnLine(text, start) ? numberIn(written) : undefined);
  if (bullet) return [bulletProblem(text, { start, end }, start + bullet.index + bullet[0].indexOf(bullet[1] ?? ''))];
  if (isAloneOnLine(text, start) && /^-\p{L}/u.test(written)) return [withoutSpace(text, { start, end })];
  const [, above = '', line = ''] = /^(.*?)[ \t]*\r?\n\s*(\S.*)/.exec(written) ?? [];
  if (!line) return [];
  const at = text.indexOf(line, start + above.length);
  const isItem = line.startsWith('- ');
  return [
    foldedFaults.problem(
      isItem ? 'CAT-JOINED-ITEM' : 'CAT-JOINED-TEXT',
      { start: at, end: at + line.trimEnd().length },
      { line: quote(line.trimEnd()) },
      {
        other: { at: { start, end: start + above.length }, label: 'this text' },
        edit: isItem ? atColumnOfItem(text, start, at) : undefined,
      },
    ),
  ];
}

const signs = '[–—•·▪◦‣●○►−*]';
/** Signs that a text on the line of its field may begin with, too. */
const numbers = '(?:\\+|\\d{1,2}[.)])';
const bulletIn = (text: string) => new RegExp(`(?:^|\\n[ \\t]*)(${signs})(?=[ \\t])`).exec(text);
const numberIn = (text: string) => new RegExp(`^(${numbers})(?=[ \\t])`).exec(text);
const isAloneOnLine = (text: string, at: number): boolean => text.slice(lineStart(text, at), at).trim() === '';

/** The line at `offset` begins with such a sign, below an item that is right. */
export function bulletLine({ text }: SourceText, offset: number): Problem | undefined {
  const start = lineStart(text, offset);
  const [, indent = '', sign = ''] = new RegExp(`^( *)(${signs}) `).exec(text.slice(start, start + 100)) ?? [];
  const [lines = ''] = new RegExp(`^(?: *${signs} .*\\r?\\n?)+`).exec(text.slice(start)) ?? [];
  return sign ? bulletProblem(text, { start, end: start + lines.length }, start + indent.length) : undefined;
}

/** Every line of the text begins with a sign that is no hyphen. */
function bulletProblem(text: string, { start, end }: Span, at: number): Problem {
  const [sign = ''] = new RegExp(`^(?:${signs}|${numbers})`).exec(text.slice(at, end)) ?? [];
  const kind = new RegExp(signs).test(sign) ? escapePattern(sign) : numbers;
  const items = text.slice(start, end).replace(new RegExp(`(^[ \\t]*|\\n[ \\t]*)${kind}(?=\\s)`, 'g'), '$1-');
  return foldedFaults.problem(
    'CAT-JOINED-BULLET',
    { start: at, end: at + sign.length },
    { sign: quote(sign) },
    { edit: { start, end, text: items } },
  );
}

/** Every line of the text begins with a hyphen that touches the words. */
function withoutSpace(text: string, { start, end }: Span): Problem {
  const items = text.slice(start, end).replace(/(^|\n[ \t]*)-(?=\p{L})/gu, '$1- ');
  const edit = { start, end, text: items };
  return syntaxFaults.problem('CAT-YAML-DASH-SPACE', { start, end: start + 1 }, {}, { edit });
}

/** Moves the line at `at` below the dash of the item whose text starts at `start`. */
function atColumnOfItem(text: string, start: number, at: number): Edit | undefined {
  const dash = /(\n *)- +$/.exec(text.slice(0, start));
  const lineStart = text.lastIndexOf('\n', at);
  return dash ? { start: lineStart, end: at, text: dash[1] ?? '' } : undefined;
}

/** A blank line or a deeper one breaks the text that the others are folded to; an item of a list would be lost in it. */
export function brokenFold(node: Scalar, source: SourceText): Problem[] {
  const at = nodeSpan(node);
  const header = source.position(at.start).line;
  const lines = source.text.slice(at.start, at.end).trimEnd().split('\n').slice(1);
  const indent = Math.min(...lines.filter((line) => line.trim()).map(indentOf));
  const broken = lines.findIndex((line, i) => (i > 0 && !line.trim()) || indentOf(line) > indent || item.test(line));
  const line = lines[broken];
  if (line === undefined) return [];
  const words = line.trim();
  const rule = !words ? 'CAT-JOINED-BLANK' : indentOf(line) > indent ? 'CAT-JOINED-DEEPER' : 'CAT-JOINED-LIST';
  const start = source.lineStart(header + broken + 1) + (words ? indentOf(line) : 0);
  return [
    foldedFaults.problem(
      rule,
      { start, end: start + Math.max(1, words.length) },
      { line: quote(words) },
      { other: { at, label: 'this text' }, edit: atOneColumn(source.lineStart(header + 1), lines, indent) },
    ),
  ];
}

/** All lines below each other. The items of a list have to become a sentence first, which nobody can do for the writer. */
function atOneColumn(start: number, lines: readonly string[], indent: number): Edit | undefined {
  if (lines.some((line) => item.test(line))) return undefined;
  const written = lines.filter((line) => line.trim()).map((line) => ' '.repeat(indent) + line.trimStart());
  return { start, end: start + lines.join('\n').length, text: written.join('\n') };
}

const item = /^ *[-*•] /;

/** `title: Error #404` is the text "Error" and a comment, `title: #404` is nothing and a comment. */
export function cutByComment(node: Scalar, { text }: SourceText): Problem[] {
  if (typeof node.value !== 'string' && node.value !== null) return [];
  const { start: from, end } = nodeSpan(node);
  commentAhead.lastIndex = node.value === null ? from : end;
  const rest = commentAhead.exec(text);
  if (!rest?.[1]) return [];
  const isGlued = !/^#\s/.test(rest[1]);
  // Behind a choice, a number or a code a comment is usual; behind nothing it is a note for later.
  if (
    !isGlued &&
    (node.value === null || !(/\s/.test(node.value) || (isItem(text, from) && !/[_:/]/.test(node.value))))
  )
    return [];
  const start = rest.index + rest[0].length - rest[1].length;
  const whole = { start: node.value === null ? start : from, end: start + rest[1].trimEnd().length };
  return [
    foldedFaults.problem(
      'CAT-COMMENT',
      { start, end: whole.end },
      { comment: quote(rest[1].trim()) },
      {
        other: node.value === null ? { at: { start: from, end: from + 1 }, label: 'nothing is left here' } : undefined,
        edit: { ...whole, text: JSON.stringify(text.slice(whole.start, whole.end)) },
      },
    ),
  ];
}

const isItem = (text: string, at: number): boolean => /-[ \t]+$/.test(text.slice(Math.max(0, at - 10), at));

const commentAhead = /[ \t]+(#.*)/y;
