import type { Level } from '../../report/finding.ts';
import type { Rule } from '../../report/rule.ts';

/** Whose reliance is protected: followers of a link; programs, links included; careful readers and generators too. */
export const gates = ['link', 'client', 'strict'] as const;
export type Gate = (typeof gates)[number];

export interface ContractRule extends Rule {
  levels: Record<Gate, Level>;
  /** What may let the break through: a new API version or an approval, only an approval, or nothing. */
  unlock: 'version' | 'approval' | 'nothing';
}

/** Sentences that many rules say. */
export const changed = '{what} was {old}, is now {new}';
export const gone = '{what} {old} is gone';
export const fresh = '{what} {new} is new';

const letters: Record<string, Level> = { B: 'breaking', D: 'dangerous', S: 'safe' };

/** `pattern` has a letter for each of `gates`: B for breaking, D for dangerous, S for safe. */
export function rule(pattern: string, unlock: ContractRule['unlock'], texts: Rule): ContractRule {
  const [link = 'safe', client = 'safe', strict = 'safe'] = [...pattern].map((letter) => letters[letter]);
  return { ...texts, levels: { link, client, strict }, unlock };
}

/** An example: `- v2 CODE status 404` is a fact that is taken out, `+ ...` one that is put in. Right is what stood there before. */
export const diff = (...lines: string[]): { bad: string; good: string } => ({
  bad: lines.join('\n'),
  good: lines.flatMap((line) => (line.startsWith('+') ? [] : [`  ${line.slice(2)}`])).join('\n'),
});
