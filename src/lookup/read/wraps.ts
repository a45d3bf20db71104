import { foldName } from '../../kit/fold-name.ts';
import type { Name } from '../unpack.ts';
import type { Mention } from './mentions.ts';

/** Codes that a line break runs through, as mail and terminals wrap them: `DAILY_LIMIT_REA\n> CHED`. */
export function wrappedNames(text: string, byLetters: ReadonlyMap<string, Name>): Mention[] {
  const found: Mention[] = [];
  let tries = maxTries;
  for (const { 0: end, index } of text.matchAll(/[A-Z\d_][\\-]?[ \t\r]{0,4}\n/g)) {
    if (tries-- === 0) break;
    const at = index + end.length - 1;
    const head = lineEnd.exec(text.slice(Math.max(0, at - maxNameLength), at))?.[0] ?? '';
    const tail = head === '' ? '' : (lineStart.exec(text.slice(at + 1, at + 1 + maxNameLength))?.[0] ?? '');
    const [first = '', rest = ''] = [head.replace(/\W+$/, ''), tail.replace(/^[\s>|*]+/, '')];
    if (rest === '' || !/[A-Z]_|_[A-Z]/.test(first + rest)) continue;
    const name = byLetters.get(foldName(first + rest));
    if (name && (first + rest).replace('__', '_') === name.name)
      found.push({ name, start: at - head.length, end: at + 1 + tail.length, form: 'verbatim' });
  }
  return found;
}

/** Lines that end like a code; there are fewer in any text that is no attack. */
const maxTries = 2000;
const maxNameLength = 90;
const lineEnd = /(?<![A-Z\d_])[A-Z\d_]{1,80}[\\-]?[ \t\r]{0,4}$/;
const lineStart = /^[\s>|*]{0,16}[A-Z\d_]{1,80}(?![A-Za-z\d_])/;
