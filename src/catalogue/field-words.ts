import type { SourceText } from '../kit/source-text.ts';
import { quote } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { ruleSet } from '../report/rule.ts';
import { characterProblems } from '../yaml/characters.ts';

export const fieldWordFaults = ruleSet('CAT-WORDS', {
  'CAT-WORDS': {
    why: 'search would not know what the line means',
    message: '{message}',
    help: 'write words of one meaning, as in: parcel package box; or a word and pairs of words that say it, as in: depot = pick up, drop off',
    bad: 'Parcel, package, box',
    good: 'parcel package box',
  },
});

/**
 * Reads lines of words that mean the same in the field of the API: `parcel package box`, or `depot = pick up, drop off`.
 * A line that begins with `#` is a comment.
 */
export function parseFieldWords(source: SourceText): { words: string[]; problems: Problem[] } {
  const problems = characterProblems(source);
  const odd = new Set(problems.map(({ at }) => source.position(at.start).line));
  const words: string[] = [];
  for (const { 0: line, index } of source.text.matchAll(/(?!^\ufeff)[^\r\n]+/g)) {
    if (odd.has(source.position(index).line) || line.startsWith('#') || line.trim() === '') continue;
    const fault = badLine(line);
    if (fault) {
      const at = { start: index + fault.from, end: index + fault.from + Math.max(1, fault.length) };
      problems.push(fieldWordFaults.problem('CAT-WORDS', at, { message: fault.message }));
    } else words.push(line);
  }
  return { words, problems: problems.sort((a, b) => a.at.start - b.at.start) };
}

/** Points at the first sign that is in no word, else at the part of the line that is no group or pair of words. */
function badLine(line: string): { message: string; from: number; length: number } | undefined {
  const sign = /[^\p{Ll}\p{Lo}\p{M}\p{N} =,]/u.exec(line);
  if (sign)
    return { message: `${quote(sign[0])} is in no word of small letters`, from: sign.index, length: sign[0].length };
  if (/^\S+(?: \S+)+$/.test(line) && !/[=,]/.test(line)) return undefined;
  const [word = '', list] = line.split('=', 2);
  if (list === undefined) return { message: 'the line is no group of words', from: 0, length: line.length };
  if (!/^\S+ $/.test(word)) return { message: `${quote(word)} is not one word`, from: 0, length: word.length };
  const pairs = line.slice(word.length + 1).split(',');
  const at = pairs.findIndex((pair) => !/^ [^\s=]+ [^\s=]+$/.test(pair));
  if (at < 0) return undefined;
  const from = word.length + 1 + pairs.slice(0, at).join(',').length + Math.min(at, 1);
  return { message: `${quote(pairs[at])} is no pair of words`, from, length: pairs[at]?.length ?? 0 };
}
