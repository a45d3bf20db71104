import { quote } from '../../kit/unseen.ts';
import type { Path } from '../../yaml/walk.ts';
import type { Entry } from '../schema.ts';
import type { Rule } from './context.ts';
import { referenceFaults } from './reference-faults.ts';

/** What a list names twice would be shown twice. */
export const doubleRules: Rule = ({ entries, report, value }) => {
  for (const [code, entry] of entries) {
    for (const { names, at } of listsOf(entry)) {
      const first = new Map<string, number>();
      names.forEach((name, i) => {
        const before = first.get(name);
        if (before === undefined) return void first.set(name, i);
        const place = (item: number) => value(['errors', code, ...at(item)]);
        const other = { at: place(before), label: 'first here' };
        report(referenceFaults.problem('CAT-DOUBLE', place(i), { name: quote(name) }, { other }));
      });
    }
  }
};

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
