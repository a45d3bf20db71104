import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readCatalogue } from '../catalogue/index.ts';
import { publishAt } from '../exports/published.ts';
import { maxTextLength } from '../lookup/index.ts';
import { ownFile } from './explain.ts';

/** `mcp`: the catalogue as a server for agents, over standard input and output, until the input ends. */
export function addMcpCommand(program: Command): void {
  program
    .command('mcp')
    .description('Serve the catalogue to an agent over standard input and output (Model Context Protocol).')
    .option('--catalogue <file>', 'another catalogue than the one of this package', ownFile)
    .action(async ({ catalogue: file }: { catalogue: string }) => {
      const catalogue = readCatalogue(file);
      const published = publishAt(catalogue, process.env.SITE_URL || catalogue.head.site_url, process.env.BASE_PATH);
      // The other commands start without the protocol.
      const [{ StdioServerTransport }, { agentServer }] = await Promise.all([
        import('@modelcontextprotocol/sdk/server/stdio.js'),
        import('./agent/server.ts'),
      ]);
      const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
      const { server } = agentServer(catalogue, published, version);
      server.onerror = ({ message }) => console.error(message);
      await server.connect(new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize }));
    });
}

/** A text that is too long for the look-up still arrives whole, so that it is refused with a reason. */
const maxBufferSize = 8 * maxTextLength;
