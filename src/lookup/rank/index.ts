import { slipsBetween } from '../../kit/suggest.ts';
import type { Book, Entry } from '../unpack.ts';
import { addFeatures, careOf, type Features, stemsOf } from './features.ts';

interface Ranked {
  entry: Entry;
  /** Logarithm of how likely this entry is, but for a number that is the same for all. */
  score: number;
  /** Share of the question's words that the entry says, 0 to 1. */
  cover: number;
}

/** Ranks the entries by a question in plain language. Best first; entries that share no word are left out. */
export function rankWords(text: string, book: Book): Ranked[] {
  const scores = new Float64Array(book.entries.length);
  const covers = new Float64Array(book.entries.length);
  const features: Features = new Map();
  let all = 0;
  for (const word of stemsOf(text.slice(0, maxQuestionLength), book.vocabulary).slice(0, maxWords)) {
    const care = careOf(word);
    const said: Features = new Map();
    for (const { stem, worth } of readings(word, book)) addFeatures(said, stem, care * worth, book.vocabulary);
    const hits = new Float64Array(book.entries.length);
    for (const [name, worth] of said) {
      features.set(name, Math.max(features.get(name) ?? 0, worth));
      for (const at of book.terms.of(name)?.keys() ?? []) hits[at] = Math.max(hits[at] ?? 0, worth);
    }
    for (const [at, hit] of hits.entries()) covers[at] = (covers[at] ?? 0) + hit;
    all += care;
  }
  for (const [name, worth] of features)
    for (const [at, weight] of book.terms.of(name) ?? []) scores[at] = (scores[at] ?? 0) + worth * weight;
  return book.entries
    .map((entry, at): Ranked => ({ entry, score: scores[at] ?? 0, cover: (covers[at] ?? 0) / all }))
    .filter(({ cover }) => cover > 0)
    .sort((a, b) => b.score - a.score);
}

const trust = { unfinished: 0.7, mistyped: 0.8 };

const maxQuestionLength = 2000;
const maxWords = 48;

interface Reading {
  stem: string;
  worth: number;
}

/** The word itself; or, where no entry has it or a word of its meaning, the known words it may be a slip of: `nubmer`, `number`. */
function readings(word: string, book: Book): Reading[] {
  const isKnown = [word, ...(book.vocabulary.groups.get(word) ?? [])].some((name) => book.terms.of(name));
  if (isKnown || word.length < 3) return [{ stem: word, worth: 1 }];
  const alike = [...book.stems].map((stem) => ({ stem, worth: likeness(word, stem) })).filter(({ worth }) => worth > 0);
  const best = alike.reduce((max, { worth }) => Math.max(max, worth), 0);
  return alike.filter(({ worth }) => worth === best).slice(0, 3);
}

/** Trust in reading one word as another: an unfinished word, or one or two slips of the fingers. */
function likeness(word: string, other: string): number {
  if (other.startsWith(word) && word.length > 3) return trust.unfinished;
  const allowed = other.length < 4 ? 0 : other.length < 8 ? 1 : 2;
  const slips = slipsBetween(word, other, allowed);
  return slips <= allowed ? trust.mistyped - (slips - 1) * 0.2 : 0;
}
