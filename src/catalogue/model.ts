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
  /** Beside the YAML, in files of their own. */
  questions: Questions;
  /** Lines of words of one meaning in the field of the API, such as `parcel package box`. */
  words: readonly string[];
}
