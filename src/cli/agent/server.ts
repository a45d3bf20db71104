import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { type CallToolResult, ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { Catalogue, CatalogueEntry } from '../../catalogue/model.ts';
import { entryMarkdown } from '../../exports/markdown.ts';
import type { Published } from '../../exports/published.ts';
import { quote } from '../../kit/unseen.ts';
import { explanationText, refusal } from './explain-error.ts';
import { explainer } from './explanation.ts';
import { errorList, FilterError } from './list-errors.ts';

/** The catalogue as an agent's tools and resources. It reads nothing but what it is sent, and keeps none of that. */
export function agentServer(catalogue: Catalogue, published: Published, version: string): McpServer {
  const { name } = catalogue.head.api;
  const explain = explainer(catalogue);
  const server = new McpServer({ name: 'error-catalogue', title: `${name} errors`, version });

  server.registerTool(
    'explain_error',
    {
      title: 'Explain an error',
      description:
        `Say what an error of the ${name} means, whether to retry, who must act and how to fix it. ` +
        'Takes any text: a code, a status, a response body, a log. The text is neither stored nor sent on.',
      inputSchema: { text: z.string().describe('The code, response body or log, such as TAG_NOT_FOUND.') },
      annotations,
    },
    ({ text }) => {
      const explanation = explain(text);
      const refused = refusal(explanation.found);
      return refused === undefined ? answer(explanationText(explanation, published)) : failure(refused);
    },
  );

  server.registerTool(
    'list_errors',
    {
      title: 'List errors',
      description: `List the error codes of the ${name}: all, or those of a status, a type or an operation.`,
      inputSchema: {
        status: z.number().int().optional().describe('An HTTP status, such as 404.'),
        type: z
          .string()
          .optional()
          .describe(`One of ${Object.keys(catalogue.head.types).join(', ')}.`),
        operation: z
          .string()
          .optional()
          .describe(`Method and path, such as ${Object.keys(catalogue.head.operations)[0] ?? 'GET /'}.`),
      },
      annotations,
    },
    (filter) => {
      try {
        return answer(errorList(filter, published, (text) => explain(text).found.operations ?? []));
      } catch (error) {
        if (error instanceof FilterError) return failure(error.message);
        throw error;
      }
    },
  );

  const byName = new Map(
    catalogue.entries.flatMap((entry) => [entry.code, ...(entry.aliases ?? [])].map((code) => [code, entry] as const)),
  );
  server.registerResource(
    'error',
    new ResourceTemplate(entryUri('{code}'), {
      list: () => ({ resources: catalogue.entries.map(resource) }),
      complete: { code: (typed) => [...byName.keys()].filter((code) => code.startsWith(typed.toUpperCase())) },
    }),
    { title: 'An error', description: 'The entry of one code, as Markdown.', mimeType },
    ({ href }, { code }) => {
      const entry = byName.get(String(code));
      if (!entry)
        throw new McpError(ErrorCode.InvalidParams, `No error has the code ${quote(String(code))}. Call list_errors.`);
      return { contents: [{ uri: href, mimeType, text: entryMarkdown(entry, published) }] };
    },
  );
  return server;
}

const mimeType = 'text/markdown';
const annotations = { readOnlyHint: true, openWorldHint: false };

const entryUri = (code: string): string => `catalogue://errors/${code}`;

const resource = ({ code, status, title }: CatalogueEntry) => ({
  uri: entryUri(code),
  name: code,
  description: `${status}, ${title}.`,
  mimeType,
});

const answer = (text: string): CallToolResult => ({ content: [{ type: 'text', text }] });
const failure = (text: string): CallToolResult => ({ ...answer(text), isError: true });
