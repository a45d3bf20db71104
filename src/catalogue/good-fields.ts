import { isObject } from '../kit/json.ts';
import { type Entry, entrySchema, type Head, headSchema } from './schema.ts';

/** The fields of a broken entry in which nothing is wrong: what they say can be checked in the same run. */
export function goodFields(entry: unknown, issues: readonly { path: PropertyKey[] }[]): Partial<Entry> {
  const wrong = new Set(issues.map(({ path }) => path[0]));
  const fields = isObject(entry) ? Object.entries(entry) : [];
  return Object.fromEntries(fields.filter(([name]) => Object.hasOwn(entrySchema.shape, name) && !wrong.has(name)));
}

/** A head of which some fields are wrong. Whoever reads one of those ends: what follows from it would only repeat the mistake. */
export function goodHead(data: object): Head {
  const written = new Map<string, unknown>(Object.entries(data));
  const head = {};
  for (const [name, field] of Object.entries(headSchema.shape)) {
    const { success, data: value } = field.safeParse(written.get(name));
    Object.defineProperty(head, name, success ? { value } : { get: refuse });
  }
  return head as Head;
}

/** Runs `work` until it reads a wrong field of the head. */
export function withGoodHead(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof WrongField)) throw error;
  }
}

class WrongField extends Error {}

function refuse(): never {
  throw new WrongField();
}
