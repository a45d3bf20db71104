import { type Document, isMap } from 'yaml';
import type { SourceText } from '../kit/source-text.ts';
import { quote } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { findPair } from './walk.ts';

/** What makes reading the file pointless, or would be said of every line of it. */
export function fileProblems({ text }: SourceText): Problem[] {
  if (text.length > maxFileLength) {
    const message = `the file has ${Math.round(text.length / 1024 / 1024)} MB, more than 64`;
    return [
      {
        rule: 'CAT-SIZE',
        message,
        at: { start: 0, end: 1 },
        help: 'split the catalogue, or look for a value pasted by mistake',
      },
    ];
  }
  const start = text.search(/[\r\n]/);
  if (text[start] === '\r' && text[start + 1] !== '\n') {
    const message = 'the lines end with a carriage return alone (U+000D), as on the first Macs';
    return [
      {
        rule: 'CAT-CHAR',
        message,
        at: { start, end: start + 1 },
        help: 'save the file with line ends of Unix (LF) or Windows (CRLF)',
      },
    ];
  }
  return Array.from(text.matchAll(conflictMarker), ({ 0: marker, index }) => ({
    rule: 'CAT-YAML',
    message: `git conflict marker ${quote(marker)}`,
    at: { start: index, end: index + marker.length },
    help: 'keep what is right of the two versions between the markers, and remove all lines with markers',
  }));
}

export function countProblem({ contents }: Document): Problem | undefined {
  const errors = isMap(contents) ? findPair(contents, 'errors')?.value : undefined;
  const count = isMap(errors) ? errors.items.length : 0;
  if (count <= maxCodes) return undefined;
  return {
    rule: 'CAT-SIZE',
    message: `${count} codes, more than 20,000`,
    at: { start: 0, end: 1 },
    help: 'split the catalogue',
  };
}

const maxFileLength = 64 * 1024 * 1024;

const conflictMarker = /(?<![^\n])(?:<{7}|\|{7}|={7}|>{7})(?: .*|(?=\r?\n|$))/g;

/** More codes take minutes to check, and to publish. */
const maxCodes = 20_000;
