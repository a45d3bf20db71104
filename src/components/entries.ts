import type { CatalogueEntry } from '../catalogue/catalogue.ts';
import { entries } from './site.ts';

/** One route for each code, former ones included: `/errors/CODE.md` and the like. */
export const entryPaths = () => entries.flatMap((entry) => [entry.code, ...(entry.aliases ?? [])].map((code) => ({ params: { code }, props: { entry } })));

export interface EntryProps {
  entry: CatalogueEntry;
}
