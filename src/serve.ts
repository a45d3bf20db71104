/** Serves the built site the way a static host does. `npm start` builds it and runs this. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { basePath } from './catalogue/urls.ts';

export interface Site {
  /** Address of the home page, with the base path and a slash at the end. */
  url: string;
  server: Server;
  close(): Promise<void>;
}

/** Starts a server on loopback. Port 0 takes a free one. */
export async function serve({ folder = 'dist', port = 0, base = process.env.BASE_PATH } = {}): Promise<Site> {
  const prefix = basePath(base);
  const files = sirv(folder, { dev: true, etag: true });
  const notFound = readFileSync(join(folder, '404.html'));
  const server = createServer((request, response) => {
    const missing = () => void response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(notFound);
    const path = request.url ?? '/';
    if (prefix && path !== prefix && !path.startsWith(`${prefix}/`)) return missing();
    request.url = path.slice(prefix.length) || '/';
    files(request, response, missing);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const { port: taken } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://localhost:${taken}${prefix}/`, server, close };
}

if (import.meta.main) {
  const port = Number(process.env.PORT ?? 4321);
  try {
    const { url } = await serve({ port });
    console.log(`The error catalogue is at ${url} (Ctrl+C stops it).`);
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    console.error(taken ? `Port ${port} is taken. Free it, or choose another: PORT=${port + 1} npm start` : error);
    process.exitCode = 1;
  }
}
