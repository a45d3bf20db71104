import type { CatalogueEntry } from '../../catalogue/model.ts';
import type { Head, RetryStrategy } from '../../catalogue/schema.ts';
import { actorOf, retryOf, siteTitleOf } from '../../catalogue/words.ts';
import { reasonPhrase } from '../../kit/http.ts';
import type { Published } from '../published.ts';

/** All that the picture of an entry says. */
export interface EntryFacts {
  site: string;
  code: string;
  title: string;
  status: number;
  phrase: string;
  retry: string;
  retryable: boolean;
  strategy: RetryStrategy;
  acts: string;
}

export const entryFacts = (entry: CatalogueEntry, head: Head): EntryFacts => ({
  site: siteTitleOf(head),
  code: entry.code,
  title: entry.title,
  status: entry.status,
  phrase: reasonPhrase(entry.status),
  retry: retryOf(entry).short,
  retryable: entry.retry.retryable,
  strategy: entry.retry.strategy,
  acts:
    entry.lifecycle.state === 'active'
      ? `Who acts: ${actorOf(head, entry.actor).name}`
      : `This code is ${entry.lifecycle.state}`,
});

/** All that the picture of other pages says. */
export interface SiteFacts {
  api: string;
  codes: number;
}

export const siteFacts = ({ head, entries }: Pick<Published, 'head' | 'entries'>): SiteFacts => ({
  api: head.api.name,
  codes: entries.length,
});
