/** Three made-up APIs that write their errors in ways of their own: `tests/fixtures/foreign/` has the head and the codes of each. */
import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import type { CatalogueSource } from '../../src/catalogue/schema.ts';
import { reasonPhrase } from '../../src/kit/http.ts';

type Head = Omit<CatalogueSource, 'errors'>;
export type EntrySource = CatalogueSource['errors'][string];

/** A line of the list of codes. */
export interface Row {
  code: string;
  status: number;
  type: string;
  strategy: EntrySource['retry']['strategy'];
  title: string;
}

export interface ForeignApi {
  head: Head;
  rows: Row[];
}

const isRetryable = ({ strategy }: Row): boolean => strategy === 'backoff' || strategy === 'retry_after';

const read = (name: string): ForeignApi => {
  const file = (kind: string) => readFileSync(`tests/fixtures/foreign/${name}.${kind}`, 'utf8');
  const rows = [...file('txt').matchAll(/^(\S+) +(\d+) (\S+) +(\S+) +(.+)$/gm)].map(
    ([, code = '', status, type = '', strategy, title = '']) =>
      ({ code, status: Number(status), type, strategy, title }) as Row,
  );
  return { head: parse(file('yaml')), rows };
};

/** RFC 9457 with numbers; five characters below `fault.error` with `href`; dots in a list, with an address for each code. */
export const foreignApis = { numbers: read('numbers'), letters: read('letters'), dots: read('dots') };

/** The catalogue as people would write it. */
export const foreignYaml = ({ head, rows }: ForeignApi, more: Record<string, EntrySource> = {}): string =>
  stringify(
    { ...head, errors: { ...Object.fromEntries(rows.map((row, at) => [row.code, entryOf(head, rows, at)])), ...more } },
    {
      aliasDuplicateObjects: false,
      lineWidth: 0,
      defaultStringType: 'QUOTE_DOUBLE',
      defaultKeyType: 'QUOTE_DOUBLE',
      blockQuote: 'literal',
    },
  );

export const foreign: Readonly<Record<keyof typeof foreignApis, string>> = {
  numbers: foreignYaml(foreignApis.numbers),
  letters: foreignYaml(foreignApis.letters),
  dots: foreignYaml(foreignApis.dots),
};

/** What the API answers and is asked for an error of this kind. */
export function exampleOf(head: Head, row: Row, message = `${row.title}.`): EntrySource['example'] {
  const [operation = ''] = Object.keys(head.operations ?? {});
  const wait = waitOf(head, row);
  return {
    request: `${operation.replace(/\{\w+\}/, '17')} HTTP/1.1\nHost: ${new URL(head.api.base_url).host}\n`,
    response: [
      `HTTP/1.1 ${row.status} ${reasonPhrase(row.status)}`,
      `Content-Type: ${head.envelope.media_type ?? 'application/json'}`,
      ...(head.envelope.request_id_header ? [`${head.envelope.request_id_header.name}: np-0123456789abcdef`] : []),
      ...(wait && 'header' in wait ? [`${wait.header}: 2`] : []),
      '',
      `${JSON.stringify(bodyOf(head, row, message), null, 2)}\n`,
    ].join('\n'),
  };
}

function entryOf(head: Head, rows: readonly Row[], at: number): EntrySource {
  const row = rows[at] as Row;
  const { status, type, title, strategy } = row;
  const wait = waitOf(head, row);
  const other = rows[(at + 1) % rows.length]?.code ?? '';
  return {
    status,
    type,
    title,
    summary: `${title}, so the service stopped at this point, stored nothing of the request and tells you why in its answer.`,
    retry: {
      retryable: isRetryable(row),
      strategy,
      ...(wait && { wait }),
      advice: 'A repeat changes nothing that was stored before.',
    },
    actor: strategy === 'backoff' ? 'provider' : 'developer',
    fix: [`Look at what was sent: ${title.toLowerCase()}.`],
    causes: [{ cause: 'It was sent twice.', how_to_tell: 'Your log has it twice.', fix: 'Send it once.' }],
    example: exampleOf(head, row),
    related: [{ code: other, difference: `\`${other}\` comes later.` }],
    keywords: ['made up'],
    lifecycle: { state: 'active', since: '2026-01-02' },
    sources: [head.site_url],
  };
}

/** In the body where that has a field for it. */
function waitOf({ envelope }: Head, { strategy }: Row) {
  if (strategy !== 'retry_after') return undefined;
  const [field] = Object.entries(envelope.fields).find(([, { role }]) => role === 'retry_after') ?? [];
  return field === undefined ? { header: 'Retry-After' } : { field };
}

/** The body around the fields: `errors.0` is the first of a list. */
function bodyOf({ envelope, doc_urls }: Head, row: Row, message: string): unknown {
  const docUrl = (doc_urls[0] ?? '').replace('{code}', row.code);
  const isProblem = envelope.media_type === 'application/problem+json';
  const fields = Object.entries(envelope.fields).flatMap(
    ([name, { type, role = name, example }]): [string, unknown][] => {
      const values: Record<string, unknown> = {
        code: type === 'integer' ? Number(row.code) : row.code,
        type: isProblem ? docUrl : row.type,
        title: row.title,
        status: row.status,
        message,
        detail: message,
        doc_url: docUrl,
        retryable: isRetryable(row),
        request_id: example,
        retry_after: row.strategy === 'retry_after' ? 2 : undefined,
      };
      return values[role] === undefined ? [] : [[name, values[role]]];
    },
  );
  const beside = Object.fromEntries(
    Object.entries(envelope.beside ?? {}).map(([name, { example }]) => [name, example]),
  );
  return (envelope.root?.split('.') ?? []).reduceRight<unknown>(
    (inner, step, at) => (step === '0' ? [inner] : { [step]: inner, ...(at === 0 && beside) }),
    Object.fromEntries(fields),
  );
}
