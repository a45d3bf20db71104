import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parsed, readCatalogue } from '../../../src/catalogue/index.ts';
import { parseCatalogue } from '../../../src/catalogue/validate.ts';
import { fillIn } from '../../../src/cli/init/fill.ts';
import { main } from '../../../src/cli/main.ts';
import { copyFiles } from '../../../src/exports/files.ts';
import { openApi } from '../../../src/exports/openapi.ts';
import { publishAt } from '../../../src/exports/published.ts';
import { SourceText } from '../../../src/kit/source-text.ts';
import { pagesOf } from '../../../src/render/pages.ts';
import { foreign } from '../../support/foreign.ts';

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'init-'));
  said = [];
  for (const name of ['log', 'error'] as const)
    vi.spyOn(console, name).mockImplementation((text) => void said.push(text));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
  rmSync(folder, { recursive: true });
});

/** Runs `init` into the folder; the exit code, and what was written. */
async function init(...args: string[]): Promise<{ code: unknown; file: string; text: string }> {
  const file = join(folder, 'errors.yaml');
  process.exitCode = 0;
  await main(['init', '-o', folder, ...args]);
  return { code: process.exitCode, file, text: existsSync(file) ? readFileSync(file, 'utf8') : '' };
}

function from(document: string | object): string {
  const path = join(folder, 'api.yaml');
  writeFileSync(path, typeof document === 'string' ? document : JSON.stringify(document));
  return path;
}

/** Only texts are wrong; with them written the catalogue is valid, has a ledger, and every page and copy is made. */
async function expectWhole({ code, file, text }: Awaited<ReturnType<typeof init>>) {
  expect([code, said.at(-1)]).toEqual([0, expect.stringContaining('was written')]);
  const source = new SourceText(file, text);
  const { problems } = parseCatalogue(source);
  const lines = text.split('\n');
  for (const { at, rule } of problems) {
    const { line } = source.position(at.start);
    expect([rule, lines.slice(line - 2, line).join('\n')]).toEqual([rule, expect.stringMatching(/""|FILL_IN|TODO/)]);
  }
  expect(problems.length).toBeGreaterThan(5);
  expect(text).toContain('# TODO: imperative steps');
  writeFileSync(file, fillIn(text));
  const catalogue = readCatalogue(file);
  await main(['contract', file, '--update']);
  expect(readFileSync(join(folder, 'contract.lock'), 'utf8')).toContain(catalogue.entries[0]?.code);
  expect([...pagesOf(catalogue)].length).toBeGreaterThanOrEqual(catalogue.entries.length);
  for (const { print } of pagesOf(catalogue).values()) expect(print().length).toBeGreaterThan(100);
  const published = publishAt(catalogue, catalogue.head.site_url, '/');
  for (const [path, make] of copyFiles(catalogue, published, [])) if (!path.endsWith('.png')) await make();
  return catalogue;
}

const catalogues = Object.entries(foreign).map(([name, text]) => [name, parsed(new SourceText(name, text))] as const);
test.each([...catalogues, ['this one', readCatalogue()] as const])(
  'from the OpenAPI document of %s',
  async (_, known) => {
    const document = openApi(publishAt(known, known.head.site_url, '/'));
    const { head, entries } = await expectWhole(await init('--from', from(document)));
    for (const { inferred } of entries) expect(inferred).toContain('retry.retryable');
    const facts = (list: typeof entries) => list.map(({ code, status }) => `${status} ${code}`).sort();
    expect(facts(entries)).toEqual(facts(known.entries));
    expect([head.envelope.root, head.doc_urls[0], head.envelope.media_type]).toEqual([
      known.head.envelope.root,
      known.head.doc_urls[0],
      known.head.envelope.media_type,
    ]);
    expect(Object.keys(head.envelope.fields)).toEqual(Object.keys(known.head.envelope.fields));
  },
);

const head =
  'openapi: 3.0.3\ninfo: { title: Made Up API, version: "1", contact: { email: help@example.com } }\nservers: [{ url: "https://api.example.com/v1" }]\n';
const answer = (status: string, content: string, type = 'application/json') =>
  `"${status}": { description: x, content: { "${type}": ${content} } }`;
const api = (answers: string[], schemas = '{}') =>
  `${head}paths:\n  /things/{id}:\n    get:\n      responses:\n${['"200": { description: fine }', ...answers].map((line) => `        ${line}\n`).join('')}components: { schemas: ${schemas} }\n`;
const schema = '{ schema: { $ref: "#/components/schemas/E" } }';

/** As in public documents: what the name says, the document, the codes with their statuses, the root, the field of the code. */
const shapes: [string, string, string[], string | undefined, string | undefined][] = [
  [
    'Stripe: one nested error for "default"',
    api(
      [answer('default', schema)],
      '{ E: { type: object, properties: { error: { $ref: "#/components/schemas/A" } } }, A: { type: object, required: [type], properties: { code: { type: string, enum: [card_declined, expired_card] }, doc_url: { type: string }, message: { type: string, nullable: true }, type: { type: string } } } }',
    ),
    ['400 card_declined', '400 expired_card'],
    'error',
    'code',
  ],
  [
    'Adyen: examples of codes that are digits in quotes',
    api(
      [
        answer(
          '401',
          '{ schema: { $ref: "#/components/schemas/E" }, examples: { a: { value: { status: 401, errorCode: "000", message: No, errorType: security } } } }',
        ),
      ],
      '{ E: { type: object, properties: { errorCode: { type: string }, errorType: { type: string }, message: { type: string }, status: { type: integer } } } }',
    ),
    ['401 000'],
    undefined,
    'errorCode',
  ],
  [
    'Twilio: numbers, only an example, a link for each',
    api([
      answer(
        '404',
        '{ example: { code: 20404, message: Gone, more_info: "https://www.example.com/docs/errors/20404", status: 404 } }',
      ),
    ]),
    ['404 20404'],
    undefined,
    'code',
  ],
  [
    'Box: a long list beside a status that says no more',
    api(
      [answer('404', schema), answer('default', schema)],
      '{ E: { type: object, properties: { type: { type: string, enum: [error] }, status: { type: integer }, code: { type: string, enum: [not_found, forbidden] }, context_info: { type: object, nullable: true }, help_url: { type: string } } } }',
    ),
    ['404 forbidden', '404 not_found'],
    undefined,
    'code',
  ],
  [
    'problem details whose type is the code, with a range of statuses',
    api(
      [
        answer(
          '4XX',
          '{ schema: { allOf: [{ $ref: "#/components/schemas/E" }] }, example: { type: "https://api.example.com/probs/out-of-food", title: Out, status: 409 } }',
          'application/problem+json',
        ),
      ],
      '{ E: { type: object, required: [type], properties: { type: { type: string }, title: { type: string }, status: { type: integer } } } }',
    ),
    ['409 out-of-food'],
    undefined,
    undefined,
  ],
  [
    'a discriminator, and one kind for each code',
    api(
      [
        answer(
          '422',
          '{ schema: { oneOf: [{ $ref: "#/components/schemas/TooLong" }, { $ref: "#/components/schemas/E" }], discriminator: { propertyName: code, mapping: { too_long: "#/components/schemas/TooLong", too_short: "#/components/schemas/E" } } } }',
        ),
      ],
      '{ E: { type: object, required: [code], properties: { code: { type: string }, message: { type: string } } }, TooLong: { allOf: [{ $ref: "#/components/schemas/E" }, { type: object, properties: { most: { type: integer } } }] } }',
    ),
    ['422 too_long', '422 too_short'],
    undefined,
    'code',
  ],
  [
    'a list of errors, and codes in an extension',
    api(
      [answer('503', schema)],
      '{ E: { type: object, properties: { errors: { type: array, items: { type: object, properties: { code: { type: string, x-extensible-enum: [DOWN_NOW] }, detail: { type: string } } } } } } }',
    ),
    ['503 DOWN_NOW'],
    'errors.0',
    'code',
  ],
];

test.each(shapes)('%s', async (_, document, facts, root, field) => {
  const { entries, head } = await expectWhole(await init('--from', from(document)));
  expect(entries.map(({ code, status }) => `${status} ${code}`).sort()).toEqual(facts);
  expect(head.envelope.root).toBe(root);
  const named = Object.entries(head.envelope.fields).find(([name, { role = name }]) => role === 'code');
  expect(named?.[0]).toBe(field);
  expect(
    entries.every(({ endpoints }) => Array.isArray(endpoints) && endpoints[0]?.operation === 'GET /things/{id}'),
  ).toBe(true);
});

test('texts of a document are never code, and what cannot be a code is left out', async () => {
  const evil = '</script>{process.exit()} <b>#';
  const document = api([
    answer(
      '400',
      `{ schema: { type: object, properties: { code: { type: string, description: ${JSON.stringify(evil)}, enum: ["a/b", "..", "x y", FINE_ONE] }, message: { type: string } } }, example: { code: FINE_ONE, message: ${JSON.stringify(evil)} } }`,
    ),
  ]);
  const { entries } = await expectWhole(await init('--from', from(document)));
  expect(entries.map(({ code }) => code)).toEqual(['FINE_ONE']);
});

describe('answers', () => {
  const flags = [
    '--name',
    'Made Up API',
    '--api-version',
    'v1',
    '--base-url',
    'https://api.example.com',
    '--support',
    'help@example.com',
    '--site-url',
    'https://errors.example.com',
  ];

  test('as flags', async () => {
    const { head, entries } = await expectWhole(
      await init(...flags, '--code', '1001', '--status', '409', '--root', 'error'),
    );
    expect([head.api.name, head.envelope.root, entries[0]?.code, entries[0]?.status]).toEqual([
      'Made Up API',
      'error',
      '1001',
      409,
    ]);
  });

  test('nobody there to ask: the flags that are missing are named, and nothing is written', async () => {
    const { code } = await init(...flags);
    expect([code, said]).toEqual([2, ['Say --code, --status, or name an OpenAPI document with --from.']]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    [['--code', 'A B', '--status', '400'], '--code cannot be "A B". It is: A first error code'],
    [['--code', 'A', '--status', '200'], '--status cannot be "200"'],
    [['--code', 'A_B', '--status', '404', '--base-url', 'ftp://x'], '--base-url cannot be "ftp://x"'],
  ])('%j', async (more, words) => {
    const { code } = await init(...flags, ...more);
    expect([code, said]).toEqual([2, [expect.stringContaining(words)]]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('one list for all answers says less of a code than the example in its answer; a field is a link by what stands there', async () => {
  const example = (code: string) =>
    `{ schema: { $ref: "#/components/schemas/E" }, example: { code: ${code}, docs: "https://x.example.com/errors#${code}" } }`;
  const document = api(
    [answer('404', example('gone')), answer('429', example('slow'))],
    '{ E: { type: object, properties: { code: { type: string, enum: [gone, slow, used] }, docs: { type: string } } } }',
  );
  const { head, entries } = await expectWhole(await init('--from', from(document)));
  expect(entries.map(({ code, status }) => `${status} ${code}`)).toEqual(['404 gone', '429 slow', '404 used']);
  // Of the last nobody says a status or shows an answer.
  expect(entries.map(({ inferred }) => inferred?.join(' '))).toEqual([
    'retry.retryable example.request',
    'retry.retryable example.request',
    'status retry.retryable example.response',
  ]);
  expect([head.doc_urls[0], head.envelope.fields.docs?.role]).toEqual([
    'https://x.example.com/errors#{code}',
    'doc_url',
  ]);
});

describe('at a terminal', () => {
  const typed = async (text: string) => {
    const terminal = Object.assign(new PassThrough(), { isTTY: true });
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(terminal as unknown as typeof process.stdin);
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    terminal.end(text);
    return init();
  };
  const answers = ['Made Up API', '2', 'http://no', 'https://api.example.com/v2', 'help@example.com'];

  test('answers pasted together are all read, and what cannot be is asked again', async () => {
    const { code, text } = await typed([...answers, 'https://errors.example.com', 'E1', '4', '404', ''].join('\n'));
    expect(code).toBe(0);
    for (const said of ['base_url: "https://api.example.com/v2"', '  E1:', '    status: 404'])
      expect(text).toContain(said);
  });

  test('an end in between writes nothing', async () => {
    const { code } = await typed(answers.join('\n'));
    expect([code, said]).toEqual([2, [expect.stringContaining('ended before the last question')]]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('a file that is there is not touched, in whatever form it is named', async () => {
  writeFileSync(join(folder, 'errors.yaml'), 'mine');
  const { code, text } = await init('--from', 'nothing.yaml');
  expect([code, text, said]).toEqual([2, 'mine', [expect.stringContaining('is there already, and was not changed')]]);
});

test.each([
  ['no JSON: [', 'is not YAML or JSON'],
  ['{}', 'is not a valid OpenAPI document'],
  [api([]), 'no error response describes a body'],
  [
    api(
      [answer('404', schema)],
      '{ E: { type: object, properties: { message: { type: string }, documentation_url: { type: string } } } }',
    ),
    'names a value of "documentation_url"',
  ],
])('a document that names no error is refused: %#', async (document, words) => {
  const path = from(document);
  mkdirSync(join(folder, 'to'));
  await main(['init', '--from', path, '-o', join(folder, 'to')]);
  expect([process.exitCode, said]).toEqual([2, [expect.stringContaining(words)]]);
  expect(readdirSync(join(folder, 'to'))).toEqual([]);
});
