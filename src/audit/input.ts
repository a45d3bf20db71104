import { closeSync, createReadStream, createWriteStream, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, pipeline } from 'node:stream';
import { pipeline as pipelined } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { isCassette, readCassette } from './cassette.ts';
import { type Item, readLines } from './lines.ts';
import { parse } from './observe.ts';
import { jsonRecords, type Leftover, maxRecordLength } from './records.ts';

export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The name of standard input among the files, and where what came on it is kept: it is read twice. */
export const standardInput = '-';
let kept: string | undefined;

/** Keeps what comes on standard input until the program ends. */
export async function keepStandardInput(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  kept = join(folder, 'input');
  await pipelined(process.stdin, createWriteStream(kept));
}

const pathOf = (file: string): string => (file === standardInput && kept ? kept : file);

const startLength = 65_536;

export type CaptureKind = 'har' | 'list' | 'cassette' | 'lines';

/** The text of a file, unpacked, in pieces. */
export async function* readText(file: string): AsyncGenerator<string> {
  const unpack = isGzip(file) ? createGunzip() : new PassThrough();
  // The callback only keeps an error from going unhandled; whoever reads the pieces gets it too.
  const stream = pipeline(createReadStream(pathOf(file)), unpack, () => {});
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
  const handle = openSync(pathOf(file), 'r');
  try {
    readSync(handle, bytes, 0, 2, 0);
  } finally {
    closeSync(handle);
  }
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

export async function kindOf(file: string): Promise<CaptureKind | 'openapi'> {
  const start = await startOf(file, startLength);
  if (start.includes('\0'))
    throw new InputError(
      `${file} is no text in UTF-8: it holds NUL. Give a capture, a log or an OpenAPI document, also gzipped.`,
    );
  if (/^\s*\{\s*"log"\s*:\s*\{/.test(start)) return 'har';
  if (/^\s*\[\s*(?:[[{"\]]|$)/.test(start)) return 'list';
  if (/^\s*\{[^{[]*"(?:openapi|swagger)"\s*:\s*"/.test(start)) return 'openapi';
  if (/^\s*\{/.test(start)) return (await isOpenApiJson(file)) ? 'openapi' : 'lines';
  if (isCassette(start)) return 'cassette';
  return openApiLine.test(await startOf(file, maxRecordLength)) ? 'openapi' : 'lines';
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
export async function* readItems(file: string, kind: CaptureKind): AsyncGenerator<Item | Leftover> {
  if (kind === 'lines') return yield* readLines(readText(file));
  if (kind === 'cassette') return yield* readCassette(file, (await Array.fromAsync(readText(file))).join(''));
  for await (const record of jsonRecords(readText(file), kind === 'har' ? 3 : 1)) {
    if ('reason' in record) yield record;
    else yield { ...record, value: parse(record.text), setting: {} };
  }
}
