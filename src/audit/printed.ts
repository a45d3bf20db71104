import { isObject } from '../kit/json.ts';
import { type Fields, readObject, type Value } from '../lookup/read/object.ts';

/** JSON inside of another text: `{\"error\":`, `{""error"":` of CSV, `{\x22error\x22:` of nginx. */
const inText = [
  { sign: /\{\s*""/, quote: /""/g },
  { sign: /\{\s*\\x22/, quote: /\\x22/g },
] as const;

/** The same text with JSON that stands in it written plainly. */
export function unquoted(text: string): string {
  let plain = text;
  for (const { sign, quote } of inText) if (sign.test(plain)) plain = plain.replace(quote, '"');
  for (let depth = 0; depth < maxDepth && /\{\s*\\+"/.test(plain); depth++) plain = plain.replace(/\\(["\\/])/g, '$1');
  return plain;
}

/** An object as a language prints it, with the value of each of its fields; undefined when it is cut off, or is none. */
export function printedObject(text: string): { value: unknown; start: number } | undefined {
  for (const { index } of text.matchAll(firstMember)) {
    const { value, cutIn } = readObject(text, index, (key) => key);
    if (value.size === 0 || cutIn !== undefined) continue;
    const plain = toJson(value);
    if (isObject(plain) && holdsMap(plain)) return { value: plain, start: index };
  }
  return undefined;
}

const maxDepth = 4;
/** `{'error': {`, `{"error"=>{`, `%{"error" => `, `{ error: {`. What has nothing inside tells no more than its words do. */
const firstMember = /\{\s{0,40}[:@]?["']?[A-Za-z_][\w-]{0,40}["']?\s{0,8}(?::|=>)/g;

const holdsMap = (value: Record<string, unknown>): boolean => Object.values(value).some(isObject);

const toJson = (value: Value): unknown =>
  Array.isArray(value) ? value.map(toJson) : value instanceof Map ? fieldsToJson(value) : value;
const fieldsToJson = (fields: Fields): unknown =>
  Object.fromEntries([...fields].map(([key, value]) => [key, toJson(value)]));
