import type { Answer, LookupData, LookupResult } from '../../../lookup/index.ts';
import { isHarmless } from '../../../lookup/read/harmless.ts';
import { lookupNames, lookupTyped } from '../../../lookup/typed.ts';
import { inTime, reasonOf, remembered } from './fetch-lookup.ts';

/** What was found, its panels, and the reason when the reader of pastes could not be loaded. */
export interface Reading {
  found: LookupResult;
  panels: (answers: Answer[]) => HTMLElement[];
  failure?: string;
}

const reader = remembered(() => inTime(() => import('./reader.ts')));

/**
 * Plain words are answered at once; anything else waits for the whole reader. It is fetched while nothing is asked yet, so that a paste
 * needs no network. Without it the codes in the text are found.
 */
export async function read(text: string, data: LookupData): Promise<Reading> {
  const found = lookupTyped(text, data);
  if (found?.kind === 'empty') await reader().catch(() => undefined);
  if (found) return { found, panels: () => [] };
  try {
    const { lookup, panelsOf } = await reader();
    const found = lookup(text, data);
    return { found, panels: (answers) => panelsOf(found, answers, data) };
  } catch (error) {
    return { found: lookupNames(text, data), panels: () => [], failure: reasonOf(error) };
  }
}

/** How ids begin that are no secrets. Read from the page, because a paste is masked before anything is fetched. */
const ids = document.querySelector<HTMLMetaElement>('meta[name="id-prefixes"]')?.content.split(' ');

/** The text without its secrets; undefined when the mask cannot be fetched, and so the text must not be shown. */
export const masked = async (text: string): Promise<string | undefined> =>
  isHarmless(text)
    ? text
    : reader().then(
        ({ mask }) => mask(text, ids),
        () => undefined,
      );
