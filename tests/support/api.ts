/** A small API on loopback that answers with the examples of a catalogue, and what it was asked. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseHttp, parseStatusLine } from '../../src/kit/http.ts';

export interface Asked {
  method: string;
  target: string;
  headers: Map<string, string>;
  body: string;
}

export interface Api {
  /** Where the API stands for one caller; `answers` are whole HTTP messages, the last one sent again and again. */
  at(caller: string, ...answers: string[]): string;
  /** What that caller asked. */
  asked(caller: string): Asked[];
  close(): void;
}

export async function startApi(): Promise<Api> {
  const callers = new Map<string, { answers: string[]; asked: Asked[] }>();
  const server = createServer(async (request, response) => {
    const [, name = '', target = ''] = /^\/([^/]+)(\/.*)$/.exec(request.url ?? '') ?? [];
    const caller = callers.get(name);
    if (!caller) return void response.writeHead(500).end('a caller nobody named');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = new Map(Object.entries(request.headers).map(([header, value]) => [header, String(value)]));
    caller.asked.push({ method: request.method ?? '', target, headers, body: Buffer.concat(chunks).toString() });
    const message = parseHttp(caller.answers[caller.asked.length - 1] ?? caller.answers.at(-1) ?? '');
    const status = parseStatusLine(message.startLine)?.status ?? 500;
    response.writeHead(status, message.headers.flat()).end(message.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    at(caller, ...answers) {
      callers.set(caller, { answers, asked: [] });
      return `http://127.0.0.1:${port}/${caller}`;
    },
    asked: (caller) => callers.get(caller)?.asked ?? [],
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
