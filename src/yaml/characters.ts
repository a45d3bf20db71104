import type { SourceText, Span } from '../kit/source-text.ts';
import { codePoint, quote, unseen } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { ruleSet } from '../report/rule.ts';

export const characterFaults = ruleSet('CAT-CHAR', {
  'CAT-CHAR-UNSEEN': {
    why: 'characters that cannot be seen make two different texts look equal',
    message: '{name} {point}',
    help: 'delete it; if it is meant to be read, write its name (like U+200B)',
    bad: 'title: Tag is\u200b not there',
    good: 'title: Tag is not there',
  },
  'CAT-CHAR-SPACE': {
    why: 'YAML takes only a plain space for the space that it asks for',
    message: '{name} {point} where a plain space belongs',
    help: 'write a plain space',
    bad: 'title:\u00a0Tag is not there',
    good: 'title: Tag is not there',
  },
  'CAT-CHAR-LINE-END': {
    why: 'to most programs such a file is one line',
    message: 'the lines end with a carriage return alone (U+000D), as on the first Macs',
    help: 'save the file with line ends of Unix (LF) or Windows (CRLF)',
    bad: '# The smallest catalogue that is valid: every required field, no optional one.\r',
    good: '# The smallest catalogue that is valid: every required field, no optional one.\n',
  },
  'CAT-NFC': {
    group: 'CAT-NFC',
    why: 'the same letters in two encodings do not compare equal',
    message: '{text} is not in Unicode normal form C',
    help: 'write {composed} with composed letters',
    bad: 'keywords: [e\u0301tiquette]',
    good: 'keywords: [label]',
  },
});

/** Characters that nobody sees, and letters in a form that does not compare equal. */
export function characterProblems({ text }: SourceText): Problem[] {
  const problems: Problem[] = [];
  for (const { line, start } of unusualLines(text)) {
    for (const { 0: char, index } of line.matchAll(unseen)) {
      const isLineEnd = char === '\r' && text[start + index + 1] === '\n';
      const isByteOrderMark = char === '\ufeff' && start + index === 0;
      const at = spanAt(start + index, char);
      if (!isLineEnd && !isByteOrderMark)
        problems.push({ ...characterProblem(char, at), edit: { ...at, text: inPlaceOf(char, text.slice(at.end)) } });
    }
    for (const { 0: char, index } of line.matchAll(structuralSpaces))
      problems.push(spaceProblem(char, spanAt(start + index, char)));
    if (line.normalize('NFC') === line) continue;
    for (const { 0: word, index } of line.matchAll(/\S+/g))
      if (word.normalize('NFC') !== word) problems.push(normalFormProblem(word, spanAt(start + index, word)));
  }
  return problems;
}

/** A space that is not plain where YAML asks for one, or at the end of a line: before and behind a dash, behind the colon of a field. */
const structuralSpaces =
  /(?<=^[\p{Zs}\-]*|^[\p{Zs}\-]*[\w"']+:|^ *[–—•·▪◦‣●○►−*])[\p{Zs}--[ ]]|[\p{Zs}--[ ]](?=\s*$)/gmv;

/** What breaks lines elsewhere stands for a line feed before a field or an item, and for a space inside of a text. */
const inPlaceOf = (char: string, rest: string): string =>
  !/[\r\v\f\u0085\u2028\u2029]/.test(char) ? '' : /^\s*(?:- |["']?[\w.-]+["']?:(?:\s|$))/.test(rest) ? '\n' : ' ';

const spaceProblem = (char: string, at: Span): Problem =>
  characterFaults.problem(
    'CAT-CHAR-SPACE',
    at,
    { name: char === '\u00a0' ? 'no-break space' : 'space', point: codePoint(char) },
    { edit: { ...at, text: ' ' } },
  );

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

export const characterProblem = (char: string, at: Span): Problem =>
  characterFaults.problem('CAT-CHAR-UNSEEN', at, { name: names.get(char) ?? kindOf(char), point: codePoint(char) });

function kindOf(char: string): string {
  if (/\p{Surrogate}/u.test(char)) return 'half of a surrogate pair';
  return /\p{Noncharacter_Code_Point}/u.test(char) ? 'no character:' : 'control or invisible character';
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

export const normalFormProblem = (text: string, at: Span): Problem => {
  const composed = text.normalize('NFC');
  return characterFaults.problem(
    'CAT-NFC',
    at,
    { text: quote(text), composed: quote(composed) },
    { edit: at.end - at.start === text.length ? { ...at, text: composed } : undefined },
  );
};
