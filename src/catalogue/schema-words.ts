import type { z } from 'zod';
import { quote } from '../kit/unseen.ts';
import type { Path } from '../yaml/walk.ts';
import { isDateAt, isOptionalAt } from './json-schema.ts';

export type Issue = z.core.$ZodIssue;

/** `"title"`, or `item 2 of "fix"`. */
export function nameOf(path: Path): string {
  const last = path.at(-1);
  return typeof last === 'number'
    ? `item ${last + 1} of ${nameOf(path.slice(0, -1))}`
    : `"${String(last ?? 'the file')}"`;
}

/** The code, the field or the item that lacks something. */
export function ownerOf(path: Path): string {
  if (path.length === 1) return 'the file';
  return path[0] === 'errors' && path.length === 3 ? String(path[1]) : nameOf(path.slice(0, -1));
}

/** How to mend a value of the wrong type, and the edit that does it where that is certain. */
export function howTo(input: unknown, wanted: string): { help: string; text?: string } {
  if (wanted === 'a text')
    return typeof input === 'object'
      ? { help: 'put it in quotes' }
      : { help: 'put it in quotes', text: JSON.stringify(String(input)) };
  if (wanted === 'a list') return { help: 'write a list, each item as "- text"' };
  if (typeof input !== 'string') return { help: `write ${wanted}` };
  const [, flag, comma] = /^(true|false)([,;]?)$/.exec(input) ?? [];
  if (wanted === 'true or false' && flag !== undefined)
    return { help: comma ? `write ${flag}` : 'remove the quotes', text: flag };
  if (!/number/.test(wanted)) return { help: `write ${wanted}` };
  if (/^\d+$/.test(input)) return { help: 'remove the quotes', text: input };
  // Some languages write 4_00 for 400; `4xx` is no number.
  const plain = input.replace(/(?<=\d)_(?=\d)/g, '');
  const [number, ...others] = plain.match(/\d+/g) ?? [];
  return number !== undefined && others.length === 0 && /(?<![\w.])\d+(?![\w.])/.test(plain)
    ? { help: `write ${number}`, text: number }
    : { help: `write ${wanted}` };
}

/** What to do about a field without a value: "write the text, or remove the field". A required field cannot be removed. */
export function fillIn(wanted: string, path: Path): string {
  const what = wanted === 'a text' ? 'write the text' : howTo(null, wanted).help;
  if (typeof path.at(-1) === 'number') return `${what}, or remove the item`;
  return isOptionalAt(path) ? `${what}, or remove the field` : what;
}

export function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return `${typeof value === 'string' ? 'the text' : typeof value === 'number' ? 'the number' : 'the value'} ${quote(value)}`;
}

const kinds = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'a map of fields'],
  ['record', 'a map'],
]);

export function wantedAt(issue: Issue, path: Path): string {
  if (isDateAt(path)) return 'a date like 2026-11-22';
  const expected = issue.code === 'invalid_type' ? issue.expected : 'string';
  return kinds.get(expected) ?? expected;
}
