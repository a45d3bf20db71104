import type { LookupData } from './data.ts';
import { contentWords, stem } from './stems.ts';
import { nameWords, squash } from './tokens.ts';

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
  types: { name: string; status: number; advice: string; letters: string }[];
  /** Stem to the entries that hold it, by position, each with the weight of the place. */
  postings: Map<string, Map<number, number>>;
  /** Pairs of neighbouring stems in codes and titles. */
  pairs: Map<string, Set<number>>;
  /** The stems of each entry's code, by position. */
  nameStems: string[][];
  stems: string[];
  updated: string;
}

/** Unpacks once per data object: the dialog looks up on every key. */
export function openBook(data: LookupData): Book {
  const known = books.get(data);
  if (known) return known;
  const book = unpack(data);
  books.set(data, book);
  return book;
}

const books = new WeakMap<LookupData, Book>();

/** How much a word counts by where it stands. */
export const weights = { code: 3, title: 2, keywords: 2, text: 0.6, fix: 0.4 };

function unpack(data: LookupData): Book {
  const types = data.types.map(([name, status, advice]) => ({ name, status, advice, letters: squash(name) }));
  const book: Book = {
    entries: [],
    names: [],
    byLetters: new Map(),
    tree: branch(),
    types,
    postings: new Map(),
    pairs: new Map(),
    nameStems: [],
    stems: [],
    updated: data.updated,
  };
  data.codes.forEach(([code, status, type, retryable, title, fix, keywords, text, more = {}], at) => {
    const { aliases = [], state = 'active', replaced_by = [] } = more;
    const entry: Entry = { code, status, type: types[type]?.name ?? '', retryable: retryable === 1, title, fix, state, aliases, replaced_by };
    book.entries.push(entry);
    for (const name of [code, ...aliases]) addName(book, { entry, name, words: nameWords(name), letters: squash(name) });
    book.nameStems.push([...new Set(contentWords(code).map(stem))]);
    addText(book, at, code, weights.code);
    addText(book, at, title, weights.title);
    for (const alias of aliases) addText(book, at, alias, weights.keywords);
    for (const word of keywords.split(' ')) addStem(book, at, word, weights.keywords);
    for (const word of text.split(' ')) addStem(book, at, word, weights.text);
    for (const word of contentWords(fix)) addStem(book, at, stem(word), weights.fix);
  });
  book.stems = [...book.postings.keys()];
  return book;
}

const branch = (): Branch => ({ names: [], next: new Map() });

function addName(book: Book, name: Name) {
  book.names.push(name);
  if (!book.byLetters.has(name.letters)) book.byLetters.set(name.letters, name);
  for (const path of [name.words, [name.letters]]) {
    let at = book.tree;
    for (const word of path) {
      const next = at.next.get(word) ?? branch();
      at.next.set(word, next);
      at = next;
    }
    if (!at.names.includes(name)) at.names.push(name);
  }
}

function addText(book: Book, at: number, text: string, weight: number) {
  const stems = contentWords(text).map(stem);
  stems.forEach((word, index) => {
    addStem(book, at, word, weight);
    const before = stems[index - 1];
    if (before === undefined) return;
    const pair = `${before} ${word}`;
    const holders = book.pairs.get(pair);
    if (holders) holders.add(at);
    else book.pairs.set(pair, new Set([at]));
  });
}

/** A word counts once, by its best place, and a little more for every repeat. */
function addStem(book: Book, at: number, word: string, weight: number) {
  let holders = book.postings.get(word);
  if (!holders) book.postings.set(word, (holders = new Map()));
  const known = holders.get(at) ?? 0;
  holders.set(at, Math.max(known, weight) + (known > 0 ? 0.3 : 0));
}
