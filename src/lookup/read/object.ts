/**
 * Reads one object of key and value pairs, however it was printed: JSON, JSON inside a JSON string (`\"`), what Python, Ruby,
 * PHP, Go, Rust, Swift, Dart and others print of an object, `key=value`, or any of these cut off in the middle. Never throws,
 * never goes back, and stops at a fixed depth and length, so hostile text costs no more than its length.
 */
import { foldName } from '../../kit/fold-name.ts';
import { type Reader, readQuote, readString } from './quoted.ts';

export function readObject(text: string, start: number, nameOf = fieldName): ObjectRead {
  const braced = openers.has(text[start] ?? '');
  const limit = Math.min(text.length, start + (braced ? maxObjectLength : maxLineLength));
  const reader: Reader = { text, at: start, limit, cut: false, lastKey: '', nameOf };
  if (braced) reader.at++;
  const value = readMembers(reader, braced ? 1 : 0);
  return { value, end: Math.max(reader.at, start + 1), cutIn: reader.cut ? reader.lastKey : undefined };
}

export type Value = string | number | boolean | null | Value[] | Fields;
/** By name in small letters without signs: `request_id`, `requestId` and `RequestID` are one field. A Map: no key reaches a prototype. */
export type Fields = Map<string, Value>;

interface ObjectRead {
  value: Fields;
  /** Offset after the object. */
  end: number;
  /** The field whose value was being read when the text ended, if the text ended inside the object. */
  cutIn: string | undefined;
}

const maxObjectLength = 50_000;
/** Of pairs in no brackets. */
const maxLineLength = 8000;
const maxDepth = 24;
const maxItems = 200;
const openers = new Set(['{', '[', '(']);
const closers = new Set(['}', ']', ')']);

function readMembers(reader: Reader, depth: number): Fields {
  const members: Fields = new Map();
  while (skipTo(reader)) {
    if (closers.has(reader.text[reader.at] ?? '')) {
      reader.at++;
      return members;
    }
    const key = readKey(reader);
    if (key === undefined) continue;
    reader.lastKey = key;
    const value = readValue(reader, depth);
    if (value !== undefined && members.size < maxItems) members.set(key, value);
    if (reader.cut) return members;
  }
  reader.cut = depth > 0;
  return members;
}

/** To the next character that can begin something: not white space, a separator, or an escaped line break. */
function skipTo(reader: Reader): boolean {
  for (; reader.at < reader.limit; reader.at++) {
    const char = reader.text[reader.at] ?? '';
    if (char === '\\' && /[nrt]/.test(reader.text[reader.at + 1] ?? '')) reader.at++;
    else if (!/[\s,;]/.test(char)) return true;
  }
  return false;
}

/** Moves behind `pattern`, which is sticky, when it fits here, and tells what it found. */
function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  reader.at += found?.length ?? 0;
  return found;
}

/** A field's name with what parts it from the value, or undefined after stepping over something that is no name. */
function readKey(reader: Reader): string | undefined {
  const start = reader.at;
  take(reader, beforeKey);
  const quote = readQuote(reader);
  const key = quote ? readString(reader, quote) : take(reader, bareKey);
  if (key && (take(reader, separator) !== undefined || (!quote && opensNext(reader)))) return reader.nameOf(key);
  if (reader.at === start) reader.at++;
  return undefined;
}

export const fieldName = (key: string): string => foldName(key.slice(0, 64));

/** PHP's `[code]`, Ruby's `:code` and `@code`, Erlang's `<<"code">>`, Python's `u'code'`, Elixir's `%Error{`, Go's `&{`. */
const beforeKey = /(?:<<|\[(?=["']?[A-Za-z_][\w.: \\]{0,63}["']?\]\s{0,4}[=:])|[ub](?=["'])|[:@%&#<])/y;
const bareKey = /[A-Za-z_$][\w$]{0,63}/y;
const separator = /(?::(?:protected|private|public))?(?:\]|>>)?\s{0,8}(?::|=>?|->)/y;
/** `ErrorBody {`, `Array (`, `Err(`: the name of what follows. */
const opensNext = ({ text, at }: Reader): boolean => /^\s{0,8}[({]/.test(text.slice(at, at + 9));

function readValue(reader: Reader, depth: number): Value | undefined {
  if (!skipTo(reader)) {
    reader.cut = true;
    return undefined;
  }
  take(reader, beforeValue);
  const quote = readQuote(reader);
  if (quote) return readString(reader, quote);
  const isMap = take(reader, typeName)?.startsWith('map') ?? false;
  const quoteInside = readQuote(reader);
  if (quoteInside) return readString(reader, quoteInside);
  const char = reader.text[reader.at] ?? '';
  if (!openers.has(char)) return readBare(reader, depth);
  if (depth >= maxDepth) {
    reader.at = reader.limit;
    reader.cut = true;
    return undefined;
  }
  reader.at++;
  if (char === '{' || isMap || isMember(reader)) return readMembers(reader, depth + 1);
  return char === '[' ? readItems(reader, depth + 1) : readWrapped(reader, depth + 1);
}

const beforeValue = /(?:<<|[ubr@](?=["'])|[&*:%](?=[{"'A-Za-z]))/y;
/** What stands before an opened value. */
const typeNames = [
  // `object(Foo)#1 (2) `
  String.raw`object\([\w\\]{1,60}\)(?:#\d{1,6})? ?(?:\(\d{1,6}\) ?)?`,
  // `chr "a"` of R, a pointer
  '(?:chr|0x[\\da-f]{1,16}) (?=")',
  // `string(13) `
  String.raw`\w{1,20}\(\d{1,9}\) ?(?=["'{])`,
  // `Array `, `map`, `%Error`, `Optional`
  String.raw`%?[A-Za-z_][\w.:\\]{0,60}\s{0,8}(?=[({[])`,
];
const typeName = new RegExp(typeNames.join('|'), 'y');

/** Whether a name and its separator come next, so that a bracket opens an object and no list. */
function isMember(reader: Reader): boolean {
  firstMember.lastIndex = reader.at;
  return firstMember.test(reader.text);
}

const firstMember = /\s{0,40}(?:(\\{0,7}["'])[\w-]{1,40}\1|\[?[A-Za-z_@:][\w-]{0,40}\]?)\s{0,8}(?::(?!:)|=>?)/y;

/** `Optional("X")`, `Some(X)`: the value inside, with all that closes it. */
function readWrapped(reader: Reader, depth: number): Value | undefined {
  const value = readValue(reader, depth);
  while (reader.text[reader.at] === ')') reader.at++;
  return value;
}

function readItems(reader: Reader, depth: number): Value[] {
  const items: Value[] = [];
  while (skipTo(reader)) {
    if (closers.has(reader.text[reader.at] ?? '')) {
      reader.at++;
      return items;
    }
    const item = readValue(reader, depth);
    if (item !== undefined && items.length < maxItems) items.push(item);
    if (reader.cut) return items;
  }
  reader.cut = true;
  return items;
}

function readBare(reader: Reader, depth: number): Value | undefined {
  const before = reader.text[reader.at - 1] ?? '';
  const word = take(reader, before === '=' && depth === 0 ? wordValue : before === ':' ? spacedValue : lineValue) ?? '';
  if (word === '') reader.at++;
  const text = word.trim();
  if (text === '') return undefined;
  if (/^-?\d{1,15}(?:\.\d{1,9})?$/.test(text)) return Number(text);
  return bareWords.has(text.toLowerCase()) ? bareWords.get(text.toLowerCase()) : text;
}

/** `code=X status=404` of a log line. */
const wordValue = /[^\s,}\])>;]{1,400}/y;
/** `Code:X Message:no such thing` of Go: the value ends where the next name begins. */
const spacedValue = /(?:[^\s,}\])"\\;]|\s(?![A-Za-z_]\w{0,40}:)){1,400}/y;
const lineValue = /[^\n,}\])"\\;]{1,400}/y;
const bareWords = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['none', null],
  ['nil', null],
  ['undefined', null],
]);
