/**
 * Room `kit`: small tools that know nothing of error codes. In: texts and files. Out: positions, distances, HTTP
 * and JSON taken apart.
 */
import { LineCounter } from 'yaml';

/** A piece of the source text: offsets in UTF-16 units, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Replaces `start` to `end` by `text`. Everything outside of edits stays as it was, byte for byte. */
export interface Edit extends Span {
  text: string;
}

/** A text file with positions: lines and columns count from 1, columns in UTF-16 units. */
export class SourceText {
  readonly #lines = new LineCounter();
  readonly name: string;
  readonly text: string;

  constructor(name: string, text: string) {
    this.name = name;
    this.text = text;
    // A byte order mark stands before the first line, not in it: editors do not count it.
    this.#lines.addNewLine(text.startsWith('\ufeff') ? 1 : 0);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#lines.addNewLine(at + 1);
  }

  position(offset: number): { line: number; column: number } {
    const { line, col } = this.#lines.linePos(Math.max(this.lineStart(1), Math.min(offset, this.text.length)));
    return { line, column: col };
  }

  line(number: number): string {
    const start = this.#lines.lineStarts[number - 1] ?? this.text.length;
    const end = this.text.indexOf('\n', start);
    return this.text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
  }

  lineStart(number: number): number {
    return this.#lines.lineStarts[number - 1] ?? this.text.length;
  }
}

/** How many spaces a line begins with. */
export const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

/** Where the line of an offset begins. */
export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Where the line of an offset ends, before its line feed. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}
