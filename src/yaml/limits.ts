import { type Document, isMap } from 'yaml';
import type { SourceText } from '../kit/source-text.ts';
import { quote } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { ruleSet } from '../report/rule.ts';
import { characterFaults } from './characters.ts';
import { findPair } from './walk.ts';

const maxFileLength = 64 * 1024 * 1024;
/** More codes take minutes to check, and to publish. */
const maxCodes = 20_000;

export const limitFaults = ruleSet('CAT-SIZE', {
  'CAT-SIZE': {
    why: 'reading a larger file takes minutes; a catalogue this large is a mistake',
    message: 'the file has {size} MB, more than 64',
    help: 'split the catalogue, or look for a value pasted by mistake',
    bad: '# a file of 65 MB',
  },
  'CAT-SIZE-CODES': {
    why: 'more codes take minutes to check, and to publish',
    message: '{count} codes, more than 20,000',
    help: 'split the catalogue',
    bad: '# a file with 20,001 codes',
  },
  'CAT-YAML-CONFLICT': {
    group: 'CAT-YAML',
    why: 'git has not decided between two versions of these lines',
    message: 'git conflict marker {marker}',
    help: 'keep what is right of the two versions between the markers, and remove all lines with markers',
    bad: 'scopes: {}\n<<<<<<< HEAD\noperations: {}',
    good: 'scopes: {}\noperations: {}',
  },
});

const start = { start: 0, end: 1 };

/** What makes reading the file pointless, or would be said of every line of it. */
export function fileProblems({ text }: SourceText): Problem[] {
  if (text.length > maxFileLength)
    return [limitFaults.problem('CAT-SIZE', start, { size: Math.round(text.length / 1024 / 1024) })];
  const firstEnd = text.search(/[\r\n]/);
  if (text[firstEnd] === '\r' && text[firstEnd + 1] !== '\n')
    return [characterFaults.problem('CAT-CHAR-LINE-END', { start: firstEnd, end: firstEnd + 1 })];
  return Array.from(text.matchAll(conflictMarker), ({ 0: marker, index }) =>
    limitFaults.problem('CAT-YAML-CONFLICT', { start: index, end: index + marker.length }, { marker: quote(marker) }),
  );
}

export function countProblem({ contents }: Document): Problem | undefined {
  const errors = isMap(contents) ? findPair(contents, 'errors')?.value : undefined;
  const count = isMap(errors) ? errors.items.length : 0;
  return count > maxCodes ? limitFaults.problem('CAT-SIZE-CODES', start, { count }) : undefined;
}

const conflictMarker = /(?<![^\n])(?:<{7}|\|{7}|={7}|>{7})(?: .*|(?=\r?\n|$))/g;
