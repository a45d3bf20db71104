import type { Actor, Entry, ErrorType, RetryStrategy } from './schema.ts';

/** The words for the catalogue's values. Each has a sign too, so that nothing depends on colour. */

const retryWords: Record<RetryStrategy, { sign: string; short: string }> = {
  never: { sign: '✕', short: 'Do not retry' },
  after_fix: { sign: '✎', short: 'Fix first, then retry' },
  backoff: { sign: '↻', short: 'Retry with backoff' },
  retry_after: { sign: '◷', short: 'Wait, then retry' },
};

export function retryOf({ retry }: Pick<Entry, 'retry'>): { sign: string; short: string } {
  const words = retryWords[retry.strategy];
  return retry.wait?.until ? { ...words, short: `Retry ${retry.wait.until}` } : words;
}

export const actorWords: Record<Actor, { short: string; role: string }> = {
  developer: { short: 'You', role: 'the developer' },
  end_user: { short: 'End user', role: 'who uses your app' },
  workspace_admin: { short: 'Admin', role: 'of the workspace' },
  provider: { short: 'Allo', role: 'runs the API' },
};

/** How far a code is past its life, and the day of its end where that is announced; undefined while it is active. */
export function endingOf({ state, deprecated, retired }: Entry['lifecycle']): string | undefined {
  if (state === 'active') return undefined;
  if (state === 'retired') return `Retired: no longer sent since ${retired}.`;
  return `Deprecated since ${deprecated}.${retired ? ` No longer sent from ${retired}.` : ''}`;
}

/** "Not found errors" as the name of one: "Not found". */
export const typeWord = (type: ErrorType | undefined, name: string) => type?.title.replace(/ errors?$/i, '') ?? name;
