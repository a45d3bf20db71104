import { foldName } from '../../kit/fold-name.ts';
import type { Span } from '../../kit/source-text.ts';
import { codePoint, quote } from '../../kit/unseen.ts';
import { ruleSet } from '../../report/rule.ts';
import { yamlText } from '../../yaml/edit.ts';
import { codePattern, matchesPattern, maxCodeLength, meantCode, safeName } from '../code.ts';
import { addressRules, type Named } from './addresses.ts';
import type { Rule, RuleContext } from './context.ts';

const why = 'clients compare codes byte by byte and the code is part of the page address';

export const identityFaults = ruleSet('CAT-CODE-PATTERN', {
  'CAT-CODE-PATTERN': {
    why,
    message: 'code {code} {reason}',
    help: '{first}a code matches {pattern}',
    bad: 'errors:\n  Tag-not-found:',
    good: 'errors:\n  TAG_NOT_FOUND:',
  },
  'CAT-CODE-TWIN': {
    why,
    message: 'code {code} {reason}',
    help: '{meant} is there already: merge the two; a code matches {pattern}',
    bad: 'aliases: [BAD_TAG, tag-taken]',
    good: 'aliases: [BAD_TAG]',
  },
  'CAT-CODE-OWN': {
    why: 'every spelling of a code leads to its page; an alias is another name that was sent once',
    message: 'the alias {code} is {owner} in another spelling',
    help: 'remove the alias',
    bad: 'aliases: [BAD_TAG, invalid_tag]',
    good: 'aliases: [BAD_TAG]',
  },
  'CAT-CODE-LENGTH': {
    why: 'AIP-193 gives a reason 63 characters',
    message: 'code {code} has {length} characters',
    help: 'a code has at most {max} characters (AIP-193 reason)',
    bad: `aliases: [BAD_TAG, ${'A'.repeat(64)}]`,
    good: 'aliases: [BAD_TAG]',
  },
  'CAT-CODE-FILE': {
    why: 'a code names the files of its page and of its copies',
    message: 'code {code} cannot be a file name',
    help:
      'whatever code_pattern allows, a code holds only A to Z, a to z, 0 to 9, "_", "-" and ".", ' +
      'and starts with a letter or a digit (a minus may precede it)',
    bad: 'code_pattern: .+\nscopes: {}\n…\n    keywords: [label]\n    aliases: [BAD/TAG]',
    good: 'scopes: {}\n…\n    keywords: [label]',
  },
  'CAT-CODE-DEVICE': {
    group: 'CAT-CODE-RESERVED',
    why: 'the name has a meaning of its own in a file system',
    message: '{code} is a device name on Windows; no file can have it',
    help: 'choose a longer name',
    bad: 'aliases: [BAD_TAG, CON]',
    good: 'aliases: [BAD_TAG]',
  },
  'CAT-CODE-CLASH': {
    group: 'CAT-CODE-CLASH',
    why: 'codes that differ only in case or separators share a URL on hosts that ignore case',
    message: '{code} and {earlier} share a URL on hosts that ignore case',
    help: 'rename one so that they differ in a letter',
    bad: 'aliases: [BAD_TAG, BADTAG]',
    good: 'aliases: [BAD_TAG]',
  },
  'CAT-CODE-CLAIMED': {
    group: 'CAT-DUP-CODE',
    why: 'each code owns one page and one doc_url; the second would overwrite the first',
    message: '{code} is claimed twice',
    help: 'a code or alias belongs to one entry',
    bad: 'aliases: [BAD_TAG, TAG_TAKEN]',
    good: 'aliases: [BAD_TAG]',
  },
  'CAT-PATTERN': {
    group: 'CAT-VALUE',
    why: 'every code is tried against it',
    message: 'code_pattern is not a regular expression',
    help: 'write a JavaScript regular expression without slashes around it, or remove the field',
    bad: 'code_pattern: "["\nscopes: {}',
    good: 'scopes: {}',
  },
});
const { problem } = identityFaults;

/** Codes and aliases: the pattern, reserved names, and no two that meet at one address. */
export const identityRules: Rule = (context) => {
  const { head, report, value, key } = context;
  if (!codePattern(head)) report(problem('CAT-PATTERN', value(['code_pattern'])));
  const seen = new Map<string, Named>();
  const claim = (named: Named) => {
    const fault = unfit(context, named) ?? taken(seen, named);
    if (fault) report(fault);
    if (devices.test(named.code)) report(problem('CAT-CODE-DEVICE', named.at, { code: quote(named.code) }));
  };
  for (const code of context.codes) claim({ code, at: key(['errors', code]) });
  for (const [code, entry] of context.entries)
    entry.aliases?.forEach((alias, i) => {
      const at = value(['errors', code, 'aliases', i]);
      if (alias !== code && foldName(alias) === foldName(code))
        report(problem('CAT-CODE-OWN', at, { code: quote(alias), owner: quote(code) }));
      else claim({ code: alias, at });
    });
  addressRules(context, [...seen.values()]);
};

/** Why the name cannot be a code; undefined when it can. */
function unfit(context: RuleContext, { code, at }: Named) {
  if (!matchesPattern(context.head, code)) return patternProblem(context, code, at);
  if (code.length > maxCodeLength)
    return problem('CAT-CODE-LENGTH', at, { code: quote(code), length: code.length, max: maxCodeLength });
  return safeName.test(code) ? undefined : problem('CAT-CODE-FILE', at, { code: quote(code) });
}

function patternProblem({ head, codes, key }: RuleContext, code: string, at: Span) {
  const meant = meantCode(code);
  const values = { code: quote(code), reason: reasonOf(head, code), pattern: head.code_pattern, meant };
  if (meant !== code && codes.has(meant)) {
    const other = { at: key(['errors', meant]), label: 'reads like this one' };
    return problem('CAT-CODE-TWIN', at, values, { other });
  }
  const fits = meant !== code && meant !== '' && matchesPattern(head, meant);
  return problem(
    'CAT-CODE-PATTERN',
    at,
    { ...values, first: fits ? `write ${meant}; ` : '' },
    { edit: fits ? { ...at, text: yamlText(meant) } : undefined },
  );
}

/** The problem when another name has the same address. Otherwise remembers this one in `seen`. */
function taken(seen: Map<string, Named>, named: Named) {
  const { code, at } = named;
  const earlier = seen.get(foldName(code));
  if (!earlier) return void seen.set(foldName(code), named);
  if (earlier.code === code)
    return problem(
      'CAT-CODE-CLAIMED',
      at,
      { code: quote(code) },
      { label: 'again here', other: { at: earlier.at, label: 'first here' } },
    );
  const values = { code: quote(code), earlier: quote(earlier.code) };
  return problem('CAT-CODE-CLASH', at, values, { label: 'clashes', other: { at: earlier.at, label: 'with this one' } });
}

const devices = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i;

function reasonOf(head: RuleContext['head'], code: string): string {
  const odd = [...code].find((char) => !/[A-Za-z0-9_]/.test(char));
  if (odd && /\p{L}/u.test(odd))
    return `holds ${quote(odd)} (${codePoint(odd)}), a letter of another alphabet that looks familiar`;
  if (odd) return `holds ${quote(odd)}`;
  if (/[a-z]/.test(code)) return 'holds lower-case letters';
  const last = code.at(-1) ?? 'A';
  const lengths = Array.from({ length: maxCodeLength }, (_, i) => i + 1);
  if (lengths.some((more) => matchesPattern(head, code + last.repeat(more)))) return 'is too short for the pattern';
  if (
    /[A-Z]{2}$|\d\d$/.test(code) &&
    lengths.some((length) => length < code.length && matchesPattern(head, code.slice(0, length)))
  )
    return 'is too long for the pattern';
  return 'does not match the pattern of codes';
}
