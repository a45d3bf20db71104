import type { CatalogueEntry } from '../catalogue/model.ts';
import type { RetryStrategy } from '../catalogue/schema.ts';

/** A handler for one code in TypeScript: a switch on `code` with a default branch, made from the entry's retry strategy. */
export function handler(entry: CatalogueEntry): string {
  const { strategy, wait } = entry.retry;
  const action =
    strategy === 'retry_after' && wait?.until
      ? [`return scheduleRetry({ until: '${wait.until.replaceAll(/['\\\n]/g, ' ')}' });`]
      : actions[strategy];
  return [
    'const body = await response.json();',
    'const error = body.error ?? body; // v1 operations answer without the envelope',
    'switch (error.code) {',
    `  case '${entry.code}':`,
    `    // ${entry.title.replaceAll(/\s+/g, ' ')}`,
    ...action.map((line) => `    ${line}`),
    '  default:',
    '    throw new Error(`${error.code}: ${error.message} (${error.request_id})`);',
    '}',
  ].join('\n');
}

/** Each ends the branch; `retry` and `scheduleRetry` stand for the caller's own. */
const actions: Record<RetryStrategy, string[]> = {
  never: ['return; // repeating it changes nothing'],
  after_fix: ['throw new FixFirst(error.message, error.param, error.request_id);'],
  backoff: ['return retry(request, { wait: 2 ** attempt * 1000, most: 5 });'],
  retry_after: ['return retry(request, { wait: (error.retry_after_seconds ?? 1) * 1000 });'],
};
