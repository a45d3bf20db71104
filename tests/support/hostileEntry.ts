/** Entries whose text fields hold a string that would run, fetch, break or change something if anything read it as code. */
import { checkProse } from '../../src/catalogue/rules/prose.ts';
import { shownText } from './catalogue.ts';
import { type EntrySource, exampleOf, foreignApis } from './foreign.ts';

const { head, rows } = foreignApis.letters;

export interface HostileEntry {
  code: string;
  entry: EntrySource;
  /** Field to the words a reader must see there. */
  shown: Map<string, string>;
}

/** An entry of the API whose codes have five characters, with `text` in every field that holds words. */
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
  const row = { code, status: 429, type: 'engine', strategy: 'backoff', title: 'Too many at once' } as const;
  const braces = /[{}]/.test(text);
  const entry: EntrySource = {
    status: row.status,
    type: row.type,
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
    endpoints: [{ operation: Object.keys(head.operations ?? {})[0] ?? '', when: prose('when') }],
    example: exampleOf(head, row, plain('example')),
    related: [{ code: rows[0]?.code ?? '', difference: prose('difference') }],
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
