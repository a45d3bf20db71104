import { emailShape, placeholderShape, schemes, secretHeaders, tokenShapes } from '../../kit/secrets.ts';
import type { Problem } from '../../report/problem.ts';
import type { Rule } from './context.ts';

/** Nothing that opens a door, and nobody's address. */
export const secretRules: Rule = ({ source, head, report }) => secretsIn(source.text, head.api.support).forEach(report);

/** `support` is the one address that may be there. */
export function secretsIn(text: string, support?: string): Problem[] {
  const found: Problem[] = [];
  for (const [what, pattern] of shapes) {
    for (const match of text.matchAll(pattern)) {
      if (match[0] === support || /\.(?:invalid|test|example)$/.test(match[0])) continue;
      const at = { start: match.index, end: match.index + match[0].length };
      // A key of a known provider stands behind `Bearer` too: once is enough.
      if (found.some(({ at: { start, end } }) => start < at.end && at.start < end)) continue;
      found.push({
        rule: 'CAT-SECRET',
        message: `this looks like ${what}`,
        at,
        help: what === 'an e-mail address' ? 'use name@example.com' : 'use YOUR_API_KEY',
      });
    }
  }
  return found;
}

const scheme = schemes.join('|');
const shapes: [what: string, pattern: RegExp][] = [
  ...tokenShapes.map(({ what, source }): [string, RegExp] => [what, new RegExp(source, 'g')]),
  ['a credential', new RegExp(`\\b(?:${scheme}) (?!${placeholderShape}|eyJ)[\\w.~+/=-]{16,}`, 'g')],
  // The header of a line may hold nothing but a word that says what belongs there.
  [
    'a credential',
    new RegExp(
      `\\b(?:${secretHeaders.join('|')}): *(?:(?:${scheme}|[\\w-]+) +|[\\w-]+=)?` +
        `(?!${placeholderShape}|(?:${scheme})\\r?\\n|null\\b)[\\w.~+/=-]{4,}(?=\\r?\\n|;|,)`,
      'gi',
    ),
  ],
  ['an e-mail address', new RegExp(emailShape, 'g')],
];
