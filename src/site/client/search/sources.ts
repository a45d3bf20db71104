import { lookupPath } from '../../../catalogue/urls.ts';
import { type LookupData, saysAny } from '../../../lookup/index.ts';
import { href } from './dom.ts';

/** What the box reads over the network, each fetched when first needed and again after a failure. */

export interface TextHit {
  url: string;
  title: string;
  excerpt: string;
}

/** A source that could not be read, with a reason to show. */
export class SourceError extends Error {}

const fetchTimeoutMs = 3000;

export const lookupData = remembered(async (): Promise<LookupData> => {
  const response = await fetch(href(lookupPath), { signal: AbortSignal.timeout(fetchTimeoutMs) });
  if (!response.ok) throw new SourceError(`the server answered ${response.status}`);
  return (await response.json()) as LookupData;
});

interface Pagefind {
  options(options: { noWorker: boolean; excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  search(term: string): Promise<{
    results: { data(): Promise<{ url: string; excerpt: string; content: string; meta: Record<string, string> }> }[];
  }>;
}

const pagefind = remembered(async (): Promise<Pagefind> => {
  const address = href('/pagefind/pagefind.js');
  const module = (await import(/* @vite-ignore */ address)) as Pagefind;
  await module.options({ noWorker: true, excerptLength: 18 });
  await listening(() => module.init());
  return module;
});

/** Full-text hits, best first. Throws `SourceError` when the index is missing, half loaded, blocked or too slow. */
export async function searchText(term: string, most: number): Promise<TextHit[]> {
  return await inTime(async () => {
    const { search } = await pagefind();
    const { results } = await listening(() => search(term));
    const hits = await Promise.all(
      results.slice(0, most).map(async (result) => {
        const { url, excerpt, meta, content } = await result.data();
        const shown = new DOMParser().parseFromString(excerpt, 'text/html').body.textContent;
        return { url, title: meta.title ?? url, excerpt: shown, says: saysAny(term, content) };
      }),
    );
    return hits.filter(({ says }) => says);
  });
}

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
    if (heard) throw new SourceError(heard);
    return value;
  } finally {
    listeners.delete(listener);
    if (listeners.size === 0) console.error = spoken;
  }
}

async function inTime<T>(work: () => Promise<T>): Promise<T> {
  let timer: number | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = window.setTimeout(() => reject(new SourceError('it took too long')), fetchTimeoutMs);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs once and keeps the value; a failure is forgotten, so that the next use tries again. */
function remembered<T>(load: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => {
    value ??= load().catch((error: unknown) => {
      value = undefined;
      throw error;
    });
    return value;
  };
}

/** A failure in words a reader can use. */
export function reasonOf(error: unknown): string {
  if (!navigator.onLine) return 'you are offline';
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'it took too long';
  if (error instanceof SourceError) return error.message.replace(/https?:\/\/\S+/g, 'a file of the index');
  if (/webassembly|wasm/i.test(String(error))) return 'this browser does not let it run WebAssembly';
  return 'a file of it could not be read';
}
