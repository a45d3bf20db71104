import { saysAny } from '../../../lookup/rank/stems.ts';
import { href } from './dom.ts';
import { inTime, remembered, SourceError } from './fetch-lookup.ts';

/** Full-text search, which Pagefind does over an index of its own. */

export interface TextHit {
  url: string;
  title: string;
  excerpt: string;
  /** Whether the page says the code that was asked for, letter by letter. */
  names: boolean;
}

interface Page {
  url: string;
  excerpt: string;
  content: string;
  meta: Record<string, string>;
  /** Its sections. */
  sub_results?: { url: string; excerpt: string }[];
}

interface Pagefind {
  options(options: { noWorker: boolean; excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  search(term: string): Promise<{
    results: { data(): Promise<Page> }[];
  }>;
}

const pagefind = remembered(async (): Promise<Pagefind> => {
  const address = href('/pagefind/pagefind.js');
  const module = (await import(/* @vite-ignore */ address)) as Pagefind;
  await module.options({ noWorker: true, excerptLength: 18 });
  await listening(() => module.init());
  return module;
});

/** Full-text hits, best first. Of a page that mentions `code`, the section that does. Throws `SourceError` when the index is missing or slow. */
export async function searchText(term: string, most: number, code?: string): Promise<TextHit[]> {
  return await inTime(async () => {
    const { search } = await pagefind();
    const { results } = await listening(() => search(term));
    const hits = await Promise.all(
      results.slice(0, most).map(async (result) => {
        const { url, excerpt, meta, content, sub_results = [] } = await result.data();
        const names = code !== undefined && content.includes(code);
        const section = names ? sub_results.find((part) => textOf(part.excerpt).includes(code)) : undefined;
        const shown = section ?? { url, excerpt };
        return {
          ...shown,
          excerpt: textOf(shown.excerpt),
          title: meta.title ?? url,
          names,
          says: saysAny(term, content),
        };
      }),
    );
    return hits.filter(({ says }) => says);
  });
}

const textOf = (html: string): string => new DOMParser().parseFromString(html, 'text/html').body.textContent;

const listeners = new Set<(message: string) => void>();
let { error: spoken } = console;

/**
 * Pagefind swallows an index chunk that fails to load and answers with fewer results; what it prints on the console is the only sign.
 * An empty result must not be mistaken for it, so its console is heard while it works. Searches overlap: the last one gives the console back.
 */
async function listening<T>(work: () => Promise<T>): Promise<T> {
  let heard: string | undefined;
  const listener = (message: string) => {
    heard ??= message;
  };
  if (listeners.size === 0) {
    spoken = console.error;
    console.error = (message) => {
      for (const hear of listeners) hear(String(message));
    };
  }
  listeners.add(listener);
  try {
    const value = await inTime(work);
    if (heard) throw new SourceError('a file of its index could not be read');
    return value;
  } finally {
    listeners.delete(listener);
    if (listeners.size === 0) console.error = spoken;
  }
}
