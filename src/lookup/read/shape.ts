import type { Role } from '../../catalogue/envelope.ts';
import { escapePattern } from '../../kit/escape-pattern.ts';
import type { LookupData } from '../data.ts';
import { type Fields, fieldName, type Value } from './object.ts';

/** How the API writes an error, as the catalogue's head says it. */
export interface Shape {
  /** The value of a role in the fields of an error: in the field that has it, else in one that is usually called so. */
  value(fields: Fields, role: Role): Value | undefined;
  /** The error inside an object that holds it, or part of the way to it. */
  inside(object: Fields): Fields | undefined;
  /** Names of the fields, folded. */
  fields: ReadonlySet<string>;
  /** Where an error can begin in a text: a name that holds one, or one that names it. */
  start: RegExp;
  /** Whether a text can be a code; undefined where the usual looks of a code tell enough. */
  pattern: RegExp | undefined;
  /** What stands for the code in an address of the documentation. */
  codeOfUrl(url: string): string | undefined;
  /** Beginnings of addresses of the documentation. */
  urls: readonly string[];
  requestId: RegExp | undefined;
  /** How ids begin that are no secrets. */
  ids: readonly string[];
  /** Words of the API's name, which programs put around a code. */
  brand: ReadonlySet<string>;
}

export function shapeOf({ root, fields, pattern, urls, request, ids, brand }: LookupData['api']): Shape {
  const names = new Map(fields.map(([name, role = name]) => [role, name]));
  const taken = new Map(fields.map(([name, role = name]) => [fieldName(name), role]));
  const steps = root === '' ? [] : root.split('.');
  const key = names.get('code') ?? names.get('doc_url') ?? 'code';
  const either = (words: string[]) => [...new Set(words)].map((word) => escapePattern(word)).join('|');
  const holders = either(['error', ...steps.filter((step) => !/^\d+$/.test(step))]);
  return {
    value(object, role) {
      const own = names.get(role);
      const found = own === undefined ? undefined : object.get(fieldName(own));
      if (found !== undefined) return found;
      // A name that the API uses for something else does not stand for what it usually means.
      const usual = usualNames[role].find((name) => object.has(name) && (taken.get(name) ?? role) === role);
      return usual === undefined ? undefined : object.get(usual);
    },
    inside(object) {
      for (let from = 0; from < steps.length; from++) {
        const found = steps.slice(from).reduce<Value | undefined>((value, step) => {
          if (Array.isArray(value)) return value[Number(step)];
          return value instanceof Map ? value.get(fieldName(step)) : undefined;
        }, object);
        if (found instanceof Map) return found;
      }
      const usual = object.get('error');
      return usual instanceof Map ? usual : undefined;
    },
    fields: new Set(taken.keys()),
    start: new RegExp(
      `(?:(?<![A-Za-z])(${holders})|(?<![A-Za-z])(?:${either(['code', key])})|(?<=[a-z])Code)["'\\\\\\]>)]{0,8}\\s{0,8}(?::|=>?)\\s{0,8}`,
      'gi',
    ),
    pattern: pattern === '' ? undefined : new RegExp(pattern),
    codeOfUrl(url) {
      const [before, after = ''] = urls.find(([start]) => url.startsWith(start)) ?? [];
      if (before === undefined || names.has('code')) return undefined;
      const code = url.slice(before.length).split(/[?#]/, 1)[0] ?? '';
      return code.endsWith(after)
        ? code.slice(0, code.length - after.length).replace(/\/$/, '') || undefined
        : undefined;
    },
    urls: urls.map(([start]) => start),
    requestId: request === '' ? undefined : new RegExp(request.replace(/^\^|\$$/g, ''), 'i'),
    ids,
    brand: new Set(brand.split(' ').filter(Boolean)),
  };
}

/** What fields are called, folded, where the API's own name for them is not there. */
const usualNames: Record<Role, string[]> = {
  code: ['code', 'errorcode'],
  status: ['status', 'statuscode'],
  type: ['type'],
  message: ['message'],
  suggestion: ['suggestion'],
  doc_url: ['docurl'],
  retryable: ['retryable'],
  retry_after: ['retryafterseconds', 'retryafter'],
  request_id: ['requestid'],
  param: ['param'],
  errors: ['errors', 'details'],
};
