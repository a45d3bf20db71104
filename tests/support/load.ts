import { Agent, get } from 'node:http';

/** What a reader gets of the site of `builder.ts` is one whole page of one build. */
export const isWhole = (text: string): boolean => {
  const lines = text.split('\n');
  return lines.length === 2001 && lines.at(-1) === 'end' && new Set(lines.slice(0, -1)).size === 1;
};

/** Asks a server on eight connections without a pause until `end`; `gone` must be a 404 page, everything else a page. */
export async function load(origin: string, end: Promise<unknown>): Promise<{ answers: number; faults: string[] }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const faults: string[] = [];
  let answers = 0;
  let running = true;
  const ended = end.then(() => {
    running = false;
  });
  const ask = (path: string) =>
    new Promise<void>((next) => {
      get(new URL(path, origin), { agent }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          body += chunk;
        });
        response.on('close', () => {
          answers += 1;
          const expected = path === 'gone' ? 404 : 200;
          if (response.statusCode !== expected || !response.complete || !isWhole(body))
            faults.push(`${path}: ${response.statusCode}, ${body.length} characters`);
          next();
        });
      }).on('error', (error) => {
        faults.push(`${path}: ${error.message}`);
        next();
      });
    });
  await Promise.all(
    ['', 'a.html', 'b.html', 'gone', '', 'a.html', 'b.html', 'gone'].map(async (path) => {
      while (running) await ask(path);
    }),
  );
  await ended;
  agent.destroy();
  return { answers, faults };
}
