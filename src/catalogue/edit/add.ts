import { reasonPhrase } from '../../kit/http.ts';
import { indentOf, type SourceText } from '../../kit/source-text.ts';
import { newline, yamlText } from '../../yaml/edit.ts';
import { type Envelope, fieldOf, type Role, rootSteps, sentAs } from '../envelope.ts';
import type { Inferable } from '../inferred.ts';
import type { Catalogue, CatalogueEntry } from '../model.ts';
import { docUrl } from '../urls.ts';

export interface NewCode {
  code: string;
  status: number;
  type: string;
  title?: string | undefined;
  date: string;
  /** Operations that send it, which the head names. */
  operations?: readonly string[] | undefined;
  /** A body that the API sends. */
  body?: unknown;
  /** Whether the status is a guess. */
  isOpen?: boolean | undefined;
  /** What no source says: a deduction. */
  inferred?: readonly Inferable[] | undefined;
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

/** The offset after the entry's last line. Comments above the next entry belong to that entry. */
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

/** The text of an entry in which everything is left empty that a person has to write, each below a comment that begins with TODO. */
export function template({ head }: Pick<Catalogue, 'head'>, fresh: NewCode): string {
  const { code, status, type, title, date, operations = [], isOpen = false, inferred = [] } = fresh;
  const retryable = status === 429 || status >= 500;
  const doc_url = docUrl(head.doc_urls, code);
  const body =
    fresh.body === undefined
      ? exampleBody(head.envelope, { status, type, retryable, doc_url, code })
      : JSON.stringify(fresh.body, null, 2).split('\n');
  return `  ${yamlText(code)}:
    ${isOpen ? '# a guess, as is the type: the document has this code in one list for many answers\n    ' : ''}status: ${status}
    type: ${yamlText(type)}
    # TODO: 3 to 7 words, no full stop
    title: ${title === undefined ? '""' : yamlText(title)}
    # TODO: 15 to 40 words: what happened and why; no instruction
    summary: ""
    retry:
      # the flag the API sends; then never, after_fix, backoff or retry_after
      retryable: ${retryable}
      strategy: ${retryable ? 'backoff' : 'after_fix'}
      # TODO: what a repeat does; whether repeating a write is safe
      advice: ""
    # TODO: who must act: developer, end_user, provider, or one of "actors" in the head
    actor: ""
    # TODO: imperative steps, most likely first
    fix:
      - ""
${endpointsOf(operations)}    # TODO: a request that gets this error, then the whole answer; replace FILL_IN by what the API sends
    example:
      request: ${requestOf(operations, head.api)}
      response: |
        HTTP/1.1 ${status} ${reasonPhrase(status)}
        Content-Type: ${head.envelope.media_type}

        ${body.join('\n        ')}
    # TODO: what people type that the text lacks
    keywords:
      - ""
    lifecycle:
      state: active
      since: ${date}
    # TODO: the page each fact comes from
    sources:
      - ""
${inferredOf(inferred)}`;
}

const inferredOf = (names: readonly Inferable[]): string =>
  names.length === 0 ? '' : `    # deduced: take out what a source says\n    inferred: [${names.join(', ')}]\n`;

const endpointsOf = (operations: readonly string[]): string =>
  operations.length === 0
    ? ''
    : `    endpoints:\n${operations.map((name) => `      - operation: ${JSON.stringify(name)}\n`).join('')}`;

/** The first operation as a request with 1 for each name in its path. */
function requestOf([operation]: readonly string[], { base_url }: Pick<Catalogue['head']['api'], 'base_url'>): string {
  if (operation === undefined || !URL.canParse(base_url)) return '""';
  return `|\n        ${operation.replace(/\{[^}]*\}/g, '1')} HTTP/1.1\n        Host: ${new URL(base_url).host}`;
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
  const beside = Object.fromEntries(
    Object.entries(envelope.beside ?? {}).flatMap(([name, { presence, example }]) =>
      presence === 'always' ? [[name, example ?? fillIn]] : [],
    ),
  );
  const body = rootSteps(envelope).reduceRight<unknown>(
    (inner, step, at) => (typeof step === 'number' ? [inner] : { [step]: inner, ...(at === 0 && beside) }),
    Object.fromEntries(values),
  );
  return JSON.stringify(body, null, 2).replaceAll(JSON.stringify(fillIn), fillIn).split('\n');
}

const fillIn = 'FILL_IN';
