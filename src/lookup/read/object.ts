/**
 * Reads one object of key and value pairs, however it was printed: JSON, JSON inside a JSON string (`\"`), a Python or
 * Ruby dump, Node's inspector, `key=value`, or any of these cut off in the middle. Never throws, never goes back, and
 * stops at a fixed depth and length, so hostile text costs no more than its length.
 */
export function readLoose(text: string, start: number): LooseRead {
  const reader: Reader = {
    text,
    at: start,
    limit: Math.min(text.length, start + longestObject),
    cut: false,
    lastKey: '',
  };
  const braced = text[start] === '{';
  if (braced) reader.at++;
  const value = readMembers(reader, 0, braced);
  return { value, end: Math.max(reader.at, start + 1), cutIn: reader.cut ? reader.lastKey : undefined };
}

export type Loose = string | number | boolean | null | Loose[] | LooseObject;
/** A Map, since keys come from strangers: no key can reach a prototype. */
export type LooseObject = Map<string, Loose>;

export interface LooseRead {
  value: LooseObject;
  /** Offset after the object. */
  end: number;
  /** The key whose value was being read when the text ended, if the text ended inside the object. */
  cutIn: string | undefined;
}

interface Reader {
  text: string;
  at: number;
  limit: number;
  cut: boolean;
  lastKey: string;
}

const longestObject = 100_000;
const deepest = 24;
const mostItems = 200;

function readMembers(reader: Reader, depth: number, braced: boolean): LooseObject {
  const members: LooseObject = new Map();
  while (skipTo(reader)) {
    const char = reader.text[reader.at];
    if (char === '}' || (char === ']' && !braced)) {
      reader.at++;
      return members;
    }
    const key = readKey(reader);
    if (key === undefined) continue;
    reader.lastKey = key;
    const value = readValue(reader, depth);
    if (value !== undefined && members.size < mostItems) members.set(key, value);
    if (reader.cut) return members;
  }
  reader.cut = braced;
  return members;
}

/** To the next character that can begin something: not white space, a comma, or an escaped line break. */
function skipTo(reader: Reader): boolean {
  for (; reader.at < reader.limit; reader.at++) {
    const char = reader.text[reader.at] ?? '';
    if (char === '\\' && /[nrt]/.test(reader.text[reader.at + 1] ?? '')) reader.at++;
    else if (!/[\s,]/.test(char)) return true;
  }
  return false;
}

/** A key and its separator, or undefined after stepping over something that is no key. */
function readKey(reader: Reader): string | undefined {
  const quote = readQuote(reader);
  let key: string;
  if (quote) key = readString(reader, quote);
  else {
    bareKey.lastIndex = reader.at;
    key = bareKey.exec(reader.text)?.[0] ?? '';
    reader.at += key.length || 1;
  }
  separator.lastIndex = reader.at;
  const found = separator.exec(reader.text);
  if (!found || key === '') return undefined;
  reader.at += found[0].length;
  return key;
}

const bareKey = /[A-Za-z_$][\w$]{0,63}/y;
const separator = /\s{0,8}(?::|=>?)/y;

function readValue(reader: Reader, depth: number): Loose | undefined {
  if (!skipTo(reader)) {
    reader.cut = true;
    return undefined;
  }
  const quote = readQuote(reader);
  if (quote) return readString(reader, quote);
  const char = reader.text[reader.at];
  if (char !== '{' && char !== '[') return readBare(reader);
  if (depth >= deepest) {
    reader.at = reader.limit;
    reader.cut = true;
    return undefined;
  }
  reader.at++;
  return char === '{' ? readMembers(reader, depth + 1, true) : readItems(reader, depth + 1);
}

function readItems(reader: Reader, depth: number): Loose[] {
  const items: Loose[] = [];
  while (skipTo(reader)) {
    if (reader.text[reader.at] === ']') {
      reader.at++;
      return items;
    }
    if (reader.text[reader.at] === '}') return items;
    const item = readValue(reader, depth);
    if (item !== undefined && items.length < mostItems) items.push(item);
    if (reader.cut) return items;
  }
  reader.cut = true;
  return items;
}

/** The quote at the reader with its backslashes: `"`, `'`, `\"`, `\\\"`. */
function readQuote(reader: Reader): string | undefined {
  quoteMark.lastIndex = reader.at;
  const mark = quoteMark.exec(reader.text)?.[0];
  if (mark) reader.at += mark.length;
  return mark;
}

const quoteMark = /\\{0,15}["']/y;

function readString(reader: Reader, quote: string): string {
  const { text, limit } = reader;
  const start = reader.at;
  const mark = quote.at(-1) ?? '';
  for (let end = text.indexOf(mark, start); end >= 0 && end < limit; end = text.indexOf(mark, end + 1)) {
    let slashes = 0;
    while (end - slashes > start && text[end - slashes - 1] === '\\') slashes++;
    // `it\\"` ends a plain string (the backslash itself is escaped), `it\"` does not.
    if (slashes === quote.length - 1 || (quote.length === 1 && slashes % 2 === 0)) {
      reader.at = end + 1;
      return withoutEscapes(text.slice(start, end - (quote.length - 1)));
    }
  }
  reader.at = limit;
  reader.cut = true;
  return withoutEscapes(text.slice(start, limit));
}

const withoutEscapes = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\+(?:u([0-9a-fA-F]{4})|([nrt])|(["'\\/]))/g, (_, hex?: string, space?: string, char?: string) =>
        hex ? String.fromCharCode(Number.parseInt(hex, 16)) : space ? ' ' : (char ?? ''),
      )
    : text;

function readBare(reader: Reader): Loose | undefined {
  const bare = reader.text[reader.at - 1] === '=' ? wordValue : lineValue;
  bare.lastIndex = reader.at;
  const word = bare.exec(reader.text)?.[0] ?? '';
  reader.at += word.length || 1;
  const text = word.trim();
  if (text === '') return undefined;
  if (/^-?\d{1,15}(?:\.\d{1,9})?$/.test(text)) return Number(text);
  return bareWords.has(text.toLowerCase()) ? bareWords.get(text.toLowerCase()) : text;
}

const wordValue = /[^\s,}\]]{1,400}/y;
const lineValue = /[^\n,}\]"\\]{1,400}/y;
const bareWords = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['none', null],
  ['nil', null],
  ['undefined', null],
]);
