import type { Span } from '../../kit/source-text.ts';
import { quote } from '../../kit/unseen.ts';
import type { Path } from '../../yaml/walk.ts';
import type { Entry } from '../schema.ts';
import type { Rule, RuleContext } from './context.ts';
import { referenceFaults } from './reference-faults.ts';

/** Refuses lists that name a thing twice, because pages would show it twice. */
export const doubleRules: Rule = (context) => {
  const { head, entries, key } = context;
  for (const [code, entry] of entries) for (const list of listsOf(entry)) doubles(context, list, ['errors', code]);
  doubles(context, { names: head.doc_urls, at: (item) => ['doc_urls', item] });
  doubles(context, { names: (head.former_statuses ?? []).map(String), at: (item) => ['former_statuses', item] });
  // What is documented is no former operation.
  const documented = Object.keys(head.operations ?? {}).map((name) => [name, key(['operations', name])] as const);
  doubles(context, { names: head.former_operations ?? [], at: (item) => ['former_operations', item] }, [], documented);
  twins(context, documented);
};

/** `GET /tags/{id}` and `GET /tags/{tag}` are matched by the same requests. */
function twins({ report }: RuleContext, operations: readonly (readonly [string, Span])[]): void {
  const first = new Map<string, readonly [string, Span]>();
  for (const operation of operations) {
    const [name, at] = operation;
    const form = name.replace(/\{[^}]*\}/g, '{}');
    const earlier = first.get(form);
    if (!earlier) first.set(form, operation);
    else {
      const values = { name: quote(name), earlier: quote(earlier[0]) };
      report(
        referenceFaults.problem('CAT-OPERATION-TWIN', at, values, { other: { at: earlier[1], label: 'this one' } }),
      );
    }
  }
}

function doubles(
  { report, value }: RuleContext,
  { names, at }: List,
  path: Path = [],
  known: readonly (readonly [string, Span])[] = [],
): void {
  const first = new Map(known);
  names.forEach((name, i) => {
    const place = value([...path, ...at(i)]);
    const before = first.get(name);
    if (before === undefined) return void first.set(name, place);
    const other = { at: before, label: 'first here' };
    report(referenceFaults.problem('CAT-DOUBLE', place, { name: quote(name) }, { other }));
  });
}

interface List {
  names: readonly string[];
  at(item: number): Path;
}

function listsOf({ scopes, endpoints, related, lifecycle, inferred, keywords, messages }: Partial<Entry>): List[] {
  const list = (names: readonly string[] | undefined, path: Path, ...field: Path): List => ({
    names: names ?? [],
    at: (item) => [...path, item, ...field],
  });
  const operations = Array.isArray(endpoints) ? endpoints.map(({ operation }) => operation) : [];
  const relatedCodes = related?.map((other) => other.code);
  return [
    list(scopes, ['scopes']),
    list(operations, ['endpoints'], 'operation'),
    list(relatedCodes, ['related'], 'code'),
    list(lifecycle?.replaced_by, ['lifecycle', 'replaced_by']),
    list(inferred, ['inferred']),
    list(keywords, ['keywords']),
    list(messages, ['messages']),
  ];
}
