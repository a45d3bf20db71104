import type { Questions } from './questions.ts';
import type { Entry, Head } from './schema.ts';

/** An entry with what is derived from its key. */
export interface CatalogueEntry extends Entry {
  code: string;
  /** Line of the entry in the source file, counted from 1. */
  line: number;
  doc_url: string;
}

/** The catalogue, ready to use: entries in the order of the file. */
export interface Catalogue {
  head: Head;
  entries: CatalogueEntry[];
  byCode: Map<string, CatalogueEntry>;
  /** Beside the YAML, in a file of their own. */
  questions: Questions;
}
