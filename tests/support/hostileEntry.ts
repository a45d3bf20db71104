/** Entries whose text fields hold a string that would run, fetch, break or change something if anything read it as code. */
import { stringify } from 'yaml';
import { checkProse } from '../../src/catalogue/rules/prose.ts';
import type { CatalogueSource } from '../../src/catalogue/schema.ts';
import { shownText } from './catalogue.ts';

type EntrySource = CatalogueSource['errors'][string];

export interface HostileEntry {
  code: string;
  entry: EntrySource;
  /** Field to the words a reader must see there. */
  shown: Map<string, string>;
}

/** An entry with `text` in every field that holds words. */
export function hostileEntry(code: string, text: string): HostileEntry {
  const shown = new Map<string, string>();
  /** The string comes first, as some only mean something at the start of a line; then the field's name, to tell the places apart. */
  const plain = (field: string, words = 0) => {
    const missing = Math.max(0, words - text.split(/\s+/).length - 1);
    const whole = `${text} (${field})${' more'.repeat(missing)}`;
    shown.set(field, whole);
    return whole;
  };
  /** Inline Markdown: what would mean something there is shown from within backticks. */
  const prose = (field: string) => {
    const whole = plain(field);
    return checkProse(whole).length === 0 && shownText(whole) === whole ? whole : `${codeSpan(text)} (${field})`;
  };
  const braces = /[{}]/.test(text);
  const entry: EntrySource = {
    status: 429,
    type: 'rate_limit_error',
    title: text.split(/\s+/).length > 6 ? 'A string of many words' : plain('title', 3),
    summary: plain('summary', 15),
    // A message template keeps braces for its placeholders.
    messages: ['{thing}', ...(braces ? [] : [plain('message')])],
    placeholders: { thing: plain('placeholder') },
    param: { name: plain('param-name'), description: prose('param') },
    retry: { retryable: true, strategy: 'retry_after', wait: { until: plain('wait') }, advice: prose('advice') },
    actor: 'developer',
    fix: [prose('first-step'), prose('second-step')],
    causes: [{ cause: prose('cause'), how_to_tell: prose('how-to-tell'), fix: prose('what-to-do') }],
    endpoints: [{ operation: 'GET /v2/api/tags', when: prose('when') }],
    example: {
      request: 'GET /v2/api/tags HTTP/1.1\nHost: api.withallo.com\n',
      response: response(code, plain('example')),
    },
    related: [{ code: 'TAG_NOT_FOUND', difference: prose('difference') }],
    keywords: [text],
    links: [{ description: plain('link'), url: 'https://docs.example.com/' }],
    lifecycle: { state: 'deprecated', since: '2026-01-01', deprecated: '2026-02-01', reason: prose('reason') },
    history: [{ date: '2026-01-01', change: 'added', note: plain('note') }],
    sources: ['https://docs.example.com/'],
  };
  shown.set('example', JSON.stringify(shown.get('example')));
  return { code, entry, shown };
}

/** A code span around any text: its fence is longer than any run of backticks within. https://spec.commonmark.org/0.31.2/#code-spans */
function codeSpan(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
  const space = runs.length > 0 ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}

/** The catalogue with these entries added at its end. */
export function withEntries(catalogue: string, hostile: HostileEntry[]): string {
  const added = stringify(Object.fromEntries(hostile.map(({ code, entry }) => [code, entry])), {
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  });
  return `${catalogue.trimEnd()}\n\n${added.trimEnd().replaceAll(/^/gm, '  ')}\n`;
}

function response(code: string, message: string): string {
  const error = {
    type: 'rate_limit_error',
    code,
    message,
    retryable: true,
    request_id: 'req_k3m8p1x7q2wz',
    doc_url: `https://help.withallo.com/en/v2/api-reference/guides/error-handling#${code}`,
  };
  return `HTTP/1.1 429 Too Many Requests\nContent-Type: application/json\n\n${JSON.stringify({ error }, null, 2)}\n`;
}
