import { slipsBetween } from '../../kit/suggest.ts';
import type { Book, Entry } from '../unpack.ts';
import { contentWords, stem, weakWords } from './stems.ts';
import { meanings, meaningsOf } from './synonyms.ts';
import type { Counts } from './terms.ts';

export interface Ranked {
  entry: Entry;
  /** Logarithm of how much likelier the words are with this entry than without. */
  score: number;
  /** Share of the question's words that the entry says, 0 to 1. */
  cover: number;
}

/**
 * Ranks the entries by a question in plain language: naive Bayes over what each entry says, where a word counts by
 * itself and by its meaning. Best first; entries that share no word are left out.
 */
export function rankWords(text: string, book: Book): Ranked[] {
  const words = new Set(contentWords(text.slice(0, longestQuestion)).slice(0, mostWords).map(stem));
  const size = book.entries.length;
  const scores = new Float64Array(size);
  const covers = new Float64Array(size);
  const said = new Map<string, number>();
  let all = 0;
  for (const word of words) {
    const care = weakWords.has(word) ? trust.weakWord : 1;
    const found = evidence(word, book);
    const hit = new Float64Array(size);
    for (const { counts, worth, stems } of found) {
      for (const other of stems) said.set(other, Math.max(said.get(other) ?? 0, worth));
      addRatios(scores, counts, care * worth, book);
      for (const at of counts.keys()) hit[at] = Math.max(hit[at] ?? 0, care * worth);
    }
    for (let at = 0; at < size; at++) covers[at] = (covers[at] ?? 0) + (hit[at] ?? 0);
    all += care;
  }
  return book.entries
    .map((entry, at): Ranked => {
      const named = nameCover(at, said, book) * Math.sqrt(words.size) * trust.name;
      return { entry, score: (scores[at] ?? 0) + named, cover: (covers[at] ?? 0) / all };
    })
    .filter(({ cover }) => cover > 0)
    .sort((a, b) => b.score - a.score);
}

/** Chosen on a plateau: none of them moves a rate by more than two points when it is halved or doubled. */
const trust = { weakWord: 0.7, meaning: 0.4, unfinished: 0.7, mistyped: 0.8, name: 1.5 };
/** How strongly an entry that lacks a word is taken to lack it by chance. */
const smoothing = 0.5;

const longestQuestion = 2000;
const mostWords = 48;

/** Adds to each score how much likelier the entry makes the word than the whole catalogue does. */
function addRatios(scores: Float64Array, counts: Counts, weight: number, book: Book) {
  const everything = book.totals.reduce((sum, total) => sum + total, 0);
  const smooth = (smoothing * everything) / book.totals.length;
  let total = 0;
  for (const count of counts.values()) total += count;
  const usual = total / everything;
  for (let at = 0; at < scores.length; at++) {
    const here = ((counts.get(at) ?? 0) + smooth * usual) / ((book.totals[at] ?? 0) + smooth);
    scores[at] = (scores[at] ?? 0) + weight * Math.log(here / usual);
  }
}

/** How much of the code's own name the question says, 0 to 1; rare words count for more. */
function nameCover(at: number, said: Map<string, number>, book: Book): number {
  let all = 0;
  let hit = 0;
  for (const word of book.nameStems[at] ?? []) {
    const worth = Math.log(1 + book.entries.length / (book.terms.of(word)?.size ?? 1));
    all += worth;
    hit += worth * (said.get(word) ?? 0);
  }
  return all > 0 ? hit / all : 0;
}

interface Evidence {
  counts: Counts;
  /** Trust in it, 0 to 1. */
  worth: number;
  /** The words it stands for. */
  stems: readonly string[];
}

/** Who says the word, who says something of its meaning, and, when nobody does, who says what it may be a mistyping of. */
function evidence(word: string, book: Book): Evidence[] {
  const found = known(word, 1, book);
  if (found.length > 0 || word.length < 3) return found;
  const alike = [...book.stems]
    .map((other) => ({ other, worth: likeness(word, other) }))
    .filter(({ worth }) => worth > 0);
  const best = alike.reduce((most, { worth }) => Math.max(most, worth), 0);
  return alike
    .filter(({ worth }) => worth === best)
    .slice(0, 3)
    .flatMap(({ other }) => known(other, best, book));
}

function known(word: string, worth: number, book: Book): Evidence[] {
  const counts = book.terms.of(word);
  const groups = (meaningsOf.get(word) ?? []).map((at) => ({
    counts: book.meanings[at] ?? none,
    worth: worth * trust.meaning,
    stems: meanings[at] ?? [],
  }));
  const heard = groups.filter((group) => group.counts.size > 0);
  return counts ? [{ counts, worth, stems: [word] }, ...heard] : heard;
}

const none: Counts = new Map();

/** Trust in reading one word as another: an unfinished word, or one or two slips of the fingers. */
function likeness(word: string, other: string): number {
  if (other.startsWith(word) && word.length > 3) return trust.unfinished;
  const allowed = other.length < 4 ? 0 : other.length < 8 ? 1 : 2;
  if (Math.abs(word.length - other.length) > allowed) return 0;
  const slips = slipsBetween(word, other);
  return slips <= allowed ? trust.mistyped - (slips - 1) * 0.2 : 0;
}
