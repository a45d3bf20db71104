import { fieldOf, isOfType, jsonType } from '../catalogue/envelope.ts';
import type { Catalogue, CatalogueEntry } from '../catalogue/model.ts';
import type { Head } from '../catalogue/schema.ts';
import { isObject } from '../kit/json.ts';
import { shownValue, shownWord } from './redact.ts';
import type { Drift } from './tally.ts';

/** `token`: the field of the response that shows the drift. */
export type Report = Omit<Drift, 'at' | 'entry'> & { token?: string };

/** Fields whose value the entry fixes. */
export function entryDrifts(
  { code, type, retry, param }: CatalogueEntry,
  fields: Record<string, unknown>,
  { envelope }: Pick<Head, 'envelope'>,
): Report[] {
  const fixed = { type, retryable: retry.retryable, param: param?.name } as const;
  return Object.entries(fixed).flatMap(([role, documented]) => {
    const field = fieldOf(envelope, role as keyof typeof fixed);
    return field === undefined ||
      documented === undefined ||
      !Object.hasOwn(fields, field) ||
      fields[field] === documented
      ? []
      : [difference(role as keyof typeof fixed, code, documented, fields[field], field)];
  });
}

export function difference(
  role: 'status' | 'type' | 'retryable' | 'param',
  code: string,
  documented: unknown,
  seen: unknown,
  field: string = role,
): Report {
  const [old, now] = [documented, seen].map((value) =>
    typeof value === 'string' ? shownWord(value) : shownValue(value),
  );
  return {
    rule: `${role}-differs`,
    subject: code,
    field: role,
    token: field,
    values: { field, kind: typeof documented === typeof seen ? '' : `the ${jsonType(seen)} ` },
    old,
    new: now,
  };
}

/** The fields of the error object and of the items in it: which are there, and of what kind. */
export function envelopeDrifts({ head }: Catalogue, fields: Record<string, unknown>): Report[] {
  const known = head.envelope.fields;
  return [
    ...Object.entries(known).flatMap(([name, field]): Report[] => {
      const { presence, type, items } = field;
      if (!Object.hasOwn(fields, name)) return presence === 'always' ? [missing(name, name)] : [];
      const value = fields[name];
      if (!isOfType(value, field)) return [otherKind(name, name, type, value)];
      return items && Array.isArray(value) ? itemDrifts(name, Object.keys(items), value) : [];
    }),
    ...unknownFields(fields, known, ''),
  ];
}

/** Compares the items of a list with the documented fields, all of which are texts. */
function itemDrifts(list: string, names: readonly string[], items: readonly unknown[]): Report[] {
  const known = Object.fromEntries(names.map((name) => [name, true]));
  return items.flatMap((fields): Report[] => {
    if (!isObject(fields)) return [otherKind(`${list}[]`, list, 'object', fields)];
    return [
      ...names.flatMap((name): Report[] => {
        const path = `${list}[].${name}`;
        if (!Object.hasOwn(fields, name)) return [missing(path, list)];
        return typeof fields[name] === 'string' ? [] : [otherKind(path, list, 'string', fields[name])];
      }),
      ...unknownFields(fields, known, `${list}[].`),
    ];
  });
}

const missing = (name: string, token: string): Report => ({
  rule: 'envelope-field-missing',
  subject: `@field/${name}`,
  token,
  values: { field: name },
});

const otherKind = (name: string, token: string, old: string, value: unknown): Report => ({
  rule: 'envelope-field-type',
  subject: `@field/${name}`,
  token,
  values: { field: name },
  old,
  new: jsonType(value),
});

const unknownFields = (fields: Record<string, unknown>, known: object, path: string): Report[] =>
  Object.keys(fields).flatMap((name): Report[] => {
    if (Object.hasOwn(known, name)) return [];
    const shown = path + shownWord(name);
    return [{ rule: 'envelope-field-unknown', subject: `@field/${shown}`, token: name, values: { field: shown } }];
  });
