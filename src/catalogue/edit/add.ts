import { reasonPhrase } from '../../kit/http.ts';
import { indentOf, type SourceText } from '../../kit/source-text.ts';
import { newline, yamlText } from '../../yaml/edit.ts';
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
    # who must act: developer, end_user, workspace_admin or provider
    actor: ""
    # imperative steps, most likely first
    fix:
      - ""
    # a request that gets this error, then the whole answer; replace FILL_IN by the wording the API sends
    example:
      request: ""
      response: |
        HTTP/1.1 ${status} ${reasonPhrase(status)}
        Content-Type: application/json

        {
          ${JSON.stringify(head.envelope.root)}: {
            "type": ${JSON.stringify(type)},
            "code": ${JSON.stringify(code)},
            "message": FILL_IN,
            "retryable": ${retryable},
            "request_id": "req_k3m8p1x7q2wz",
            "doc_url": ${JSON.stringify(docUrl(head.doc_urls, code))}
          }
        }
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
