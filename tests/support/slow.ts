import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { siteUrl } from './site.ts';

/** The site under test on a line that stalls inside a page, right before `marker`, long enough for the browser to paint what it has. */
export async function stalling(marker: string): Promise<{ url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url ?? '/', siteUrl()));
    const body = Buffer.from(await answer.arrayBuffer());
    const at = body.indexOf(marker);
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    if (at > 0) {
      response.write(body.subarray(0, at));
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    response.end(body.subarray(Math.max(at, 0)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
