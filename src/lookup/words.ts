import { distance } from 'fastest-levenshtein';
import type { Book, Entry } from './book.ts';
import { contentWords, stem } from './stems.ts';
import { synonyms } from './synonyms.ts';

export interface Ranked {
  entry: Entry;
  score: number;
  /** Share of the question's meaning that this entry covers, 0 to 1. */
  cover: number;
}

/** Ranks the entries by the words of a question in plain language. Best first; empty when nothing fits. */
export function rankWords(text: string, book: Book): Ranked[] {
  const stems = contentWords(text.slice(0, longestQuestion)).slice(0, mostWords).map(stem);
  const scores = new Float64Array(book.entries.length);
  const best = new Float64Array(book.entries.length);
  const said = new Map<string, number>();
  let possible = 0;
  for (const word of new Set(stems)) {
    best.fill(0);
    let worth = 0;
    for (const [other, trust] of alternatives(word, book)) {
      const holders = book.postings.get(other);
      if (!holders) continue;
      said.set(other, Math.max(said.get(other) ?? 0, trust));
      const value = trust * rarity(holders.size, book);
      worth = Math.max(worth, value);
      for (const [at, weight] of holders) best[at] = Math.max(best[at] ?? 0, value * saturate(weight));
    }
    possible += worth || rarity(0, book) * 0.5;
    for (let at = 0; at < best.length; at++) scores[at] = (scores[at] ?? 0) + (best[at] ?? 0);
  }
  const covered = scores.slice();
  stems.forEach((word, index) => {
    const holders = index > 0 && book.pairs.get(`${stems[index - 1]} ${word}`);
    if (holders) for (const at of holders) scores[at] = (scores[at] ?? 0) + tune.pair * rarity(holders.size, book);
  });
  return book.entries
    .map(
      (entry, at): Ranked => ({
        entry,
        score: (scores[at] ?? 0) * (1 + tune.nameBonus * nameCover(at, said, book)),
        cover: (covered[at] ?? 0) / (possible || 1),
      }),
    )
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

const longestQuestion = 2000;
const mostWords = 48;
export const tune = { pair: 0.25, nameBonus: 1, k: 0.8, syn: 0.5, typo: 0.75, prefix: 0.5, idf: 0.8 };

const rarity = (holders: number, book: Book): number => Math.log(1 + (book.entries.length - holders + 0.5) / (holders + 0.5)) ** tune.idf;

/** How much of the code's own name the question says, 0 to 1. */
function nameCover(at: number, said: Map<string, number>, book: Book): number {
  let all = 0;
  let hit = 0;
  for (const word of book.nameStems[at] ?? []) {
    const worth = rarity(book.postings.get(word)?.size ?? 0, book);
    all += worth;
    hit += worth * (said.get(word) ?? 0);
  }
  return all > 0 ? hit / all : 0;
}

const saturate = (weight: number): number => weight / (weight + tune.k);

/** The word itself, what else it may be called, and, when nobody knows it, what it may be a mistyping of. */
function alternatives(word: string, book: Book): Map<string, number> {
  const found = new Map([[word, 1]]);
  const add = (other: string, trust: number) => found.set(other, Math.max(found.get(other) ?? 0, trust));
  for (const other of synonyms.get(word) ?? []) add(other, tune.syn);
  if (book.postings.has(word) || synonyms.has(word) || word.length < 3) return found;
  for (const other of book.stems) {
    if (other.startsWith(word)) add(other, tune.prefix);
    else if (isMistyped(word, other)) add(other, tune.typo);
  }
  if (found.size === 1) {
    for (const [other, meanings] of synonyms) if (isMistyped(word, other)) for (const meaning of meanings) add(meaning, 0.4);
  }
  return found;
}

function isMistyped(word: string, other: string): boolean {
  const allowed = other.length < 4 ? 0 : other.length < 8 ? 1 : 2;
  if (Math.abs(word.length - other.length) > allowed) return false;
  const apart = distance(word, other);
  return apart <= allowed || (apart === 2 && isSwap(word, other));
}

/** Two neighbouring letters in the wrong order: one slip of the fingers, though two edits. */
function isSwap(word: string, other: string): boolean {
  if (word.length !== other.length || word.length < 3) return false;
  let at = 0;
  while (word[at] === other[at]) at++;
  return word[at] === other[at + 1] && word[at + 1] === other[at] && word.slice(at + 2) === other.slice(at + 2);
}
