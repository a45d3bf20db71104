import { isScalar, parseDocument, type YAMLError } from 'yaml';
import { lineEnd, type SourceText, type Span } from '../kit/source-text.ts';
import { quote } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { explain } from './explain.ts';
import { isUnclosedBracket } from './fault.ts';
import { indentProblem } from './indent.ts';
import { compose } from './read.ts';
import { syntaxFaults } from './syntax-rules.ts';
import { nodeSpan } from './walk.ts';

const { problem } = syntaxFaults;

/**
 * Says faults of the syntax so that a writer knows what to type: the first of each entry, because the rest of an entry is read in its light.
 * `broken` are the parts with a fault.
 */
export function syntaxProblems(
  [fault]: readonly YAMLError[],
  source: SourceText,
): { problems: Problem[]; broken: Span[] } {
  if (!fault) return { problems: [], broken: [] };
  const whole = wholeFileProblem(fault, source);
  if (whole) return { problems: [whole], broken: [] };
  const explained = parts(source.text).flatMap((part) =>
    explainPart(source, part).map((found) => ({ part, problem: found })),
  );
  if (explained.length === 0) return { problems: [otherProblem(fault, source)], broken: [] };
  return { problems: explained.map((found) => found.problem), broken: explained.map(({ part }) => part) };
}

/** What only the stricter of the two readers refuses. */
function otherProblem({ message, pos: [start] }: YAMLError, source: SourceText): Problem {
  const { line } = source.position(start);
  const tab = source.lineStart(line) + source.line(line).indexOf('\t');
  if (source.line(line).includes('\t')) {
    const at = { start: tab, end: tab + 1 };
    return problem('CAT-YAML-TAB', at, { line }, { edit: { ...at, text: ' ' } });
  }
  const at = { start, end: start + 1 };
  const badlyIndented = indentProblem(source, start);
  if (badlyIndented) return badlyIndented;
  if (message.startsWith('deficient')) return problem('CAT-YAML-BRACKET-INDENT', at);
  return problem('CAT-YAML', at, { message: message.charAt(0).toLowerCase() + message.slice(1) });
}

function wholeFileProblem({ message, pos: [start] }: YAMLError, { text }: SourceText): Problem | undefined {
  const directive = /^(?:[ \t]*(?:#.*)?\r?\n)*(%.*)/.exec(text);
  if (directive?.[1]) {
    const end = directive[0].length;
    const at = { start: end - directive[1].length, end };
    return problem('CAT-YAML-DIRECTIVE', at, { line: quote(directive[1]) });
  }
  if (message === 'a second document') return secondDocument(text, start);
  if (message.startsWith('nesting')) return problem('CAT-YAML-DEEP', { start, end: start + 1 });
  return undefined;
}

/** The line can go where the two parts have no field in common. */
function secondDocument(text: string, start: number): Problem {
  const end = start + 3;
  const keys = (part: string) => new Set(part.match(/^\w+(?=:)/gm));
  const isOne = keys(text.slice(0, start)).isDisjointFrom(keys(text.slice(end)));
  const edit = isOne ? { start, end: lineEnd(text, end) + 1, text: '' } : undefined;
  return problem('CAT-YAML-SECOND', { start, end }, { mark: text.slice(start, end) }, { edit });
}

/** The top-level fields, and each entry by itself: a fault in one must not make the next ones look wrong. */
function parts(text: string): Span[] {
  const indent = /^errors:.*\n(?:[ \t]*(?:#.*|\r?)\n)*( +)/m.exec(text)?.[1] ?? '';
  const start = new RegExp(`^(?:[^\\s#}\\]\`]|(?: {2}|${indent})[^\\s#-][^\\n]*:[ \\t]*(?:#.*)?\\r?$)`, 'gm');
  const starts = [0, ...Array.from(text.matchAll(start), ({ index }) => index)];
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? text.length }));
}

function explainPart(source: SourceText, { start, end }: Span): Problem[] {
  const text = source.text.slice(start, end);
  try {
    const { contents } = compose(text);
    // By itself a name without a colon is a text.
    if (!isScalar(contents) || contents.value === null) return [];
    const at = nodeSpan(contents);
    const word = quote(text.slice(at.start, at.end));
    return [problem('CAT-YAML-COLON', { start: start + at.start, end: start + at.end }, { word })];
  } catch {
    // The parser that knows more takes minutes for such a line, or overflows its stack.
    if (longLine.test(text)) return [];
    const doc = parseDocument(text, { uniqueKeys: false, prettyErrors: false, version: '1.2' });
    const [first, ...others] = doc.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
    // In a bracket that is never closed the next field looks like one without a colon.
    const unclosed = first?.code === 'MULTILINE_IMPLICIT_KEY' ? others.find(isUnclosedBracket) : undefined;
    const error = unclosed ?? first;
    return error ? [explain(error, doc, text, start, source)] : [];
  }
}

const longLine = /[^\n]{5000}/;
