import type { Role } from '../catalogue/envelope.ts';
import type { LookupData } from './data.ts';
import type { PastedError } from './read/pasted-error.ts';
import type { Entry } from './unpack.ts';

/** Where the pasted error says something else than the catalogue: a sign of a proxy, an old client, or a changed API. */
export function warnings(entry: Entry, pasted: PastedError): string[] {
  const found: string[] = [];
  if (pasted.status !== undefined && pasted.status !== entry.status)
    found.push(`Your response has status ${pasted.status}; ${entry.code} is published with ${entry.status}.`);
  if (pasted.type !== undefined && pasted.type !== entry.type)
    found.push(`Your response has type ${pasted.type}; ${entry.code} is published as ${entry.type}.`);
  if (pasted.retryable !== undefined && pasted.retryable !== entry.retryable) {
    found.push(
      `Your response says retryable: ${pasted.retryable}; the catalogue says ${entry.retryable} for ${entry.code}. Follow your response.`,
    );
  }
  return found;
}

/** A field as the API writes it. */
export const fieldNamed = (role: Role, { fields }: LookupData['api']): string =>
  fields.find(([name, known = name]) => known === role)?.[0] ?? role;

/** A fix step with the reader's own values behind the names of the fields: "Wait `retry_after` (12)". */
export function fillIn(step: string, pasted: PastedError, { api }: LookupData): string {
  const values = new Map<string, string | number | undefined>([
    [fieldNamed('param', api), pasted.param],
    [fieldNamed('suggestion', api), pasted.suggestion],
    [fieldNamed('request_id', api), pasted.request_id],
    [fieldNamed('retry_after', api), pasted.retry_after_seconds],
  ]);
  return step.replace(/`(?:[\w.]*\.)?([\w-]+)`/g, (written, name: string) => {
    const value = values.get(name);
    return value === undefined ? written : `${written} (${value})`;
  });
}

/** The ids of all calls that gave this error, or undefined when the paste has none. */
export const requestIds = ({ request_id, more_request_ids = [] }: PastedError): string | undefined =>
  request_id === undefined && more_request_ids.length === 0
    ? undefined
    : [request_id, ...more_request_ids].filter(Boolean).join(', ');

/** What a support ticket needs, as plain text. `link` is the entry's page on this site. */
export function supportBlock(
  code: string,
  { status, link, pasted = {}, now }: { status?: number; link?: string; pasted?: PastedError; now: Date },
): string {
  return [
    ['Code', code],
    ['Status', status ?? pasted.status],
    ['Link', link],
    ['Request id', requestIds(pasted)],
    ['Parameter', pasted.param],
    [pasted.time ? 'Time' : 'Copied at', pasted.time ?? now.toISOString()],
  ]
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
