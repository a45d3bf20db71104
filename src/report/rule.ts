/**
 * One way to be wrong, the same for the catalogue, the contract and the audit. A word in braces, as in `{code} is gone`, is a place
 * that `fill` fills in.
 */
export interface Rule {
  /** Why the rule exists: who is hurt by what it refuses, and how. */
  why: string;
  /** The sentence that says what was found. */
  message: string;
  /** The smallest thing to do about it: a verb, an object, an example. */
  help: string;
  /** Lines of a file in which this is wrong, and the same lines without fault. `explain` prints both. */
  bad?: string;
  good?: string;
}

export type Values = Readonly<Record<string, string | number | undefined>>;

/** `fill('{code} is gone', { code: 'A' })` is `A is gone`. A place without a value stays as it is written. */
export const fill = (template: string, values: Values): string =>
  template.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name] ?? place) : place,
  );
