import { quote } from '../../kit/unseen.ts';
import type { ProblemId } from '../../report/problem.ts';
import type { Path } from '../../yaml/walk.ts';
import type { Entry } from '../schema.ts';
import type { Rule } from './context.ts';

/** What a list names twice would be shown twice. */
export const doubleRules: Rule = ({ entries, report, value }) => {
  for (const [code, entry] of entries) {
    for (const { rule, names, at } of listsOf(entry)) {
      const first = new Map<string, number>();
      names.forEach((name, i) => {
        const before = first.get(name);
        if (before === undefined) return void first.set(name, i);
        const place = (item: number) => value(['errors', code, ...at(item)]);
        report({
          rule,
          message: `${quote(name)} is named twice`,
          at: place(i),
          other: { at: place(before), label: 'first here' },
          help: 'keep one of them',
        });
      });
    }
  }
};

interface List {
  rule: ProblemId;
  names: readonly string[];
  at(item: number): Path;
}

function listsOf({ scopes, endpoints, related, lifecycle, inferred, keywords, messages }: Partial<Entry>): List[] {
  const list = (rule: ProblemId, names: readonly string[] | undefined, path: Path, ...field: Path): List => ({
    rule,
    names: names ?? [],
    at: (item) => [...path, item, ...field],
  });
  const operations = Array.isArray(endpoints) ? endpoints.map(({ operation }) => operation) : [];
  return [
    list('CAT-REF', scopes, ['scopes']),
    list('CAT-REF', operations, ['endpoints'], 'operation'),
    list(
      'CAT-REF',
      related?.map((other) => other.code),
      ['related'],
      'code',
    ),
    list('CAT-REF', lifecycle?.replaced_by, ['lifecycle', 'replaced_by']),
    list('CAT-INFERRED', inferred, ['inferred']),
    list('CAT-TEXT', keywords, ['keywords']),
    list('CAT-TEXT', messages, ['messages']),
  ];
}
