import type { Rule } from './context.ts';

/** Nothing that opens a door, and nobody's address. */
export const secretRules: Rule = ({ source, head, report }) => {
  for (const [what, pattern] of secretShapes) {
    for (const match of source.text.matchAll(pattern)) {
      if (match[0] === head.api.support || /\.(?:invalid|test|example)$/.test(match[0])) continue;
      report({
        id: 'CAT-SECRET',
        message: `this looks like ${what}`,
        at: { start: match.index, end: match.index + match[0].length },
        help: what === 'an e-mail address' ? 'use name@example.com' : 'use YOUR_API_KEY',
      });
    }
  }
};

/** Shapes of live credentials, and e-mail addresses outside the domains reserved for examples (RFC 2606). */
const secretShapes: [what: string, pattern: RegExp][] = [
  ['a live key', /\b(?:sk|ak|pk|rk)_live_[A-Za-z0-9]{4,}/g],
  ['a JSON Web Token', /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g],
  ['a bearer token', /\bBearer (?!<|YOUR|eyJ)[\w.~+/-]{16,}/g],
  ['an e-mail address', /(?<![\w.+-])[\w.+-]+@(?!(?:[\w-]+\.)*example(?:\.(?:com|org|net))?\b)[\w-]+(?:\.[\w-]+)+/g],
];
