import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyField, keyValue } from '../../../src/catalogue/envelope.ts';
import { exampleBodies } from '../../../src/catalogue/inferred.ts';
import type { Catalogue, CatalogueEntry } from '../../../src/catalogue/model.ts';
import { parseHttp, parseRequestLine } from '../../../src/kit/http.ts';
import { curl } from '../../../src/render/curl.ts';
import { handler } from '../../../src/render/handler.ts';
import { type Api, startApi } from '../../support/api.ts';
import { foreign } from '../../support/foreign.ts';
import { canary, hostile } from '../../support/hostile.ts';
import { everyField, parse } from '../../support/problems.ts';
import { catalogue } from '../exports/sample.ts';

const fixture = parse(everyField).catalogue as Catalogue;
let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const others = Object.values(foreign).map((text) => parse(text).catalogue as Catalogue);
const both = [catalogue, fixture, ...others].flatMap(({ head, entries }) => entries.map((entry) => ({ head, entry })));
const originOf = ({ api: { base_url } }: Catalogue['head']) => new URL(base_url).origin;
const fine = 'HTTP/1.1 200 OK\n\n{}';

describe('curl', () => {
  test('sends the example request to the byte, and shows the answer', async () => {
    // One entry of each kind of request: others differ in words.
    const kindOf = ({ head, entry }: (typeof both)[number]) => {
      const { startLine, headers, body } = parseHttp(entry.example.request);
      const names = headers.map(([name]) => name).join();
      return `${head.api.base_url} ${parseRequestLine(startLine)?.method} ${names} ${body !== ''} ${entry.status}`;
    };
    const kinds = [...Map.groupBy(both, kindOf).values()].flatMap(([first]) => first ?? []);
    expect(kinds.length).toBeGreaterThan(20);
    for (const { head, entry } of kinds) {
      const at = api.at('curl', entry.example.response);
      const shown = await run('sh', ['-c', curl(head.api.base_url, entry.example.request).replace(originOf(head), at)]);
      const sent = parseHttp(entry.example.request);
      const { method = '', target = '' } = parseRequestLine(sent.startLine) ?? {};
      const [asked] = api.asked('curl');
      expect(asked, entry.code).toMatchObject({ method, target, body: sent.body });
      const headers = sent.headers
        .filter(([name]) => name !== 'Host')
        .map(([name, value]) => [name.toLowerCase(), value]);
      expect([...(asked?.headers ?? [])], entry.code).toEqual(expect.arrayContaining(headers));
      expect(asked?.headers.has('content-type'), entry.code).toBe(headers.some(([name]) => name === 'content-type'));
      expect(shown.replaceAll('\r', '')).toMatch(new RegExp(`^HTTP/1.1 ${entry.status} `));
      expect(shown).toContain(parseHttp(entry.example.response).body);
    }
  });

  test('whatever the request holds, the shell runs nothing of it and loses nothing', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.constantFrom(...hostile, '@/etc/passwd', "it's `id` $(id) \\", '-', '{[1-9]}'),
          fc.string({ unit: 'grapheme' }),
        ),
        async (text) => {
          const safe = text.replaceAll(/[\0\r\n]|\p{Cs}/gu, '').trim() || 'x';
          const path = encodeURI(safe).replaceAll(/[?#]/g, '').replaceAll('%5B', '[').replaceAll('%7B', '{');
          const message = `POST /a${path} HTTP/1.1\nX-Text: ${encodeURIComponent(safe)}\n\n${safe}`;
          await run('sh', [
            '-c',
            curl('https://api.example.com', message).replace('https://api.example.com', api.at('curl', fine)),
          ]);
          expect(api.asked('curl')).toMatchObject([{ method: 'POST', body: safe }]);
          expect(api.asked('curl')[0]?.headers.get('x-text')).toBe(encodeURIComponent(safe));
          expect(existsSync(canary)).toBe(false);
        },
      ),
      { numRuns: 30 },
    ));

  test.each(['GET', 'HEAD', 'PUT', 'OPTIONS'])('%s without a body', async (method) => {
    const line = curl('https://api.example.com', `${method} /a HTTP/1.1\nHost: api.example.com`);
    await run('sh', ['-c', line.replace('https://api.example.com', api.at('curl', fine))]);
    expect(api.asked('curl')).toMatchObject([{ method, target: '/a', body: '' }]);
  });
});

/** What a sample does with an error that stays, and with one that is over after the first try. */
interface Outcome {
  tries: number;
  /** Fields of the error it stops with. */
  error?: Record<string, unknown>;
  reason?: string;
}

function expected(
  { code, retry, doc_url: docUrl }: CatalogueEntry,
  head: Catalogue['head'],
): { lasting: object; passing: object } {
  const { strategy, wait } = retry;
  const error = expect.objectContaining({ [keyField(head.envelope)]: keyValue({ head, code, docUrl }) });
  if (strategy === 'never') return { lasting: { tries: 1 }, passing: { tries: 1 } };
  if (strategy === 'backoff' || (strategy === 'retry_after' && !wait?.until))
    return { lasting: { tries: 5, error }, passing: { tries: 2 } };
  const reason = wait?.until ? `Wait until ${wait.until}.` : 'Fix the cause first.';
  return { lasting: { tries: 1, error, reason }, passing: { tries: 1, error, reason } };
}

interface Job {
  entry: CatalogueEntry;
  head: Catalogue['head'];
  /** The answers, the last for ever. */
  answers: string[];
  name: 'lasting' | 'passing';
}

const jobs: Job[] = both.flatMap(({ entry, head }) =>
  exampleBodies(entry).flatMap(({ http }): Job[] => [
    { entry, head, answers: [http], name: 'lasting' },
    { entry, head, answers: [http, fine], name: 'passing' },
  ]),
);

const runners = { ts: runTypescript, python: runPython };

describe.each(['ts', 'python'] as const)('the handling sample in %s', (language) => {
  const outcomes = (all: Job[]) =>
    runners[language](
      all.map(({ entry, head, answers }, at) => ({
        caller: `${language}${at}`,
        source: handler(entry, head, language).replace(originOf(head), api.at(`${language}${at}`, ...answers)),
      })),
    );

  test('runs against an API that answers with the example of its entry', async () => {
    const all = await outcomes(jobs);
    for (const [at, { entry, head, name }] of jobs.entries()) {
      expect(all[at], `${entry.code}, ${name}`).toEqual(expected(entry, head)[name]);
      const sent = parseHttp(entry.example.request);
      const { method = '', target = '' } = parseRequestLine(sent.startLine) ?? {};
      for (const asked of api.asked(`${language}${at}`)) {
        expect(asked).toMatchObject({ method, target });
        expect(jsonOf(asked.body)).toEqual(jsonOf(sent.body));
        for (const [header, value] of sent.headers)
          if (header !== 'Host') expect(asked.headers.get(header.toLowerCase())).toBe(value);
      }
    }
  });

  test('stops with any other code, also a new one', async () => {
    const unknown = 'HTTP/1.1 500 Internal Server Error\n\n{"error":{"code":"FAX_JAMMED"},"code":"FAX_JAMMED"}';
    const all = await outcomes(both.map((all) => ({ ...all, answers: [unknown], name: 'lasting' })));
    for (const outcome of all) expect(outcome).toMatchObject({ tries: 1, error: { code: 'FAX_JAMMED' } });
  });

  test('holds hostile text as text', async () => {
    const [{ head, entry } = expect.fail()] = both;
    const texts = hostile.filter((text) => text.isWellFormed() && !/[\0\r\n]/.test(text));
    const all = texts.map((text): Job => {
      const request = `PUT /a HTTP/1.1\nX-Text: ${encodeURIComponent(text)}\n\n${text}`;
      const retry = { ...entry.retry, strategy: 'retry_after', wait: { until: text } } as const;
      return {
        head,
        entry: { ...entry, title: text, retry, example: { ...entry.example, request } },
        answers: [entry.example.response],
        name: 'lasting',
      };
    });
    for (const [at, outcome] of (await outcomes(all)).entries()) {
      expect(outcome.reason).toBe(`Wait until ${texts[at]}.`);
      expect(api.asked(`${language}${at}`)).toMatchObject([{ body: texts[at] }]);
    }
    expect(existsSync(canary)).toBe(false);
  });
});

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

interface Source {
  caller: string;
  source: string;
}

/** As it stands, but for the waits. */
function runTypescript(sources: Source[]): Promise<Outcome[]> {
  const atOnce = (wake: () => void) => void queueMicrotask(wake);
  return Promise.all(
    sources.map(async ({ caller, source }): Promise<Outcome> => {
      const body = stripTypeScriptTypes(`async function sample() {\n${source}\n}`);
      const failure = await new Function('setTimeout', `return ${body}`)(atOnce)().then(
        () => undefined,
        (error: unknown) => error,
      );
      const tries = api.asked(caller).length;
      if (failure === undefined) return { tries };
      if (!(failure instanceof Error) || typeof failure.cause !== 'object') throw failure;
      const error = failure.cause as Outcome['error'] & { code: string };
      return {
        tries,
        error, // Without a reason of its own it says what names the error, in whatever field that is.
        ...(!Object.values(error).map(String).includes(failure.message) && { reason: failure.message }),
      };
    }),
  );
}

/** One Python for all of them: each as a program of its own. */
async function runPython(sources: Source[]): Promise<Outcome[]> {
  const driver = `
import json, sys, time
time.sleep = lambda seconds: float(seconds)
for source in json.load(sys.stdin):
    try:
        exec(compile(source, 'sample.py', 'exec'), {})
        print('null')
    except RuntimeError as failure:
        print(json.dumps(failure.args))
`;
  const printed = await run('python3', ['-c', driver], JSON.stringify(sources.map(({ source }) => source)));
  const lines = printed.trimEnd().split('\n');
  return sources.map(({ caller }, at): Outcome => {
    const tries = api.asked(caller).length;
    const args = JSON.parse(lines[at] ?? '') as null | [Outcome['error']] | [string, Outcome['error']];
    if (args === null) return { tries };
    return args.length === 1
      ? { tries, error: args[0] ?? {} }
      : { tries, reason: args[0] as string, error: args[1] ?? {} };
  });
}

function run(command: string, args: string[], input = ''): Promise<string> {
  const child = spawn(command, args, { env: { ...process.env, no_proxy: '*', NO_PROXY: '*' } });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (errors += chunk));
  child.stdin.end(input);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (status) =>
      status === 0 ? done(output) : fail(new Error(`${command}: ${status}\n${errors}\n${args.at(-1)}`)),
    );
  });
}
