import { unseen } from '../kit/unseen.ts';

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
