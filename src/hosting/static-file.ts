/** One file of a built site as an answer. It is opened before anything is said of it, so what is sent is whole whatever happens to the folder. */
import { closeSync, createReadStream, fstatSync, openSync, type Stats } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { decoded } from '../catalogue/urls.ts';
import { askAgain, contentType, copyEndings, forEver, types } from './answers.ts';
import { isHashed } from './hashed.ts';

export interface OpenFile {
  /** Relative to the site, with slashes. */
  name: string;
  descriptor: number;
  stats: Stats;
}

/** Finds the file that a static host answers a path with: `/errors/X/` and `/errors/X` are `errors/X/index.html`. */
export function openFile(folder: string, path: string): OpenFile | undefined {
  const name = decoded(path).replace(/^\/+/, '');
  // A backslash is no slash in an address: the 404 page leads on from it, on every system.
  if (/(?:^|\/)\.\.?(?:\/|$)|\0|\\/.test(name)) return undefined;
  const trimmed = name.replace(/\/+$/, '');
  for (const candidate of [
    ...(trimmed === name && name ? [name] : []),
    join(trimmed, 'index.html'),
    `${trimmed}.html`,
  ]) {
    const file = tryToOpen(folder, candidate.replaceAll('\\', '/'));
    if (file) return file;
  }
  return undefined;
}

function tryToOpen(folder: string, name: string): OpenFile | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(join(folder, name), 'r');
  } catch {
    return undefined;
  }
  const stats = fstatSync(descriptor);
  if (stats.isFile()) return { name, descriptor, stats };
  closeSync(descriptor);
  return undefined;
}

/** Sends the file, or answers 304 when the caller has it already. */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { name, descriptor, stats }: OpenFile,
): void {
  const etag = `W/"${stats.size}-${stats.mtimeMs}"`;
  response.setHeader('content-type', contentType(types.get(extname(name).slice(1)) ?? 'application/octet-stream'));
  response.setHeader('cache-control', isHashed(name) ? forEver : askAgain);
  response.setHeader('last-modified', stats.mtime.toUTCString());
  response.setHeader('etag', etag);
  if (copyEndings.some((ending) => name.endsWith(`.${ending}`))) response.setHeader('access-control-allow-origin', '*');
  const known = request.headers['if-none-match'] === etag;
  if (!known) response.setHeader('content-length', stats.size);
  if (known || request.method === 'HEAD') {
    closeSync(descriptor);
    response.writeHead(known ? 304 : 200).end();
    return;
  }
  const body = createReadStream('', { fd: descriptor });
  body.on('error', () => response.destroy());
  response.on('close', () => body.destroy());
  body.pipe(response.writeHead(200));
}
