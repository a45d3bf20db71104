import { compact } from '../kit/compact.ts';
import type { Edit, Span } from '../kit/source-text.ts';
import type { Problem } from './problem.ts';

/**
 * One way to be wrong, the same for the catalogue, the contract and the audit. A word in braces, as in `{code} is gone`, is a place
 * that `fill` fills in.
 */
export interface Rule {
  /** The older id that stood for several faults, of which this is one. */
  group?: string;
  /** Why the rule exists: who is hurt by what it refuses, and how. */
  why: string;
  /** The sentence that says what was found. */
  message: string;
  /** The smallest thing to do about it: a verb, an object, an example. */
  help: string;
  /** Lines of a file in which this is wrong; the whole file where `good` is absent. `…` stands for the lines between two places. */
  bad: string;
  /** The same lines without fault. `explain` prints both. */
  good?: string;
}

export type Values = Readonly<Record<string, string | number | undefined>>;

/** `fill('{code} is gone', { code: 'A' })` is `A is gone`. A place without a value stays as it is written. */
export const fill = (template: string, values: Values): string =>
  template.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name] ?? place) : place,
  );

/** The sentences of a rule, with their places filled in. */
export const told = ({ message, why, help }: Rule, values: Values) => ({
  message: fill(message, values),
  who: fill(why, values),
  help: fill(help, values),
});

interface More {
  label?: string | undefined;
  other?: { at: Span; label: string } | undefined;
  edit?: Edit | undefined;
}

/** Rules that are said of one text, and the maker of their problems: `problem('CAT-X', at, { code })` fills in message and help. */
export function ruleSet<Id extends string>(group: string, rules: Readonly<Record<Id, Rule>>) {
  const problem = (rule: Id, at: Span, values: Values = {}, more: More = {}): Problem => {
    const { why, message, help, group: own = group } = rules[rule];
    return { rule, group: own, why, message: fill(message, values), help: fill(help, values), at, ...compact(more) };
  };
  return { group, rules, problem };
}
