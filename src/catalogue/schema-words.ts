import type { z } from 'zod';
import { quote } from '../kit/unseen.ts';
import { yamlText } from '../yaml/edit.ts';
import type { Path } from '../yaml/walk.ts';
import { isDateAt, isOptionalAt } from './json-schema.ts';
import { date } from './schema-parts.ts';

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
  if (wanted === 'a list')
    return { help: 'write a list, each item as "- text"', ...(typeof input === 'string' && { text: asList(input) }) };
  if (typeof input !== 'string') return { help: `write ${wanted}` };
  const flag = wanted === 'true or false' ? flags.find(([, words]) => words.test(input))?.[0] : undefined;
  if (flag) return { help: flag === input ? 'remove the quotes' : `write ${flag}`, text: flag };
  if (!/number/.test(wanted)) return { help: `write ${wanted}` };
  if (/^\d+$/.test(input)) return { help: 'remove the quotes', text: input };
  // Some languages write 4_00 for 400; `4xx` is no number, and in `4O4` a letter stands for a digit.
  const digits = input.normalize('NFKC').replace(/(?<=\d)_(?=\d)/g, '');
  const plain = /^[\dOoIl]*\d[\dOoIl]*$/.test(digits) ? digits.replace(/[Oo]/g, '0').replace(/[Il]/g, '1') : digits;
  const [number, ...others] = plain.match(/\d+/g) ?? [];
  return number !== undefined && others.length === 0 && /(?<![\w.])\d+(?![\w.])/.test(plain)
    ? { help: `write ${number}`, text: number }
    : { help: `write ${wanted}` };
}

/** What stands for true and false in other languages and older YAML. */
const flags: [flag: string, words: RegExp][] = [
  ['true', /^(?:true|yes|on|y)[,;]?$/i],
  ['false', /^(?:false|no|off|n)[,;]?$/i],
];

/** `label, tag` and `(label, tag)` as a list in brackets; a sentence stays one item. */
function asList(text: string): string {
  const inside = text.replace(/^\((.*)\)$/, '$1').trim();
  const items = inside.split(/\s*[,;，、]\s*/).filter(Boolean);
  const isSentence = items.some((item) => item.split(' ').length > 3);
  return `[${(isSentence ? [inside] : items).map(yamlText).join(', ')}]`;
}

/** `2026–1–2` or `2026/01/02` as a date, where it is one. */
export function asDate(text: string): string | undefined {
  const [, year, month = '', day = ''] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(
      text
        .normalize('NFKC')
        .replace(/[\p{Pd}−]/gu, '-')
        .replaceAll(' ', ''),
    ) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year && date.safeParse(written).success ? written : undefined;
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
