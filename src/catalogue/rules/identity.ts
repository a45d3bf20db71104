import { quote } from '../../kit/unseen.ts';
import type { Problem } from '../../report/problem.ts';
import { codePattern, foldedName, matchesPattern, maxCodeLength, meantCode, safeName } from '../code.ts';
import { addressRules, type Named } from './addresses.ts';
import type { Rule } from './context.ts';

/** Codes and aliases: the pattern, reserved names, and no two that meet at one address. */
export const identityRules: Rule = (context) => {
  const { head } = context;
  if (!codePattern(head))
    context.report({
      rule: 'CAT-VALUE',
      message: 'code_pattern is not a regular expression',
      at: context.value(['code_pattern']),
      help: 'write a JavaScript regular expression, or remove the field',
    });
  const seen = new Map<string, Named>();
  const claim = (code: string, at: Problem['at']) => {
    if (!matchesPattern(head, code)) {
      const meant = meantCode(code);
      const isThere = context.codes.has(meant);
      const mend = isThere
        ? `${meant} is there already: merge the two; `
        : meant && matchesPattern(head, meant)
          ? `write ${meant}; `
          : '';
      context.report({
        rule: 'CAT-CODE-PATTERN',
        message: `code ${quote(code)} ${reasonOf(code)}`,
        at,
        ...(isThere && { other: { at: context.key(['errors', meant]), label: 'reads like this one' } }),
        help: `${mend}a code matches ${head.code_pattern}`,
      });
      return;
    }
    if (code.length > maxCodeLength) {
      context.report({
        rule: 'CAT-CODE-PATTERN',
        message: `code ${quote(code)} has ${code.length} characters`,
        at,
        help: `a code has at most ${maxCodeLength} characters (AIP-193 reason)`,
      });
      return;
    }
    if (!safeName.test(code)) {
      context.report({
        rule: 'CAT-CODE-PATTERN',
        message: `code ${quote(code)} cannot be a file name`,
        at,
        help: 'whatever code_pattern allows, a code holds only A to Z, a to z, 0 to 9, "_", "-" and ".", and starts with a letter or a digit (a minus may precede it)',
      });
      return;
    }
    if (devices.test(code))
      context.report({
        rule: 'CAT-CODE-RESERVED',
        message: `${quote(code)} is a device name on Windows; no file can have it`,
        at,
        help: 'choose a longer name',
      });
    const folded = foldedName(code);
    const earlier = seen.get(folded);
    if (!earlier) seen.set(folded, { code, at });
    else if (earlier.code !== code) {
      context.report({
        rule: 'CAT-CODE-CLASH',
        message: `${quote(code)} and ${quote(earlier.code)} share a URL on hosts that ignore case`,
        at,
        label: 'clashes',
        other: { at: earlier.at, label: 'with this one' },
        help: 'rename one so that they differ in a letter',
      });
    } else {
      context.report({
        rule: 'CAT-DUP-CODE',
        message: `${quote(code)} is claimed twice`,
        at,
        label: 'again here',
        other: { at: earlier.at, label: 'first here' },
        help: 'a code or alias belongs to one entry',
      });
    }
  };
  for (const code of context.codes) claim(code, context.key(['errors', code]));
  for (const [code, entry] of context.entries)
    entry.aliases?.forEach((alias, i) => claim(alias, context.value(['errors', code, 'aliases', i])));
  addressRules(context, [...seen.values()]);
};

const devices = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i;

function reasonOf(code: string): string {
  const odd = [...code].find((char) => !/[A-Za-z0-9_]/.test(char));
  if (odd && /\p{L}/u.test(odd))
    return `holds ${quote(odd)} (${odd.codePointAt(0)?.toString(16).padStart(4, '0').replace(/^/, 'U+').toUpperCase()}), a letter of another alphabet that looks familiar`;
  if (odd) return `holds ${quote(odd)}`;
  if (/[a-z]/.test(code)) return 'holds lower-case letters';
  return 'does not match the pattern of codes';
}
