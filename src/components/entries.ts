import type { CatalogueEntry } from '../catalogue/catalogue.ts';
import { entries } from './site.ts';

/** One route for each code: `/errors/CODE.md` and the like. */
export const entryPaths = () => entries.map((entry) => ({ params: { code: entry.code }, props: { entry } }));

export interface EntryProps {
  entry: CatalogueEntry;
}
