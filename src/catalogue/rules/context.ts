import type { Document } from 'yaml';
import { isScalar } from 'yaml';
import type { SourceText, Span } from '../../kit/source-text.ts';
import { closest } from '../../kit/suggest.ts';
import type { Problem } from '../../report/problem.ts';
import { nodeAt, nodeSpan, type Path, spanOfKey, spanOfValue } from '../../yaml/walk.ts';
import { isCode, meantCode } from '../code.ts';
import type { Entry, Head } from '../schema.ts';

/** What a rule may look at, and how it reports. A rule is a function from this to nothing; problems go through `report`. */
export interface RuleContext {
  head: Head;
  /** Entries, each with those of its fields whose shape is right. */
  entries: Map<string, Partial<Entry>>;
  /** Codes of the entries that have all their fields. */
  whole: Set<string>;
  /** Every code written in the file, also of entries whose shape is wrong. */
  codes: Set<string>;
  /** What the keys that are no codes stand for. A reference to it is right: the key is what has to change. */
  meant: Set<string>;
  source: SourceText;
  report(problem: Problem): void;
  /** The start of a help: `did you mean "x"? `, or nothing. */
  near(word: string, words: Iterable<string>): string;
  value(path: Path): Span;
  key(path: Path): Span;
  /** Offset in the file of an offset in the text at `path`: exact in literal blocks and plain one-line values. */
  inText(path: Path, offset: number, length: number): Span;
}

/** A guess looks through all words. Where thousands are wrong, it is not a slip in each. */
const maxGuesses = 100;

export type Rule = (context: RuleContext) => void;

export function createContext(
  parts: Pick<RuleContext, 'head' | 'entries' | 'whole' | 'codes' | 'source'>,
  doc: Document,
  problems: Problem[],
): RuleContext {
  let guesses = 0;
  let meant: Set<string> | undefined;
  return {
    ...parts,
    get meant() {
      meant ??= new Set([...parts.codes].filter((code) => !isCode(parts.head, code)).map(meantCode));
      return meant;
    },
    report: (problem) => void problems.push(problem),
    near: (word, words) => {
      const match = guesses++ < maxGuesses ? closest(word, words) : undefined;
      return match ? `did you mean "${match}"? ` : '';
    },
    value: (path) => spanOfValue(doc, path),
    key: (path) => spanOfKey(doc, path),
    inText: (path, offset, length) => inText(doc, parts.source, path, offset, length),
  };
}

function inText(doc: Document, source: SourceText, path: Path, offset: number, length: number): Span {
  const node = nodeAt(doc, path);
  const whole = nodeSpan(node);
  if (!isScalar(node) || typeof node.value !== 'string') return whole;
  if (node.type === 'BLOCK_LITERAL') {
    const lines = node.value.slice(0, offset).split('\n');
    const header = source.position(whole.start).line;
    const lineStart = source.lineStart(header + lines.length);
    let first = header + 1;
    while (source.line(first).trim() === '' && first < header + lines.length) first++;
    const blockIndent = Math.min(indentOf(source, header + lines.length), indentOf(source, first));
    const start = lineStart + blockIndent + (lines.at(-1)?.length ?? 0);
    return { start, end: start + Math.max(1, length) };
  }
  const written = source.text.slice(whole.start, whole.end);
  const fragment = node.value.slice(offset, offset + length);
  if (!fragment) return whole;
  // Escapes and folded lines move what follows, so the fragment is found by its number among its equals.
  let found = written.indexOf(fragment, node.type?.startsWith('QUOTE') ? 1 : 0);
  for (let before = node.value.slice(0, offset).split(fragment).length - 1; before > 0 && found >= 0; before--)
    found = written.indexOf(fragment, found + fragment.length);
  return found >= 0 ? { start: whole.start + found, end: whole.start + found + fragment.length } : whole;
}

const indentOf = (source: SourceText, line: number) => /^ */.exec(source.line(line))?.[0].length ?? 0;
