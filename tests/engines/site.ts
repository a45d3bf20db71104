/** The built site for the journeys, and a second time for readers whose scripts do not run. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '../../src/hosting/serve.ts';

export interface Sites {
  site: string;
  /** The same site; a policy in the header keeps every script from running, in any engine. */
  noScript: string;
  close(): Promise<void>;
}

export async function startSites(): Promise<Sites> {
  const site = await serve({ base: '/' });
  const silent = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url ?? '/', site.url));
    const type = answer.headers.get('content-type') ?? '';
    response.writeHead(answer.status, { 'content-type': type, 'content-security-policy': "script-src 'none'" });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  return {
    site: site.url,
    noScript: `http://localhost:${(silent.address() as AddressInfo).port}/`,
    async close() {
      silent.closeAllConnections();
      silent.close();
      await site.close();
    },
  };
}
