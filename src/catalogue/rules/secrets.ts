import type { Problem } from '../../report/problem.ts';
import type { Rule } from './context.ts';

/** Nothing that opens a door, and nobody's address. */
export const secretRules: Rule = ({ source, head, report }) => secretsIn(source.text, head.api.support).forEach(report);

/** `support` is the one address that may be there. */
export function secretsIn(text: string, support?: string): Problem[] {
  const found: Problem[] = [];
  for (const [what, pattern] of secretShapes) {
    for (const match of text.matchAll(pattern)) {
      if (match[0] === support || /\.(?:invalid|test|example)$/.test(match[0])) continue;
      const at = { start: match.index, end: match.index + match[0].length };
      // A key of a known provider stands behind `Bearer` too: once is enough.
      if (found.some(({ at: { start, end } }) => start < at.end && at.start < end)) continue;
      found.push({
        id: 'CAT-SECRET',
        message: `this looks like ${what}`,
        at,
        help: what === 'an e-mail address' ? 'use name@example.com' : 'use YOUR_API_KEY',
      });
    }
  }
  return found;
}

/**
 * Shapes of live credentials, and e-mail addresses outside the domains reserved for examples (RFC 2606). The whole text is searched, so each
 * pattern starts with fixed letters, which is fast. The header Authorization may hold nothing but a word that says what belongs there.
 */
const secretShapes: [what: string, pattern: RegExp][] = [
  ['a live key', /\b(?:sk|ak|pk|rk)_live_[A-Za-z0-9]{4,}/g],
  ['a secret of a webhook', /whsec_[\w+/=-]{8,}/g],
  ['a token of GitHub', /\b(?:gh[oprsu]_[A-Za-z0-9]{16,}|github_pat_\w{16,})/g],
  ['a token of Slack', /xox[a-z]-[\w-]{10,}/g],
  ['a key of AWS', /\bA(?:KIA|SIA)[0-9A-Z]{16}\b/g],
  ['a key of Google', /AIza[\w-]{30,}/g],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/g],
  ['a JSON Web Token', /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g],
  ['a bearer token', /\bBearer (?!<|YOUR|eyJ)[\w.~+/-]{16,}/g],
  ['an API key', /\bApi-Key (?!<|YOUR)[\w.~+/-]{16,}/g],
  ['a credential', /\bAuthorization: *(?:[\w-]+ +)?(?!<|YOUR_|(?:Api-Key|Bearer|Basic)\r?\n)[\w.~+/=-]+(?=\r?\n)/gi],
  ['an e-mail address', /(?<![\w.+-])[\w.+-]+@(?!(?:[\w-]+\.)*example(?:\.(?:com|org|net))?\b)[\w-]+(?:\.[\w-]+)+/g],
];
