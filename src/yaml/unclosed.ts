import { type Document, isCollection, isScalar } from 'yaml';
import { type Edit, indentOf, lineEnd, lineStart, type Span } from '../kit/source-text.ts';
import { type Explainer, type Fault, insert, isUnclosedBracket, readsFurthest, say } from './fault.ts';
import { eachNode, nodeSpan } from './walk.ts';

export const quoteUnclosed: Explainer = (fault) => {
  const open = unclosedQuote(fault.doc, fault.error.pos[0]);
  if (!open) return undefined;
  const mark = fault.text[open.start] ?? '"';
  const at = { start: open.start, end: open.start + 1 };
  return say(fault, 'CAT-YAML-UNCLOSED-QUOTE', at, { mark }, readsFurthest(fault, closedQuotes(fault, open.start)));
};

export const bracketUnclosed: Explainer = (fault) => {
  const { error, doc, text } = fault;
  const at = isUnclosedBracket(error) ? unclosedBracket(doc, text, error.pos[0]) : undefined;
  if (!at) return undefined;
  const open = text[at.start] ?? '[';
  const close = open === '[' ? ']' : '}';
  const edit = readsFurthest(fault, closedBrackets(fault, at.start, close));
  const help = edit?.text.includes(close) ? `close it with "${close}"` : 'remove it: each field stands on its own line';
  return say(fault, 'CAT-YAML-UNCLOSED-BRACKET', at, { open, help }, edit);
};

/** The parser reports an unclosed quote where it gave up; the writer needs the place where it opened. */
function unclosedQuote(doc: Document, errorAt: number): Span | undefined {
  let found: Span | undefined;
  eachNode(doc.contents, (node) => {
    const isQuoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
    if (isQuoted && node.range && node.range[0] <= errorAt && errorAt <= node.range[2] + 1) found = nodeSpan(node);
  });
  return found;
}

/** The innermost `[` or `{` that is open at the error: the parser says only that the next line is badly indented. */
function unclosedBracket(doc: Document, text: string, errorAt: number): Span | undefined {
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

/** Where a quote can be closed: at the end of its line, or in brackets before the next comma or bracket. */
function closedQuotes({ text }: Fault, open: number): Edit[] {
  const mark = text[open] ?? '"';
  const end = lineEnd(text, open);
  const line = text.slice(open, end);
  const ends = [line.trimEnd().length, line.search(/ *,/), line.search(/ *[\]}]/)].filter((at) => at > 0);
  return ends.map((at) => insert(open + at, mark));
}

/** How a bracket can be closed: before or instead of the wrong one, at the end of its line or below it, or not at all. */
function closedBrackets({ text }: Fault, open: number, close: string): Edit[] {
  const end = lineEnd(text, open);
  const line = text.slice(open, end);
  const wrong = open + line.search(close === '}' ? /\]/ : /\}/);
  const beforeWrong = open + line.search(close === '}' ? / *\]/ : / *\}/);
  const [below = ''] = new RegExp(`^(?:\\r?\\n {${indentAt(text, open) + 1},}\\S.*)*`).exec(text.slice(end)) ?? [];
  return [
    ...(wrong < open ? [] : [insert(beforeWrong, close), { start: wrong, end: wrong + 1, text: close }]),
    closeAt(text, end, close),
    ...(below ? [closeAt(text, end + below.length, close)] : []),
    ...(below && close === '}' ? [asBlock(text, open, end, below)] : []),
  ];
}

const indentAt = (text: string, offset: number): number => indentOf(text.slice(lineStart(text, offset)));

/** Takes the place of a comma behind which nothing comes. */
function closeAt(text: string, end: number, close: string): Edit {
  const [comma = ''] = /[\s,]*$/.exec(text.slice(0, end)) ?? [];
  return { start: end - comma.length, end, text: close };
}

/** The fields behind and below the bracket, each on a line of its own. */
function asBlock(text: string, open: number, end: number, below: string): Edit {
  const [indent = ''] = /^\r?\n */.exec(below) ?? [];
  const first = text.slice(open + 1, end).trim();
  const lines = `${first && indent + first}${below}`.replace(/,[ \t]*$/gm, '');
  return { start: open - (/ *$/.exec(text.slice(0, open))?.[0].length ?? 0), end: end + below.length, text: lines };
}
