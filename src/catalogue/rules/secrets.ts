import { emailShape, placeholderShape, schemes, secretHeaders, tokenShapes } from '../../kit/secrets.ts';
import type { Problem } from '../../report/problem.ts';
import { ruleSet } from '../../report/rule.ts';
import type { Rule } from './context.ts';

export const secretFaults = ruleSet('CAT-SECRET', {
  'CAT-SECRET': {
    why: 'examples are public for ever',
    message: 'this looks like {what}',
    help: 'use YOUR_API_KEY',
    bad: '        Host: api.example.com\n        X-Api-Key: kQ7vX2mB9tR4\n      response',
    good: '        Host: api.example.com\n      response',
  },
  'CAT-SECRET-PERSON': {
    why: "the site is public, and the address is somebody's",
    message: 'this looks like an e-mail address',
    help: 'use name@example.com',
    bad: 'advice: Write to jane.doe@gmail.com first.',
    good: 'advice: The same request fails in the same way until the tag exists.',
  },
});

/** The file is public: it may hold no key and no address of a person. */
export const secretRules: Rule = ({ source, head, report }) => secretsIn(source.text, head.api.support).forEach(report);

/** Finds keys and e-mail addresses. `support` is the one address that is allowed. */
export function secretsIn(text: string, support?: string): Problem[] {
  const found: Problem[] = [];
  for (const [what, pattern] of shapes) {
    for (const match of text.matchAll(pattern)) {
      if (match[0] === support || /\.(?:invalid|test|example)$/.test(match[0])) continue;
      const at = { start: match.index, end: match.index + match[0].length };
      // A key of a known provider stands behind `Bearer` too: once is enough.
      if (found.some(({ at: { start, end } }) => start < at.end && at.start < end)) continue;
      const isPerson = what === 'an e-mail address';
      const edit = { ...at, text: isPerson ? 'name@example.com' : match[0].replace(/\S+$/, 'YOUR_API_KEY') };
      found.push(secretFaults.problem(isPerson ? 'CAT-SECRET-PERSON' : 'CAT-SECRET', at, { what }, { edit }));
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
