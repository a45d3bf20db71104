/** Serves the built site the way a static host does. `npm start` builds it and runs this. */
import { readFileSync, realpathSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { basePath } from '../catalogue/urls.ts';
import { askAgain, contentType, securityHeaders } from './answers.ts';
import { policyOfBuild } from './hosted-site.ts';
import { chooseForm } from './markdown-form.ts';
import { current } from './publish.ts';
import { type OpenFile, openFile, sendFile } from './static-file.ts';

export interface Site {
  /** Address of the home page, with the base path and a slash at the end. */
  url: string;
  server: Server;
  close(): Promise<void>;
}

/** Starts a server on loopback. Port 0 takes a free one. */
export async function serve({ folder = 'dist', port = 0, base = process.env.BASE_PATH } = {}): Promise<Site> {
  const prefix = basePath(base);
  let build = openBuild(folder);
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '/').split('?', 1);
    const inside = !prefix || path === prefix || path.startsWith(`${prefix}/`);
    let file: OpenFile | undefined;
    // Once is enough, unless the build was taken away meanwhile: then a newer one is there already.
    do {
      build = newest(folder, build);
      file = inside ? openFile(build.folder, path.slice(prefix.length)) : undefined;
    } while (!file && newest(folder, build) !== build);
    for (const [name, value] of securityHeaders(build.policy)) response.setHeader(name, value);
    if (file) return sendFile(request, response, chooseForm(request, response, build.folder, prefix, file));
    response
      .writeHead(404, { 'content-type': contentType('text/html'), 'cache-control': askAgain })
      .end(build.notFound());
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

/** Opens the build that the link leads to now. Keeps the one that is served where there is no other, or another tool still writes it. */
function newest(link: string, served: OpenBuild): OpenBuild {
  for (;;) {
    const folder = current(link);
    if (folder === undefined || folder === served.folder) return served;
    try {
      return openBuild(folder);
    } catch {
      if (current(link) === folder) return served;
    }
  }
}

interface OpenBuild {
  folder: string;
  policy: string;
  notFound(): Buffer;
}

/** Throws when there is no built site. */
function openBuild(link: string): OpenBuild {
  const folder = realpathSync(link);
  const page = join(folder, '404.html');
  let last = readFileSync(page);
  return {
    folder,
    policy: policyOfBuild(folder),
    // Read each time: a folder that is no link is written again in place.
    notFound: () => {
      try {
        last = readFileSync(page);
      } catch {
        // The folder went away since this request began, after two newer builds.
      }
      return last;
    },
  };
}

/** Says why the site cannot be served; undefined when the error is a fault of this program. */
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
