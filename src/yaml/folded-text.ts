import type { Scalar } from 'yaml';
import type { SourceText } from '../kit/source-text.ts';
import { quote } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { nodeSpan } from './walk.ts';

/** A deeper line is read as more of the text above: an item among them, or one that lost its dash. */
export function joinedLine(node: Scalar, { text }: SourceText): Problem[] {
  const { start, end } = nodeSpan(node);
  const [, above = '', line = ''] = /^(.*?)[ \t]*\r?\n\s*(\S.*)/.exec(text.slice(start, end)) ?? [];
  if (!line) return [];
  const at = text.indexOf(line, start + above.length);
  return [
    {
      rule: 'CAT-JOINED',
      message: `${quote(line.trimEnd())} is read as more of the text above`,
      at: { start: at, end: at + line.trimEnd().length },
      other: { at: { start, end: start + above.length }, label: 'this text' },
      help: line.startsWith('- ')
        ? 'start all items of a list at the same column'
        : 'start an item with "- "; fold a long text with ">-"',
    },
  ];
}

/** A blank line or a deeper one breaks the text that the others are folded to. */
export function brokenFold(node: Scalar, source: SourceText): Problem[] {
  const at = nodeSpan(node);
  const header = source.position(at.start).line;
  const lines = source.text.slice(at.start, at.end).trimEnd().split('\n').slice(1);
  const indent = Math.min(...lines.filter((line) => line.trim()).map(indentOf));
  const broken = lines.findIndex((line, i) => (i > 0 && !line.trim()) || indentOf(line) > indent);
  const line = lines[broken];
  if (line === undefined) return [];
  const start = source.lineStart(header + broken + 1) + (line.trim() ? indentOf(line) : 0);
  return [
    {
      rule: 'CAT-JOINED',
      message: line.trim()
        ? `${quote(line.trim())} is indented deeper than the text it belongs to`
        : 'a blank line breaks the text in two',
      at: { start, end: start + Math.max(1, line.trim().length) },
      other: { at, label: 'this text' },
      help: `${line.trim() ? 'start all lines of a text at the same column' : 'remove it'}; an example of several lines is written with "|"`,
    },
  ];
}

const indentOf = (line: string) => /^ */.exec(line)?.[0].length ?? 0;

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
  return [
    {
      rule: 'CAT-COMMENT',
      message: `${quote(rest[1].trim())} is dropped as a comment`,
      at: { start, end: start + rest[1].trimEnd().length },
      ...(node.value === null && { other: { at: { start: from, end: from + 1 }, label: 'nothing is left here' } }),
      help: 'put the whole text in double quotes, or move the comment to a line of its own',
    },
  ];
}

const isItem = (text: string, at: number): boolean => /-[ \t]+$/.test(text.slice(Math.max(0, at - 10), at));

const commentAhead = /[ \t]+(#.*)/y;
