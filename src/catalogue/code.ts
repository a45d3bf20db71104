import { unseen } from '../kit/unseen.ts';
import type { Head } from './schema.ts';

type Pattern = Pick<Head, 'code_pattern'>;

/** AIP-193: a `reason` has at most 63 characters. */
export const maxCodeLength = 63;

/** Whether the code may stand as it is. */
export const isCode = (head: Pattern, code: string): boolean =>
  code.length <= maxCodeLength && matchesPattern(head, code) && safeName.test(code);

/** True also when the pattern itself is wrong: that is reported once, at the head. */
export const matchesPattern = (head: Pattern, code: string): boolean => codePattern(head)?.test(code) ?? true;

/** Undefined when it is no regular expression, or one in the slashes of a program: no code begins with a slash. */
export function codePattern({ code_pattern }: Pattern): RegExp | undefined {
  if (/^\/.*\/[a-z]*$/.test(code_pattern)) return undefined;
  try {
    return new RegExp(code_pattern);
  } catch {
    return undefined;
  }
}

/** A code names files and is part of addresses: it must not lead out of their folder. Windows drops a dot at the end. */
export const safeName = /^-?[A-Za-z0-9](?:[\w.-]*[\w-])?$/;

/** Cyrillic and Greek letters that look like Latin ones, each with its twin. NFKD knows the rest: wide letters, letters of formulas, accents. */
const twins = new Map(
  ['АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXаaеeоoрpсcуyхxѕsіiјj', 'ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνv'].flatMap((pairs) =>
    (pairs.match(/../gu) ?? []).map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
  ),
);

/** The code that somebody may have meant, in capitals with underscores. */
export function meantCode(code: string): string {
  const latin = code.replace(unseen, '').replace(/[\u0370-\u04ff]/g, (letter) => twins.get(letter) ?? letter);
  // A small look-alike among capitals stands for a capital; it does not start a word.
  return (
    (/[a-z]/.test(code) ? latin : latin.toUpperCase())
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      // One small letter among capitals is a slip, not the end of a word.
      .replace(/([a-z\d]{2})([A-Z])/g, '$1_$2')
      .replace(/[^A-Za-z\d]+/g, '_')
      .replace(/^[_\d]+|_+$/g, '')
      .toUpperCase()
  );
}
