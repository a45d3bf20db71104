import type { Document, YAMLError } from 'yaml';
import { isCollection, visit } from 'yaml';
import { type Problem, quote, type Span } from './problem.ts';
import { nodeSpan, type SourceText } from './source.ts';

/** The YAML parser's own errors, said so that a writer knows what to type. */
export function syntaxProblems(doc: Document, source: SourceText): Problem[] {
  return [...doc.errors, ...doc.warnings].map((error) => explain(error, doc, source)).filter((p): p is Problem => Boolean(p));
}

function explain(error: YAMLError, doc: Document, source: SourceText): Problem | undefined {
  const { text } = source;
  const start = Math.min(error.pos[0], Math.max(0, text.length - 1));
  const at: Span = { start, end: Math.max(start + 1, Math.min(error.pos[1], lineEnd(text, start))) };
  const { line } = source.position(start);
  const yaml = (message: string, help: string, span = at): Problem => ({ id: 'CAT-YAML', message, at: span, help });
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return yaml(`line ${line} is indented with a tab`, 'indent with 2 spaces');
    case 'MULTIPLE_DOCS':
      return yaml(`a second document starts here`, 'one file is one document; remove the "---" line');
    case 'TAG_RESOLVE_FAILED':
      return undefined; // reported as CAT-TAG, with the tag as the place
    case 'BAD_DIRECTIVE':
      return yaml(error.message, 'remove the directive; the file is YAML 1.2');
    case 'MISSING_CHAR': {
      const open = unclosedQuote(doc, start);
      if (open) return yaml(`the string opened here is never closed`, `close it with ${text[open.start]}`, { start: open.start, end: open.start + 1 });
      return yaml(`something is missing here: ${lower(error.message)}`, 'compare the line with the ones around it');
    }
    case 'BAD_INDENT': {
      const open = unclosedFlow(doc, start) ?? (/flow/i.test(error.message) ? openBracketBefore(text, start) : undefined);
      if (open) return yaml(`"${text[open.start]}" opened here is never closed`, `close it with "${text[open.start] === '[' ? ']' : '}'}"`, open);
      return yaml(
        `line ${line} is indented differently from the lines it belongs to`,
        'give all fields of one entry the same indent, 2 spaces deeper than their parent',
      );
    }
    case 'MULTILINE_IMPLICIT_KEY': {
      return yaml(`missing ":" after ${quote(text.slice(start, lineEnd(text, start)).trim())}`, 'a field is "name: value"', {
        start,
        end: lineEnd(text, start),
      });
    }
    case 'BLOCK_AS_IMPLICIT_KEY':
      return yaml('the text contains ": ", which starts a new field', 'put the whole text in double quotes');
    case 'BAD_DQ_ESCAPE':
      return yaml(`${quote(text.slice(start, start + 2))} is not an escape`, 'write "\\\\" for a backslash, or use single quotes');
    case 'BAD_SCALAR_START':
      return yaml(`a text cannot start with ${quote(text[start] ?? '')}`, 'put the whole text in double quotes');
    case 'UNEXPECTED_TOKEN': {
      const quoted = /'[^'\n]*'\S/.exec(text.slice(source.lineStart(line), lineEnd(text, start)));
      if (quoted) return yaml('an apostrophe ends the string here', "write it twice ('can''t'), or put the text in double quotes");
      return yaml(`unexpected ${quote(text.slice(start, at.end))}`, 'put the text in double quotes, or check the line above');
    }
    default:
      return yaml(lower(error.message), 'compare the line with the ones around it, or put the text in double quotes');
  }
}

const lower = (message: string) => message.charAt(0).toLowerCase() + message.slice(1);

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The parser reports an unclosed quote at the end of the file; the writer needs the place where it opened. */
function unclosedQuote(doc: Document, errorAt: number): Span | undefined {
  let found: Span | undefined;
  visit(doc, {
    Scalar(_, node) {
      const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
      if (quoted && node.range && node.range[0] <= errorAt && errorAt <= node.range[2] + 1) found = nodeSpan(node);
    },
  });
  return found;
}

/** The innermost `[` or `{` that is open at the error: the parser says only that the next line is badly indented. */
function unclosedFlow(doc: Document, errorAt: number): Span | undefined {
  let found: Span | undefined;
  visit(doc, {
    Node(_, node) {
      if (!isCollection(node) || !node.flow || !node.range) return;
      if (node.range[0] < errorAt && errorAt <= node.range[2] + 1) found = { start: node.range[0], end: node.range[0] + 1 };
    },
  });
  return found;
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
