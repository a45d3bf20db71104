import { foldName } from '../kit/fold-name.ts';
import type { LookupData } from './data.ts';
import { nameWeights } from './rank/features.ts';
import { Terms, weightOf } from './rank/terms.ts';
import { type Vocabulary, vocabularyOf } from './rank/vocabulary.ts';
import { nameWords } from './read/normalize.ts';
import { type Shape, shapeOf } from './read/shape.ts';

/** One code as the look-up shows it. */
export interface Entry {
  code: string;
  status: number;
  type: string;
  retryable: boolean;
  title: string;
  fix: string;
  state: 'active' | 'deprecated' | 'retired';
  aliases: string[];
  replaced_by: string[];
}

/** A name that stands for an entry: its code or a former code. */
export interface Name {
  entry: Entry;
  name: string;
  words: string[];
  letters: string;
}

/** Names by their words, one word a level. */
export interface Branch {
  names: Name[];
  next: Map<string, Branch>;
}

/** The look-up data, unpacked for searching. */
export interface Book {
  entries: Entry[];
  names: Name[];
  byLetters: Map<string, Name>;
  tree: Branch;
  /** By first letter (7 bits), the lengths (5 bits) of the words that names begin with. */
  starts: Uint32Array;
  types: { name: string; status: number; advice: string; letters: string }[];
  /** How much each stem, and each group of one meaning, says for an entry, by position. */
  terms: Terms;
  /** The stems that can be read, for what may be mistyped or unfinished. */
  stems: Set<string>;
  vocabulary: Vocabulary;
  shape: Shape;
  /** Sentences by their hash. */
  said: Map<number, Entry[]>;
  /** What it was unpacked from. */
  data: LookupData;
}

/** Unpacks once per data object: the dialog looks up on every key. */
export function unpacked(data: LookupData): Book {
  const known = books.get(data);
  if (known) return known;
  const book = unpack(data);
  books.set(data, book);
  return book;
}

const books = new WeakMap<LookupData, Book>();

function unpack(data: LookupData): Book {
  const types = data.types.map(([name, status, advice]) => ({ name, status, advice, letters: foldName(name) }));
  const extras = new Map(data.more);
  const vocabulary = vocabularyOf(data.words);
  const book: Book = {
    entries: [],
    names: [],
    byLetters: new Map(),
    tree: branch(),
    starts: new Uint32Array(128),
    types,
    shape: shapeOf(data.api),
    terms: Terms.unpack(data),
    stems: new Set(vocabulary.groups.keys()),
    vocabulary,
    said: new Map(),
    data,
  };
  data.code.forEach((code, at) => {
    const { aliases = [], state = 'active', replaced_by = [] } = extras.get(code) ?? {};
    const [title, fix] = [data.title[at] ?? '', data.fix[at] ?? ''];
    const entry: Entry = {
      code,
      status: data.status[at] ?? 0,
      type: types[data.type[at] ?? 0]?.name ?? '',
      retryable: data.retryable[at] === 1,
      title,
      fix,
      state,
      aliases,
      replaced_by,
    };
    book.entries.push(entry);
    for (const name of [code, ...aliases])
      addName(book, { entry, name, words: nameWords(name), letters: foldName(name) });
  });
  book.said = new Map(data.said.map(([hash, ...at]) => [hash, at.flatMap((position) => book.entries[position] ?? [])]));
  addWeights(book);
  return book;
}

/** Levels become weights, and what the names of the entries say is added. */
function addWeights({ terms, stems, entries, vocabulary }: Book) {
  for (const row of terms.all()) {
    const holders = row.size;
    for (const [at, level] of row) row.set(at, weightOf(level, holders, entries.length));
  }
  for (const [word, row] of nameWeights(entries, vocabulary)) {
    for (const [at, weight] of row) terms.add(word, at, weight);
    if (!word.startsWith('#')) stems.add(word);
  }
}

const branch = (): Branch => ({ names: [], next: new Map() });

function addName(book: Book, name: Name) {
  book.names.push(name);
  if (!book.byLetters.has(name.letters)) book.byLetters.set(name.letters, name);
  for (const path of [name.words, [name.letters]]) {
    const [first = ''] = path;
    const letter = first.charCodeAt(0) & 127;
    book.starts[letter] = (book.starts[letter] ?? 0) | (1 << (first.length & 31));
    let at = book.tree;
    for (const word of path) {
      const next = at.next.get(word) ?? branch();
      at.next.set(word, next);
      at = next;
    }
    if (!at.names.includes(name)) at.names.push(name);
  }
}
