import { closest, quote, suggest } from '../problem.ts';
import { type Entry, retryStrategies } from '../schema.ts';
import type { Path } from '../source.ts';
import type { Rule, RuleContext } from './context.ts';
import { proseFields } from './text.ts';

/** Everything an entry names must exist, and its lifecycle must end at a living code. */
export const referenceRules: Rule = (context) => {
  const { head, codes } = context;
  const types = new Set(Object.keys(head.types));
  const scopes = new Set(Object.keys(head.scopes));
  const operations = new Set(Object.keys(head.operations));
  for (const [code, entry] of context.entries) {
    const at = (...path: PropertyKey[]): Path => ['errors', code, ...path];
    known(context, entry.type, types, at('type'), 'type', 'types');
    entry.scopes?.forEach((scope, i) => known(context, scope, scopes, at('scopes', i), 'scope', 'scopes'));
    if (Array.isArray(entry.endpoints))
      entry.endpoints.forEach((endpoint, i) => known(context, endpoint.operation, operations, at('endpoints', i, 'operation'), 'operation', 'operations'));
    related(context, code, entry);
    entry.lifecycle.replaced_by?.forEach((target, i) => {
      if (target === code)
        context.report({
          id: 'CAT-LIFECYCLE',
          message: `${code} replaces itself`,
          at: context.value(at('lifecycle', 'replaced_by', i)),
          help: 'name the code that is sent instead',
        });
      else if (!codes.has(target)) dangling(context, target, at('lifecycle', 'replaced_by', i));
    });
    lifecycle(context, code, entry);
    retry(context, code, entry);
    inferred(context, code, entry);
    proseLinks(context, code, entry);
  }
  for (const [name, operation] of Object.entries(head.operations))
    operation.scopes.forEach((scope, i) => known(context, scope, scopes, ['operations', name, 'scopes', i], 'scope', 'scopes'));
};

function known({ report, value }: RuleContext, word: string, words: Set<string>, path: Path, what: string, field: string): void {
  if (words.has(word)) return;
  report({
    id: what === 'type' ? 'CAT-VALUE' : 'CAT-REF',
    message: `unknown ${what} ${quote(word)}`,
    at: value(path),
    help: words.size > 20 ? `${near(word, words)}add it to "${field}" in the head, or use one that is there` : suggest(word, words),
  });
}

const near = (word: string, words: Iterable<string>) => {
  const match = closest(word, words);
  return match ? `did you mean "${match}"? ` : '';
};

function dangling({ report, value, codes }: RuleContext, target: string, path: Path): void {
  report({ id: 'CAT-REF', message: `${quote(target)} is not in the catalogue`, at: value(path), help: `${near(target, codes)}name a code of this file` });
}

function related(context: RuleContext, code: string, entry: Entry): void {
  const seen = new Set<string>();
  entry.related?.forEach(({ code: target }, i) => {
    const path: Path = ['errors', code, 'related', i, 'code'];
    if (target === code) context.report({ id: 'CAT-REF', message: `${code} is related to itself`, at: context.value(path), help: 'name the other code' });
    else if (!context.codes.has(target)) dangling(context, target, path);
    else if (seen.has(target))
      context.report({ id: 'CAT-REF', message: `${target} is named twice`, at: context.value(path), help: 'keep one observation per code' });
    seen.add(target);
  });
}

function lifecycle(context: RuleContext, code: string, { lifecycle: life }: Entry): void {
  const { report, value, key } = context;
  const at = (field: string): Path => ['errors', code, 'lifecycle', field];
  const missing = (field: string, why: string) =>
    report({ id: 'CAT-LIFECYCLE', message: `a ${life.state} code has no "${field}"`, at: value(at('state')), help: why });
  if (life.state === 'active') {
    for (const field of ['deprecated', 'retired', 'replaced_by', 'reason'] as const) {
      if (life[field])
        report({
          id: 'CAT-LIFECYCLE',
          message: `an active code has "${field}"`,
          at: key(at(field)),
          other: { at: value(at('state')), label: 'says active' },
          help: `remove "${field}", or set the state`,
        });
    }
    return;
  }
  if (life.state === 'deprecated' && !life.deprecated) missing('deprecated', 'add the date it was deprecated on');
  if (life.state === 'retired' && !life.retired) missing('retired', 'add the date since when it is no longer sent');
  if (!life.reason && !life.replaced_by) missing('reason', 'add a reason, or replaced_by');
  const dates = [life.since, life.deprecated, life.retired].filter((date): date is string => Boolean(date));
  if (dates.some((date, i) => i > 0 && date < (dates[i - 1] ?? '')))
    report({
      id: 'CAT-LIFECYCLE',
      message: 'the dates run backwards',
      at: key(['errors', code, 'lifecycle']),
      help: 'since, deprecated, retired follow each other',
    });
  replacement(context, code);
}

/** `replaced_by` must reach a code that is not retired within three hops. */
function replacement({ entries, report, value }: RuleContext, code: string): void {
  const trail = [code];
  for (let current = code; ; ) {
    const life = entries.get(current)?.lifecycle;
    const next = life?.replaced_by?.[0];
    if (!life || next === current || (current !== code && life.state !== 'retired')) return;
    if (!next) {
      if (current !== code)
        report({
          id: 'CAT-LIFECYCLE',
          message: `${code} is replaced by ${current}, which is retired`,
          at: value(['errors', code, 'lifecycle', 'replaced_by', 0]),
          help: 'name a code that is still sent',
        });
      return;
    }
    trail.push(next);
    if (trail.indexOf(next) < trail.length - 1 || trail.length > 4) {
      const what = trail.indexOf(next) < trail.length - 1 ? 'cycle' : 'more than three hops';
      report({
        id: 'CAT-LIFECYCLE',
        message: `${what}: ${trail.join(' -> ')}`,
        at: value(['errors', code, 'lifecycle', 'replaced_by', 0]),
        help: 'name the living code at the end directly',
      });
      return;
    }
    current = next;
  }
}

function retry({ report, value, key }: RuleContext, code: string, { retry }: Entry): void {
  const at = (field: string): Path => ['errors', code, 'retry', field];
  const repeats = retry.strategy === 'backoff' || retry.strategy === 'retry_after';
  if (!retry.retryable && repeats) {
    report({
      id: 'CAT-RETRY',
      message: `retryable is false, but the strategy "${retry.strategy}" repeats the request`,
      at: value(at('strategy')),
      other: { at: value(at('retryable')), label: 'the flag' },
      help: `use ${retryStrategies.slice(0, 2).join(' or ')}`,
    });
  }
  if (retry.strategy === 'retry_after' && !retry.wait)
    report({
      id: 'CAT-RETRY',
      message: 'retry_after does not say how long to wait',
      at: value(at('strategy')),
      help: 'add wait: { header: Retry-After, field: retry_after_seconds }, or wait: { until: tomorrow }',
    });
  if (retry.strategy !== 'retry_after' && retry.wait)
    report({
      id: 'CAT-RETRY',
      message: `"wait" is only read with retry_after`,
      at: key(at('wait')),
      other: { at: value(at('strategy')), label: 'the strategy' },
      help: 'remove wait, or use retry_after',
    });
}

function inferred({ report, value }: RuleContext, code: string, entry: Entry): void {
  entry.inferred?.forEach((name, i) => {
    const found = name
      .split('.')
      .reduce<unknown>(
        (node, step) => (node && typeof node === 'object' && Object.hasOwn(node, step) ? (node as Record<string, unknown>)[step] : undefined),
        entry,
      );
    if (found === undefined)
      report({
        id: 'CAT-INFERRED',
        message: `${code} has no field "${name}"`,
        at: value(['errors', code, 'inferred', i]),
        help: 'remove the name, or write the field',
      });
  });
}

/** Links of the prose to pages of codes. */
function proseLinks(context: RuleContext, code: string, entry: Entry): void {
  for (const [path, text] of proseFields(entry)) {
    for (const match of text.matchAll(/\]\(\/errors\/([^/)#]+)/g)) {
      if (!context.codes.has(match[1] ?? '')) dangling(context, match[1] ?? '', ['errors', code, ...path]);
    }
  }
}
