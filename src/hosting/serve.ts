/** Serves the built site the way a static host does. `npm start` builds it and runs this. */
import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import sirv from 'sirv';
import { basePath } from '../catalogue/urls.ts';

export interface Site {
  /** Address of the home page, with the base path and a slash at the end. */
  url: string;
  server: Server;
  close(): Promise<void>;
}

/** Starts a server on loopback. Port 0 takes a free one. */
export async function serve({ folder = 'dist', port = 0, base = process.env.BASE_PATH } = {}): Promise<Site> {
  const prefix = basePath(base);
  const files = sirv(folder, { dev: true, etag: true, setHeaders: nameCharset });
  const notFound = readFileSync(join(folder, '404.html'));
  const server = createServer((request, response) => {
    const missing = () => void response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(notFound);
    const [path = '', query] = (request.url ?? '/').split(/(?=\?)/, 2);
    if (prefix && path !== prefix && !path.startsWith(`${prefix}/`)) return missing();
    request.url = `${path.slice(prefix.length) || '/'}${query ?? ''}`;
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

/** Without a charset a browser guesses, and by its ending alone TypeScript is a film. */
function nameCharset(response: ServerResponse, path: string): void {
  const type = texts.get(extname(path));
  if (type) response.setHeader('content-type', `${type};charset=utf-8`);
}

const texts = new Map([
  ['.md', 'text/markdown'],
  ['.ts', 'text/plain'],
  ['.txt', 'text/plain'],
]);

/** Why the site cannot be served, as a sentence; nothing for a fault of this program. */
function refusal(error: unknown, port: string): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'There is no built site in dist. Run "npm run build" first.';
  if (code === 'ERR_SOCKET_BAD_PORT')
    return `PORT is ${port}, which is no port. Name one from 1 to 65535: PORT=4321 npm start`;
  return code === 'EADDRINUSE'
    ? `Port ${port} is taken. Free it, or choose another: PORT=${Number(port) + 1} npm start`
    : undefined;
}

if (import.meta.main) {
  const port = process.env.PORT || '4321';
  try {
    const { url } = await serve({ port: Number(port) });
    console.log(`The error catalogue is at ${url} (Ctrl+C stops it).`);
  } catch (error) {
    console.error(refusal(error, port) ?? error);
    process.exitCode = 1;
  }
}
