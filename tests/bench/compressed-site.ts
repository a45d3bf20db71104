/** Serves a built site the way a good host does: compressed, and hashed files for ever. The same for every site that is compared. */
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { compressed, contentType, types } from '../../src/hosting/answers.ts';

export interface ServedSite {
  /** The address that this site itself would use for a page: `/errors/X` may be `/errors/X/` or `/errors/X.html`. */
  address(path: string): string;
  close(): void;
}

export async function compressedSite(folder: string): Promise<ServedSite> {
  const kept = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = fileOf(pathname);
    if (file === undefined) return void response.writeHead(404).end();
    const type = types.get(extname(file).slice(1)) ?? 'application/octet-stream';
    const packed = compressed.includes(type);
    const body = kept.get(file) ?? (packed ? brotliCompressSync(readFileSync(file)) : readFileSync(file));
    kept.set(file, body);
    response
      .writeHead(200, {
        'content-type': contentType(type),
        'content-length': body.length,
        'cache-control': /\/(?:_astro|assets)\//.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ...(packed && { 'content-encoding': 'br' }),
      })
      .end(body);
  });
  const fileOf = (path: string): string | undefined =>
    [path, join(path, 'index.html'), `${path}.html`].map((name) => join(folder, name)).find(isFile);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    address: (path) => origin + (isFile(join(folder, path, 'index.html')) ? path.replace(/\/?$/, '/') : path),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
