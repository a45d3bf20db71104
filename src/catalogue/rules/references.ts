import type { Span } from '../../kit/source-text.ts';
import { suggest } from '../../kit/suggest.ts';
import { quote } from '../../kit/unseen.ts';
import type { Path } from '../../yaml/walk.ts';
import type { Entry } from '../schema.ts';
import type { Rule, RuleContext } from './context.ts';

/** Everything an entry names must exist. */
export const referenceRules: Rule = (context) => {
  const { head, codes } = context;
  const types = new Set(Object.keys(head.types));
  const scopes = new Set(Object.keys(head.scopes));
  const operations = new Set(Object.keys(head.operations));
  for (const [code, entry] of context.entries) {
    const at = (...path: PropertyKey[]): Path => ['errors', code, ...path];
    if (entry.type !== undefined) known(context, entry.type, types, at('type'), 'type', 'types');
    entry.scopes?.forEach((scope, i) => known(context, scope, scopes, at('scopes', i), 'scope', 'scopes'));
    if (Array.isArray(entry.endpoints))
      entry.endpoints.forEach((endpoint, i) =>
        known(context, endpoint.operation, operations, at('endpoints', i, 'operation'), 'operation', 'operations'),
      );
    related(context, code, entry);
    entry.lifecycle?.replaced_by?.forEach((target, i) => {
      if (target === code)
        context.report({
          rule: 'CAT-LIFECYCLE',
          message: `${code} replaces itself`,
          at: context.value(at('lifecycle', 'replaced_by', i)),
          help: 'name the code that is sent instead',
        });
      else if (!codes.has(target)) dangling(context, target, context.value(at('lifecycle', 'replaced_by', i)));
    });
    if (context.whole.has(code)) inferred(context, code, entry);
  }
  for (const [name, operation] of Object.entries(head.operations))
    operation.scopes.forEach((scope, i) =>
      known(context, scope, scopes, ['operations', name, 'scopes', i], 'scope', 'scopes'),
    );
};

function known(
  { report, value, near }: RuleContext,
  word: string,
  words: Set<string>,
  path: Path,
  what: string,
  field: string,
): void {
  if (words.has(word)) return;
  report({
    rule: what === 'type' ? 'CAT-VALUE' : 'CAT-REF',
    message: `unknown ${what} ${quote(word)}`,
    at: value(path),
    help:
      words.size > 20
        ? `${near(word, words)}add it to "${field}" in the head, or use one that is there`
        : suggest(word, words),
  });
}

export function dangling({ report, codes, meant, near }: RuleContext, target: string, at: Span): void {
  if (meant.has(target)) return;
  report({
    rule: 'CAT-REF',
    message: `${quote(target)} is not in the catalogue`,
    at,
    help: `${near(target, codes)}name a code of this file`,
  });
}

function related(context: RuleContext, code: string, entry: Partial<Entry>): void {
  entry.related?.forEach(({ code: target }, i) => {
    const path: Path = ['errors', code, 'related', i, 'code'];
    if (target === code)
      context.report({
        rule: 'CAT-REF',
        message: `${code} is related to itself`,
        at: context.value(path),
        help: 'name the other code',
      });
    else if (!context.codes.has(target)) dangling(context, target, context.value(path));
  });
}

function inferred({ report, value }: RuleContext, code: string, entry: Partial<Entry>): void {
  entry.inferred?.forEach((name, i) => {
    const found = name
      .split('.')
      .reduce<unknown>(
        (node, step) =>
          node && typeof node === 'object' && Object.hasOwn(node, step)
            ? (node as Record<string, unknown>)[step]
            : undefined,
        entry,
      );
    if (found === undefined)
      report({
        rule: 'CAT-INFERRED',
        message: `${code} has no field "${name}"`,
        at: value(['errors', code, 'inferred', i]),
        help: 'remove the name, or write the field',
      });
  });
}
