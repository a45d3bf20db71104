import { lookupPath } from '../../../catalogue/urls.ts';
import type { LookupData } from '../../../lookup/index.ts';
import { href } from './dom.ts';

/** Thrown when a source cannot be read; the message is the reason, in words for the reader. */
export class SourceError extends Error {}

const fetchTimeoutMs = 3000;

/** Fetched when first needed, and again after a failure. Asked of the server each time, since new codes must be known at once. */
export const lookupData = remembered(async (): Promise<LookupData> => {
  const response = await inTime(() => fetch(href(lookupPath), { cache: 'no-cache' }));
  if (!response.ok) throw new SourceError(`the server answered ${response.status}`);
  return (await inTime(() => response.json())) as LookupData;
});

export async function inTime<T>(work: () => Promise<T>): Promise<T> {
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
export function remembered<T>(load: () => Promise<T>): () => Promise<T> {
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
  if (error instanceof SourceError) return error.message;
  if (/webassembly|wasm/i.test(String(error))) return 'this browser does not let it run WebAssembly';
  // A page that was open while the site was published anew asks for files that are gone.
  return 'a file of it is gone; the site may have a newer version, so reload this page';
}
