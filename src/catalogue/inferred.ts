import type { Entry, inferable } from './schema.ts';

/** True when the field, or the part of it named, is listed as a deduction. */
export const isInferred = (entry: Pick<Entry, 'inferred'>, ...names: (typeof inferable)[number][]): boolean =>
  names.some((name) => entry.inferred?.includes(name));
