import { type Document, isScalar, parseDocument, type YAMLError } from 'yaml';
import type { SourceText, Span } from '../kit/source-text.ts';
import { quote } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { belowValueProblem, indentProblem } from './indent.ts';
import { compose } from './read.ts';
import { unclosedBracket, unclosedQuote } from './unclosed.ts';
import { nodeSpan } from './walk.ts';

/**
 * Says faults of the syntax so that a writer knows what to type: the first of each entry, because the rest of an entry is read in its light.
 * A fault that no entry explains by itself may come from a character that is reported already. `broken` are the parts with a fault.
 */
export function syntaxProblems(
  [fault]: readonly YAMLError[],
  source: SourceText,
  isExplained: boolean,
): { problems: Problem[]; broken: Span[] } {
  if (!fault) return { problems: [], broken: [] };
  const whole = wholeFileProblem(fault, source);
  if (whole) return { problems: [whole], broken: [] };
  const explained = parts(source.text).flatMap((part) =>
    explainPart(source, part).map((problem) => ({ part, problem })),
  );
  if (explained.length === 0) return { problems: isExplained ? [] : [otherProblem(fault, source)], broken: [] };
  return { problems: explained.map(({ problem }) => problem), broken: explained.map(({ part }) => part) };
}

/** What only the stricter of the two readers refuses. */
function otherProblem({ message, pos: [start] }: YAMLError, source: SourceText): Problem {
  const { line } = source.position(start);
  const tab = source.line(line).indexOf('\t');
  const tabAt = source.lineStart(line) + tab;
  if (tab >= 0) return yamlProblem(`line ${line} holds a tab`, 'use spaces', { start: tabAt, end: tabAt + 1 });
  const at = { start, end: start + 1 };
  const badlyIndented = indentProblem(source, start);
  if (badlyIndented) return badlyIndented;
  if (message.startsWith('deficient'))
    return yamlProblem(
      'a line inside of brackets is not indented deeper than its field',
      'indent it by 2 spaces more than the field',
      at,
    );
  return yamlProblem(lower(message), 'compare the line with the ones around it', at);
}

function wholeFileProblem({ message, pos: [start] }: YAMLError, { text }: SourceText): Problem | undefined {
  const directive = /^(?:[ \t]*(?:#.*)?\r?\n)*(%.*)/.exec(text);
  if (directive?.[1]) {
    const end = directive[0].length;
    return yamlProblem(`${quote(directive[1])} is a directive`, 'remove the line; the file is YAML 1.2', {
      start: end - directive[1].length,
      end,
    });
  }
  if (message === 'a second document')
    return yamlProblem(
      'a second document starts here',
      `one file is one document; remove the "${text.slice(start, start + 3)}" line`,
      {
        start,
        end: start + 3,
      },
    );
  if (message.startsWith('nesting'))
    return yamlProblem('nested more than 100 levels deep', 'look for brackets that are never closed', {
      start,
      end: start + 1,
    });
  return undefined;
}

/** The top-level fields, and each entry by itself: a fault in one must not make the next ones look wrong. */
function parts(text: string): Span[] {
  const indent = /^errors:.*\n(?:[ \t]*(?:#.*|\r?)\n)*( +)/m.exec(text)?.[1] ?? '';
  const start = new RegExp(`^(?:[^\\s#}\\]]|(?: {2}|${indent})[^\\s#-][^\\n]*:[ \\t]*(?:#.*)?\\r?$)`, 'gm');
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
    return [
      yamlProblem(`missing ":" after ${quote(text.slice(at.start, at.end))}`, noColon, {
        start: start + at.start,
        end: start + at.end,
      }),
    ];
  } catch {
    const doc = parseDocument(text, { uniqueKeys: false, prettyErrors: false, version: '1.2' });
    const [first, ...others] = doc.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
    // In a bracket that is never closed the next field looks like one without a colon.
    const unclosed = first?.code === 'MULTILINE_IMPLICIT_KEY' ? others.find(isUnclosedBracket) : undefined;
    const error = unclosed ?? first;
    return error ? [explain(error, doc, text, start, source)] : [];
  }
}

/** `text` is the part of the file that begins at `base`; the error counts from there. */
function explain(error: YAMLError, doc: Document, text: string, base: number, source: SourceText): Problem {
  const start = Math.min(error.pos[0] + spacesAt(text, error.pos[0]), Math.max(0, text.trimEnd().length - 1));
  const end = lineEnd(text, start);
  const yaml = (
    message: string,
    help: string,
    span: Span = { start, end: Math.max(start + 1, Math.min(error.pos[1], end)) },
  ): Problem => yamlProblem(message, help, { start: base + span.start, end: base + span.end });
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(lineStart, end);
  if (/^ *\t/.test(line))
    return yaml(`line ${source.position(base + start).line} is indented with a tab`, 'indent with 2 spaces', {
      start: lineStart,
      end: start,
    });
  const dash = /^ *(-[^\s-]\S*)/.exec(line)?.[1];
  if (dash)
    return yaml('missing space after "-"', 'an item is "- text"', {
      start: lineStart + line.indexOf(dash),
      end: lineStart + line.indexOf(dash) + 1,
    });
  switch (error.code) {
    case 'MISSING_CHAR': {
      if (/flow (?:map|sequence) items/.test(error.message))
        return yaml(
          `missing "," before ${quote(text.slice(start, end).trim())}`,
          'write a comma between items, and a text with brackets in double quotes',
        );
      if (error.message.startsWith('Implicit map keys'))
        return yaml(`missing ":" after ${quote(text.slice(start, end).trim())}`, noColon, { start, end });
      const open = unclosedQuote(doc, error.pos[0]);
      if (open)
        return yaml('the string opened here is never closed', `close it with ${text[open.start]}`, {
          start: open.start,
          end: open.start + 1,
        });
      return (
        indentProblem(source, base + start) ??
        yaml(`something is missing here: ${lower(error.message)}`, 'compare the line with the ones around it')
      );
    }
    case 'BAD_INDENT': {
      const open = isUnclosedBracket(error) ? unclosedBracket(doc, text, error.pos[0]) : undefined;
      if (open)
        return yaml(
          `"${text[open.start]}" opened here is never closed`,
          `close it with "${text[open.start] === '[' ? ']' : '}'}"`,
          open,
        );
      return (
        indentProblem(source, base + start) ??
        yaml('this line is indented differently from the lines it belongs to', 'indent by 2 spaces per level')
      );
    }
    case 'MULTILINE_IMPLICIT_KEY': {
      const glued = /^[\w"']+:(?=\S)/.exec(text.slice(start, end));
      if (glued)
        return yaml(`missing space after "${glued[0]}"`, 'a field is "name: value", with a space after the colon', {
          start,
          end: start + glued[0].length,
        });
      return yaml(`missing ":" after ${quote(text.slice(start, end).trim())}`, noColon, { start, end });
    }
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return (
        indentProblem(source, base + start) ??
        belowValueProblem(source, base + start) ??
        yaml('the text contains ": ", which starts a new field', 'put the whole text in double quotes')
      );
    case 'BAD_DQ_ESCAPE':
      return yaml(
        `${quote(text.slice(start, start + 2))} is not an escape`,
        'write "\\\\" for a backslash, or use single quotes',
      );
    case 'BAD_SCALAR_START':
      return yaml(`a text cannot start with ${quote(text[start] ?? '')}`, 'put the whole text in double quotes');
    case 'UNEXPECTED_TOKEN': {
      const apostrophe = text.lastIndexOf("'", start);
      if (apostrophe > text.lastIndexOf('\n', start) && text[start - 1] === "'")
        return yaml(
          'an apostrophe ends the string here',
          "write it twice ('can''t'), or put the text in double quotes",
          {
            start: apostrophe,
            end: apostrophe + 1,
          },
        );
      const isFirst = text.slice(lineStart, start).trim() === '';
      const badlyIndented = isFirst ? indentProblem(source, base + start) : undefined;
      if (badlyIndented) return badlyIndented;
      if (text[start] === ',')
        return yaml(
          'a comma that separates nothing',
          'remove it; in an example, indent the line as deep as the first one',
        );
      return yaml(
        `unexpected ${quote(text.slice(start, end).trim())}`,
        'put the whole text in double quotes, or check the line above',
      );
    }
    default:
      return yaml(lower(error.message), 'compare the line with the ones around it, or put the text in double quotes');
  }
}

const yamlProblem = (message: string, help: string, at: Span): Problem => ({ rule: 'CAT-YAML', message, at, help });
const isUnclosedBracket = ({ code, message }: YAMLError) => code === 'BAD_INDENT' && /flow/i.test(message);
const noColon = 'a field is "name: value"; a line that continues a text is indented deeper than its field';
const lower = (message: string) => message.charAt(0).toLowerCase() + message.slice(1);

const spacesAt = (text: string, offset: number) => /^\s*/.exec(text.slice(offset))?.[0].length ?? 0;

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
