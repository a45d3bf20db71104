import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { PassThrough, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Place } from '../report/finding.ts';
import { jsonRecords, type Leftover, lines, longestRecord, objectsIn } from './records.ts';

/** One thing an input holds: a JSON value, or a line of text around which no JSON was found. */
export interface Item {
  value?: unknown;
  /** The value as it is written, or a line without one. */
  text: string;
  /** The line around a value: it may tell the status. */
  around?: string;
  line: number;
  column: number;
}

export class InputError extends Error {
  override readonly name = 'InputError';
}

type Kind = 'har' | 'list' | 'lines' | 'openapi';

/** The text of a file, unpacked, in pieces. */
export async function* readText(file: string): AsyncGenerator<string> {
  const unpack = isGzip(file) ? createGunzip() : new PassThrough();
  // The callback only keeps an error from going unhandled; whoever reads the pieces gets it too.
  const stream = pipeline(createReadStream(file), unpack, () => {});
  stream.setEncoding('utf8');
  try {
    let isFirst = true;
    for await (const chunk of stream as AsyncIterable<string>) {
      yield isFirst ? chunk.replace(/^\ufeff/, '') : chunk;
      isFirst = false;
    }
  } catch (error) {
    throw new InputError(
      `${file} could not be read to its end: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

function isGzip(file: string): boolean {
  const bytes = new Uint8Array(2);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, bytes, 0, 2, 0);
  } finally {
    closeSync(handle);
  }
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

export async function kindOf(file: string): Promise<Kind> {
  const start = await startOf(file, 65_536);
  if (start.includes('\0'))
    throw new InputError(
      `${file} is no text in UTF-8: it holds NUL. Give a capture, a log or an OpenAPI document, also gzipped.`,
    );
  if (/^\s*\{\s*"log"\s*:\s*\{/.test(start)) return 'har';
  if (/^\s*\[\s*(?:[[{"\]]|$)/.test(start)) return 'list';
  if (/^\s*\{[^{[]*"(?:openapi|swagger)"\s*:\s*"/.test(start)) return 'openapi';
  if (/^\s*\{/.test(start)) return (await isOpenApiJson(file)) ? 'openapi' : 'lines';
  return openApiLine.test(await startOf(file, longestRecord)) ? 'openapi' : 'lines';
}

async function startOf(file: string, length: number): Promise<string> {
  let start = '';
  for await (const chunk of readText(file)) {
    start += chunk;
    if (start.length > length) break;
  }
  return start;
}

/** The order of the keys is free: generators write `info` or `components` first. */
const openApiLine = /^["']?(?:openapi|swagger)["']?[ \t]*:[ \t]+["']?\d/m;

async function isOpenApiJson(file: string): Promise<boolean> {
  for await (const record of jsonRecords(readText(file), 0)) {
    const value = 'reason' in record ? undefined : parse(record.text);
    return (
      typeof value === 'object' && value !== null && ['openapi', 'swagger'].some((key) => Object.hasOwn(value, key))
    );
  }
  return false;
}

/** Everything in a capture, one after the other. Memory does not grow with the file. */
export async function* readItems(file: string, kind: 'har' | 'list' | 'lines'): AsyncGenerator<Item | Leftover> {
  if (kind === 'lines') return yield* readLines(file);
  for await (const record of jsonRecords(readText(file), kind === 'har' ? 3 : 1)) {
    if ('reason' in record) yield record;
    else yield { ...record, value: parse(record.text) };
  }
}

/** Plain lines, JSON lines, and JSON that runs over several lines, in any mixture. */
async function* readLines(file: string): AsyncGenerator<Item | Leftover> {
  let line = 0;
  let open: { text: string; line: number; column: number; count: number } | undefined;
  for await (const text of lines(readText(file))) {
    line++;
    if (open) {
      open.text += `\n${text}`;
      open.count++;
      // An object ends at a brace; looking again after every line would take quadratic time.
      if (/\}[\s,;)\]'"]*$/.test(text)) {
        const [object] = objectsIn(open.text).objects;
        if (object) {
          yield { text: object.text, value: parse(object.text), line: open.line, column: open.column };
          open = undefined;
        }
      }
      if (open && (open.count > mostLines || open.text.length > mostText)) {
        yield { line: open.line, reason: 'too long' };
        open = undefined;
      }
      continue;
    }
    const { objects, open: start } = objectsIn(text);
    for (const object of objects)
      yield { text: object.text, value: parse(object.text), around: text, line, column: object.start + 1 };
    if (objects.length === 0 && text !== '') yield { text, line, column: 1 };
    if (start !== undefined) open = { text: text.slice(start), line, column: start + 1, count: 0 };
  }
  if (open) yield { line: open.line, reason: 'cut off' };
}

const mostLines = 20_000;
const mostText = 4 * 1024 * 1024;

export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where a field stands in the text of an item; the item itself when the field is not written there plainly. */
export function placeOf(file: string, { text, line, column }: Item, field?: string): Place {
  const match = field === undefined ? undefined : new RegExp(`"${RegExp.escape(field)}"\\s*:\\s*`).exec(text);
  if (!match) return { file, line, column };
  const before = text.slice(0, match.index + match[0].length).split('\n');
  const last = before.at(-1)?.length ?? 0;
  return { file, line: line + before.length - 1, column: before.length === 1 ? column + last : last + 1 };
}
