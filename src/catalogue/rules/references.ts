import { quote } from '../../kit/unseen.ts';
import type { Path } from '../../yaml/walk.ts';
import type { Entry } from '../schema.ts';
import type { Rule, RuleContext } from './context.ts';
import { lifecycleFaults } from './lifecycle-faults.ts';
import { referenceFaults } from './reference-faults.ts';

const { problem } = referenceFaults;

/** Everything an entry names must exist. */
export const referenceRules: Rule = (context) => {
  const { head, codes, report, value } = context;
  const known = knownWords(context);
  for (const [code, entry] of context.entries) {
    const at = (...path: PropertyKey[]): Path => ['errors', code, ...path];
    if (entry.type !== undefined) known.type(entry.type, at('type'));
    entry.scopes?.forEach((scope, i) => known.scope(scope, at('scopes', i)));
    if (Array.isArray(entry.endpoints))
      entry.endpoints.forEach((endpoint, i) => known.operation(endpoint.operation, at('endpoints', i, 'operation')));
    entry.related?.forEach(({ code: target }, i) => {
      const place = value(at('related', i, 'code'));
      if (target === code) report(problem('CAT-REF-SELF', place, { code }));
      else if (!codes.has(target)) context.dangling(target, place, code);
    });
    entry.lifecycle?.replaced_by?.forEach((target, i) => {
      const place = value(at('lifecycle', 'replaced_by', i));
      if (target === code) report(lifecycleFaults.problem('CAT-LIFECYCLE-SELF', place, { code }));
      else if (!codes.has(target)) context.dangling(target, place, code);
    });
    if (context.whole.has(code)) inferred(context, code, entry);
  }
  for (const [name, operation] of Object.entries(head.operations))
    operation.scopes.forEach((scope, i) => known.scope(scope, ['operations', name, 'scopes', i]));
};

function knownWords({ head, report, value, near, choice }: RuleContext) {
  const check = (rule: keyof typeof referenceFaults.rules, field: string, named: object) => {
    const words = new Set(Object.keys(named));
    const normal = new Map([...words].map((word) => [withoutNames(word), word]));
    return (word: string, path: Path): void => {
      if (words.has(word)) return;
      const at = value(path);
      const twin = normal.get(withoutNames(word));
      const guess = near(twin ?? word, words, at);
      const offer =
        words.size === 0 || words.size > 20
          ? {
              ...guess,
              choice: `${guess.near}add it to "${field}" in the head${words.size > 0 ? ', or use one that is there' : ''}`,
            }
          : choice(twin ?? word, words, at);
      report(problem(rule, at, { word: quote(word), choice: offer.choice }, { edit: offer.edit }));
    };
  };
  return {
    type: check('CAT-REF-TYPE', 'types', head.types),
    scope: check('CAT-REF-SCOPE', 'scopes', head.scopes),
    operation: check('CAT-REF-OPERATION', 'operations', head.operations),
  };
}

/** `GET /v2/tags/{item_id}` and `GET /v2/tags/{id}` are one operation under two names. */
const withoutNames = (operation: string) => operation.replace(/\{[^{}]*\}/g, '{}').replace(/\/$/, '');

function inferred({ report, value }: RuleContext, code: string, entry: Partial<Entry>): void {
  entry.inferred?.forEach((name, i) => {
    if (valueAt(entry, name.split('.')) === undefined)
      report(problem('CAT-INFERRED', value(['errors', code, 'inferred', i]), { code, name }));
  });
}

const valueAt = (node: unknown, [step, ...others]: string[]): unknown => {
  if (step === undefined) return node;
  return node && typeof node === 'object' && Object.hasOwn(node, step)
    ? valueAt((node as Record<string, unknown>)[step], others)
    : undefined;
};
