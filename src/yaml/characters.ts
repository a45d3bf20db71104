import type { SourceText, Span } from '../kit/source-text.ts';
import { codePoint, quote, unseen } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';

/** Characters that nobody sees, and letters in a form that does not compare equal. */
export function characterProblems({ text }: SourceText): Problem[] {
  const problems: Problem[] = [];
  for (const { line, start } of unusualLines(text)) {
    for (const { 0: char, index } of line.matchAll(unseen)) {
      const isLineEnd = char === '\r' && text[start + index + 1] === '\n';
      const isByteOrderMark = char === '\ufeff' && start + index === 0;
      if (!isLineEnd && !isByteOrderMark) problems.push(characterProblem(char, spanAt(start + index, char)));
    }
    for (const { 0: char, index } of line.matchAll(structuralSpaces))
      problems.push(spaceProblem(char, spanAt(start + index, char)));
    if (line.normalize('NFC') === line) continue;
    for (const { 0: word, index } of line.matchAll(/\S+/g))
      if (word.normalize('NFC') !== word) problems.push(normalFormProblem(word, spanAt(start + index, word)));
  }
  return problems;
}

/** The text with plain spaces where others stand for them: what they break is not said too. */
export const withPlainSpaces = (text: string): string => text.replace(structuralSpaces, ' ');

/** A space that is not plain where YAML asks for one, or at the end of a line: before and behind a dash, behind the colon of a field. */
const structuralSpaces = /(?<=^[\p{Zs}\-]*|^[\p{Zs}\-]*[\w"']+:)[\p{Zs}--[ ]]|[\p{Zs}--[ ]](?=\s*$)/gmv;

const spaceProblem = (char: string, at: Span): Problem => ({
  rule: 'CAT-CHAR',
  message: `${char === '\u00a0' ? 'no-break space' : 'space'} ${codePoint(char)} where a plain space belongs`,
  at,
  help: 'write a plain space',
});

/** Lines with anything but printable ASCII. Most have none, and this search is many times faster than the exact ones. */
function* unusualLines(text: string): Generator<{ line: string; start: number }> {
  const unusual = /[^\n\t\r\x20-\x7e]|\r(?!\n)/g;
  for (let found = unusual.exec(text); found; found = unusual.exec(text)) {
    const start = text.lastIndexOf('\n', found.index) + 1;
    const end = text.indexOf('\n', found.index);
    unusual.lastIndex = end < 0 ? text.length : end;
    yield { line: text.slice(start, unusual.lastIndex), start };
  }
}

const spanAt = (start: number, text: string): Span => ({ start, end: start + text.length });

export function characterProblem(char: string, at: Span): Problem {
  const name =
    names.get(char) ?? (/\p{Surrogate}/u.test(char) ? 'half of a surrogate pair' : 'control or invisible character');
  return {
    rule: 'CAT-CHAR',
    message: `${name} ${codePoint(char)}`,
    at,
    help: 'delete it; if it is meant to be read, write its name (like U+200B)',
  };
}

const names = new Map([
  ['\u0000', 'NUL'],
  ['\u200b', 'zero-width space'],
  ['\u200c', 'zero-width non-joiner'],
  ['\u200d', 'zero-width joiner'],
  ['\u00ad', 'soft hyphen'],
  ['\u202e', 'direction mark (right-to-left override)'],
  ['\u202d', 'direction mark (left-to-right override)'],
  ['\u034f', 'grapheme joiner'],
  ['\u2800', 'empty Braille cell'],
  ['\u3164', 'filler of Hangul'],
  ['\u2028', 'line separator'],
  ['\u2029', 'paragraph separator'],
  ['\ufeff', 'byte order mark'],
]);

export const normalFormProblem = (text: string, at: Span): Problem => ({
  rule: 'CAT-NFC',
  message: `${quote(text)} is not in Unicode normal form C`,
  at,
  help: `write ${quote(text.normalize('NFC'))} with composed letters`,
});
