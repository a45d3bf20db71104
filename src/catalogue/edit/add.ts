import { reasonPhrase } from '../../kit/http.ts';
import { indentOf, type SourceText } from '../../kit/source-text.ts';
import { newline, yamlText } from '../../yaml/edit.ts';
import { type Envelope, fieldOf, type Role, rootSteps, sentAs } from '../envelope.ts';
import type { Catalogue, CatalogueEntry } from '../model.ts';
import { docUrl } from '../urls.ts';

export interface NewCode {
  code: string;
  status: number;
  type: string;
  title?: string | undefined;
  date: string;
}

/** The type whose heading has this status: the usual one. */
export const typeFor = ({ head }: Catalogue, status: number): string | undefined =>
  Object.entries(head.types).find(([, type]) => type.status === status)?.[0];

/**
 * Puts a half-filled entry behind its nearest kin. What is left to write is left empty, so that `validate` lists it place by
 * place and nothing unfinished can be published.
 */
export function addCode(source: SourceText, catalogue: Catalogue, fresh: NewCode): string {
  const { text } = source;
  const kin =
    catalogue.entries.findLast(({ status, type }) => status === fresh.status && type === fresh.type) ??
    catalogue.entries.findLast(({ type }) => type === fresh.type) ??
    catalogue.entries.at(-1);
  const at = kin ? endOfEntry(source, kin) : text.length;
  const lead = text.slice(0, at).endsWith('\n') ? '' : newline(text);
  const entry = template(catalogue, fresh).replaceAll('\n', newline(text));
  return text.slice(0, at) + lead + newline(text) + entry + text.slice(at);
}

/** After the last line of the entry that is not blank; comments above the next entry belong to that one. */
function endOfEntry(source: SourceText, { line }: CatalogueEntry): number {
  const indent = indentOf(source.line(line));
  let last = line;
  for (let number = line + 1; source.lineStart(number) < source.text.length; number++) {
    const current = source.line(number);
    if (current.trim() === '') continue;
    if (indentOf(current) <= indent) break;
    last = number;
  }
  return source.lineStart(last + 1);
}

function template({ head }: Catalogue, { code, status, type, title, date }: NewCode): string {
  const retryable = status === 429 || status >= 500;
  const doc_url = docUrl(head.doc_urls, code);
  const body = exampleBody(head.envelope, { status, type, retryable, doc_url, code });
  return `  ${yamlText(code)}:
    status: ${status}
    type: ${type}
    # 3 to 7 words, no full stop
    title: ${title === undefined ? '""' : yamlText(title)}
    # 15 to 40 words: what happened and why; no instruction
    summary: ""
    retry:
      # the flag the API sends; then never, after_fix, backoff or retry_after
      retryable: ${retryable}
      strategy: ${retryable ? 'backoff' : 'after_fix'}
      # what a repeat does; whether repeating a write is safe
      advice: ""
    # who must act: developer, end_user, provider, or one of "actors" in the head
    actor: ""
    # imperative steps, most likely first
    fix:
      - ""
    # a request that gets this error, then the whole answer; replace FILL_IN by the wording the API sends
    example:
      request: ""
      response: |
        HTTP/1.1 ${status} ${reasonPhrase(status)}
        Content-Type: ${head.envelope.media_type}

        ${body.join('\n        ')}
    # what people type that the text lacks
    keywords:
      - ""
    lifecycle:
      state: active
      since: ${date}
    # the page each fact comes from
    sources:
      - ""
`;
}

/** The lines of a body of this envelope, with `FILL_IN` where nothing says what the API sends. */
function exampleBody(envelope: Envelope, known: Record<string, string | number | boolean>): string[] {
  const roleOf = new Map(Object.keys(known).map((role) => [fieldOf(envelope, role as Role), role]));
  const values = Object.entries(envelope.fields).flatMap(([name, field]) => {
    const role = roleOf.get(name) ?? '';
    if (field.presence !== 'always' && role !== 'doc_url') return [];
    const value = role === 'code' ? sentAs(field, String(known.code)) : (known[role] ?? field.example ?? fillIn);
    return [[name, value] as const];
  });
  const body = rootSteps(envelope).reduceRight<unknown>(
    (inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }),
    Object.fromEntries(values),
  );
  return JSON.stringify(body, null, 2).replaceAll(JSON.stringify(fillIn), fillIn).split('\n');
}

const fillIn = 'FILL_IN';
