import type { Entry, ErrorType, Head, RetryStrategy } from './schema.ts';

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

/** Who runs the API: "Example API" without its last word. */
export const providerOf = ({ name, provider }: Head['api']): string =>
  provider ?? (name.replace(/(?:[ -](?:REST|HTTP|API|Error))+$/i, '') || name);

export const siteTitleOf = ({ api, site_title }: Pick<Head, 'api' | 'site_title'>): string =>
  site_title ?? `${api.name} errors`;

/** Who can have to act, by the name that an entry gives: those of any API, and those of the head. */
const actorsOf = ({ api, actors }: Pick<Head, 'api' | 'actors'>): Map<string, { name: string; role: string }> =>
  new Map([
    ['developer', { name: 'You', role: 'the developer' }],
    ['end_user', { name: 'End user', role: 'who uses your app' }],
    ['provider', { name: providerOf(api), role: 'runs the API' }],
    ...Object.entries(actors),
  ]);

export const actorOf = (head: Pick<Head, 'api' | 'actors'>, actor: string): { name: string; role: string } =>
  actorsOf(head).get(actor) ?? { name: actor, role: '' };

/** How far a code is past its life, and the day of its end where that is announced; undefined while it is active. */
export function endingOf({ state, deprecated, retired }: Entry['lifecycle']): string | undefined {
  if (state === 'active') return undefined;
  if (state === 'retired') return `Retired: no longer sent since ${retired}.`;
  return `Deprecated since ${deprecated}.${retired ? ` No longer sent from ${retired}.` : ''}`;
}

/** "Not found errors" as the name of one: "Not found". */
export const typeWord = (type: ErrorType | undefined, name: string) => type?.title.replace(/ errors?$/i, '') ?? name;
