import type { CatalogueEntry } from '../catalogue/model.ts';
import { entryMarkdown } from '../exports/markdown.ts';
import { entries, published } from './data.ts';

/** One route for each code and each former one, `/errors/CODE.md` and the like: an address that was given once keeps working. */
export const entryPaths = () =>
  entries.flatMap((entry) =>
    [entry.code, ...(entry.aliases ?? [])].map((code) => ({ params: { code }, props: { entry } })),
  );

export interface EntryProps {
  entry: CatalogueEntry;
}

const twins = new Map<CatalogueEntry, string>();

/** The Markdown of an entry, printed once for its own file and for `/llms-full.txt`. */
export function twin(entry: CatalogueEntry): string {
  const known = twins.get(entry) ?? entryMarkdown(entry, published);
  twins.set(entry, known);
  return known;
}
