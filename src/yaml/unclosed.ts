import { type Document, isCollection, isScalar } from 'yaml';
import type { Span } from '../kit/source-text.ts';
import { eachNode, nodeSpan } from './walk.ts';

/** The parser reports an unclosed quote where it gave up; the writer needs the place where it opened. */
export function unclosedQuote(doc: Document, errorAt: number): Span | undefined {
  let found: Span | undefined;
  eachNode(doc.contents, (node) => {
    const isQuoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
    if (isQuoted && node.range && node.range[0] <= errorAt && errorAt <= node.range[2] + 1) found = nodeSpan(node);
  });
  return found;
}

/** The innermost `[` or `{` that is open at the error: the parser says only that the next line is badly indented. */
export function unclosedBracket(doc: Document, text: string, errorAt: number): Span | undefined {
  let found: Span | undefined;
  eachNode(doc.contents, (node) => {
    if (!isCollection(node) || !node.flow || !node.range) return;
    if (node.range[0] < errorAt && errorAt <= node.range[2] + 1)
      found = { start: node.range[0], end: node.range[0] + 1 };
  });
  return found ?? openBracketBefore(text, errorAt);
}

function openBracketBefore(text: string, errorAt: number): Span | undefined {
  const depth: number[] = [];
  for (let at = Math.max(0, text.lastIndexOf('\n', text.lastIndexOf('\n', errorAt - 1) - 1)); at < errorAt; at++) {
    if (text[at] === '[' || text[at] === '{') depth.push(at);
    if (text[at] === ']' || text[at] === '}') depth.pop();
  }
  const start = depth.pop();
  return start === undefined ? undefined : { start, end: start + 1 };
}
