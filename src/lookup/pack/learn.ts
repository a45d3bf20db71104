import { type Features, featuresOf, type Weights } from '../rank/features.ts';
import { bitsFor, hash, levelOf, Terms } from '../rank/terms.ts';

/** A text, and the position of the entry that it is about. */
export interface Example {
  text: string;
  at: number;
}

/**
 * Learns from texts with known answers which terms tell the entries apart, beside what their names say: a logistic regression
 * without negative weights. First every weight is taxed, so that few terms do; then those that carry most are weighed alone.
 */
export function learn(examples: readonly Example[], size: number, names: ReadonlyMap<string, Weights>): Terms {
  const rows = new Map<string, Cell[]>();
  // In the order of a hash: examples of one entry after the other would pull the weights to and fro.
  const lessons = examples
    .toSorted((a, b) => hash(a.text) - hash(b.text))
    .map(({ text, at }) => lesson(featuresOf(text), at, rows, names));
  const scores = new Scores(size);
  for (const row of rows.values()) if (row.length > mostHolders) row.length = 0;
  const effort = Math.min(1, usual / lessons.length);
  for (let round = 0; round < rounds.choose * effort; round++) {
    for (const each of lessons) descend(each, scores, tax);
    drop(rows, ({ weight }) => weight === 0);
  }
  keepBest(rows, lessons, Math.round(share * Math.sqrt(size)));
  for (let round = 0; round < rounds.weigh * effort; round++) for (const each of lessons) descend(each, scores, 0);
  const kept = [...rows].filter(([, row]) => row.length > 0);
  const terms = new Terms(bitsFor(kept.length));
  for (const [name, row] of kept)
    for (const { at, weight } of row) terms.add(name, at, levelOf(weight, row.length, size));
  return terms;
}

/** Chosen so that the data stays within 115 bytes a code: 84 entries keep 48 terms each, 1,000 keep 14. */
const share = 440;
const rounds = { choose: 12, weigh: 6 };
/** Examples of a catalogue of a hundred codes: more of them are read less often, so that a large one is built in seconds. */
const usual = 10_000;
const tax = 0.001;
/** Of a term said of more entries, in a large catalogue, nothing is learnt: it tells little, and takes most of the time. */
const mostHolders = 100;
const rate = 0.3;
const unmoved = 0.1;

/** The weight of a term for one entry, and how much it has been moved. */
interface Cell {
  at: number;
  weight: number;
  moved: number;
}

interface Lesson {
  terms: { row: Cell[]; trust: number }[];
  /** What the names say. */
  named: Weights;
  at: number;
}

function lesson(
  features: Features,
  at: number,
  rows: Map<string, Cell[]>,
  names: ReadonlyMap<string, Weights>,
): Lesson {
  const named: Weights = new Map();
  const terms = [...features].map(([name, trust]) => {
    for (const [other, weight] of names.get(name) ?? []) named.set(other, (named.get(other) ?? 0) + trust * weight);
    const row = rows.get(name) ?? [];
    if (!row.some((cell) => cell.at === at)) row.push({ at, weight: 0, moved: unmoved });
    rows.set(name, row);
    return { row, trust };
  });
  return { terms, named, at };
}

/** One step of AdaGrad: up for the right entry, down for those that the text would lead to instead. */
function descend({ terms, named, at }: Lesson, scores: Scores, tax: number): void {
  scores.clear();
  for (const [other, score] of named) scores.add(other, score);
  for (const { row, trust } of terms) for (const { at, weight } of row) if (weight > 0) scores.add(at, trust * weight);
  const chanceOf = scores.chances();
  for (const { row, trust } of terms)
    for (const cell of row) {
      if (cell.weight === 0 && cell.at !== at) continue;
      const slope = trust * (chanceOf(cell.at) - Number(cell.at === at));
      cell.moved += slope * slope;
      cell.weight = Math.max(0, cell.weight - (rate / Math.sqrt(cell.moved)) * (slope + tax));
    }
}

/** Scores of entries, of which few are not 0. */
class Scores {
  readonly #scores: Float64Array;
  readonly #raised: number[] = [];

  constructor(size: number) {
    this.#scores = new Float64Array(size);
  }

  clear(): void {
    for (const at of this.#raised) this.#scores[at] = 0;
    this.#raised.length = 0;
  }

  add(at: number, score: number): void {
    const before = this.#scores[at] ?? 0;
    if (before === 0) this.#raised.push(at);
    this.#scores[at] = before + score;
  }

  /** How likely each entry is the one that the text is about. */
  chances(): (at: number) => number {
    const scores = this.#scores;
    let sum = scores.length - this.#raised.length;
    for (const at of this.#raised) {
      const odds = Math.exp(scores[at] ?? 0);
      scores[at] = odds;
      sum += odds;
    }
    // What is not raised has the odds of e to the power of 0.
    return (at) => (scores[at] || 1) / sum;
  }
}

/** Leaves so many terms of entries: those that say most for the right answers of all texts. */
function keepBest(rows: ReadonlyMap<string, Cell[]>, lessons: readonly Lesson[], most: number): void {
  const said = new Map<Cell, number>();
  for (const { terms, at } of lessons)
    for (const { row, trust } of terms) {
      const cell = row.find((cell) => cell.at === at);
      if (cell && cell.weight > 0) said.set(cell, (said.get(cell) ?? 0) + trust * cell.weight);
    }
  const kept = new Set(
    [...said]
      .sort(([, a], [, b]) => b - a)
      .slice(0, most)
      .map(([cell]) => cell),
  );
  drop(rows, (cell) => !kept.has(cell));
  for (const row of rows.values()) for (const cell of row) cell.moved = unmoved;
}

function drop(rows: ReadonlyMap<string, Cell[]>, isIdle: (cell: Cell) => boolean): void {
  for (const row of rows.values()) row.splice(0, row.length, ...row.filter((cell) => !isIdle(cell)));
}
