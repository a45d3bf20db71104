import type { Entry } from './book.ts';
import type { Yours } from './paste.ts';

/** Where the pasted error says something else than the catalogue: a sign of a proxy, an old client, or a changed API. */
export function warnings(entry: Entry, yours: Yours): string[] {
  const found: string[] = [];
  if (yours.status !== undefined && yours.status !== entry.status)
    found.push(`Your response has status ${yours.status}; ${entry.code} is published with ${entry.status}.`);
  if (yours.type !== undefined && yours.type !== entry.type)
    found.push(`Your response has type ${yours.type}; ${entry.code} is published as ${entry.type}.`);
  if (yours.retryable !== undefined && yours.retryable !== entry.retryable) {
    found.push(
      `Your response says retryable: ${yours.retryable}; the catalogue says ${entry.retryable} for ${entry.code}. Follow your response.`,
    );
  }
  return found;
}

/** A fix step with the reader's own values behind the names of the fields: "Wait `retry_after_seconds` (12)". */
export function fillIn(step: string, yours: Yours): string {
  const values = new Map<string, string | number | undefined>([
    ['param', yours.param],
    ['suggestion', yours.suggestion],
    ['request_id', yours.request_id],
    ['retry_after_seconds', yours.retry_after_seconds],
  ]);
  return step.replace(/`(?:error\.)?(\w+)`/g, (written, name: string) => {
    const value = values.get(name);
    return value === undefined ? written : `${written} (${value})`;
  });
}

/** The ids of all calls that gave this error, or undefined when the paste has none. */
export const requestIds = ({ request_id, more_request_ids = [] }: Yours): string | undefined =>
  request_id === undefined && more_request_ids.length === 0
    ? undefined
    : [request_id, ...more_request_ids].filter(Boolean).join(', ');

/** What a support ticket needs, as plain text. `link` is the entry's page on this site. */
export function supportBlock(
  code: string,
  { status, link, yours = {}, now }: { status?: number; link?: string; yours?: Yours; now: Date },
): string {
  return [
    ['Code', code],
    ['Status', status ?? yours.status],
    ['Link', link],
    ['Request id', requestIds(yours)],
    ['Parameter', yours.param],
    [yours.time ? 'Time' : 'Copied at', yours.time ?? now.toISOString()],
  ]
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
