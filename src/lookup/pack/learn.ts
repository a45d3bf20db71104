import { type Features, featuresOf, type Weights } from '../rank/features.ts';
import { hash, levelOf, Terms } from '../rank/terms.ts';
import type { Vocabulary } from '../rank/vocabulary.ts';
import { bitsFor } from './write-terms.ts';

/** A text, and the position of the entry it is about. */
export interface Example {
  text: string;
  at: number;
}

/**
 * Learns from texts with known answers which terms tell the entries apart, beside what their names say: a logistic regression
 * without negative weights. First every step takes a penalty from every weight, so that few
 * terms stay; then those that tell most apart learn again without it.
 */
export function learn(
  examples: readonly Example[],
  size: number,
  names: ReadonlyMap<string, Weights>,
  vocabulary: Vocabulary,
): Terms {
  // In the order of a hash: examples of one entry after the other would pull the weights to and fro.
  const read = examples
    .toSorted((a, b) => hash(a.text) - hash(b.text))
    .map(({ text, at }) => ({ features: featuresOf(text, vocabulary), at }));
  const rows = rowsOf(read);
  const lessons = read.map((each) => lesson(each, rows, names));
  const scores = new Scores(size);
  const effort = Math.min(1, maxFullyRead / lessons.length);
  for (let round = 0; round < rounds.choose * effort; round++) {
    for (const each of lessons) descend(each, scores, penalty);
    for (const row of rows.values()) keep(row, (i) => row.weight[i] !== 0);
  }
  keepBest(rows, lessons, Math.round(weightsPerRootOfEntries * Math.sqrt(size)));
  for (let round = 0; round < rounds.weigh * effort; round++) for (const each of lessons) descend(each, scores, 0);
  const kept = [...rows].filter(([, { length }]) => length > 0);
  const terms = new Terms(bitsFor(kept.length));
  for (const [name, { at, weight, length }] of kept)
    for (let i = 0; i < length; i++) terms.add(name, at[i] ?? 0, levelOf(weight[i] ?? 0, length, size));
  return terms;
}

/** For each root of the number of entries. Chosen so that the data stays within 115 bytes a code: 84 entries keep 48 weights each, 1,000 keep 14. */
const weightsPerRootOfEntries = 446;
/** What the best weight of a term says, beside the least that is kept: the first costs twice the bytes of a further one. */
const leastOfTerm = 1.4;
const rounds = { choose: 12, weigh: 6 };
/** So many examples has a catalogue of a hundred codes. More of them are read in fewer rounds, so that a large one is built in seconds. */
const maxFullyRead = 10_000;
/** What each step takes from every weight (L1 regularisation), so that a term has to earn its place. */
const penalty = 0.001;
/** A term said of more entries tells little, and would take most of the time. */
const maxHolders = 100;
const rate = 0.3;
const unmoved = 0.1;

/** The weights of one term, in columns since they are read millions of times: for which entries, and how far each was moved. */
interface Row {
  at: Uint32Array;
  weight: Float64Array;
  moved: Float64Array;
  length: number;
}

interface Read {
  features: Features;
  at: number;
}

interface Lesson {
  terms: { row: Row; trust: number }[];
  /** What the names say, in columns like those of a row. */
  named: Pick<Row, 'at' | 'weight' | 'length'>;
  at: number;
}

function rowsOf(read: readonly Read[]): Map<string, Row> {
  const holders = new Map<string, Set<number>>();
  for (const { features, at } of read)
    for (const name of features.keys()) holders.set(name, (holders.get(name) ?? new Set()).add(at));
  const few = [...holders].filter(([, { size }]) => size <= maxHolders);
  return new Map(
    few.map(([name, ats]) => {
      const [weight, moved] = [new Float64Array(ats.size), new Float64Array(ats.size).fill(unmoved)];
      return [name, { at: Uint32Array.from(ats), weight, moved, length: ats.size }];
    }),
  );
}

function lesson({ features, at }: Read, rows: ReadonlyMap<string, Row>, names: ReadonlyMap<string, Weights>): Lesson {
  const named: Weights = new Map();
  const terms = [...features].flatMap(([name, trust]) => {
    for (const [other, weight] of names.get(name) ?? []) named.set(other, (named.get(other) ?? 0) + trust * weight);
    const row = rows.get(name);
    return row ? [{ row, trust }] : [];
  });
  const [ats, weight] = [Uint32Array.from(named.keys()), Float64Array.from(named.values())];
  return { terms, named: { at: ats, weight, length: ats.length }, at };
}

/** One step of AdaGrad: up for the right entry, down for those that the text would lead to instead. */
function descend({ terms, named, at: right }: Lesson, scores: Scores, penalty: number): void {
  scores.clear();
  scores.add(named, 1);
  for (const { row, trust } of terms) scores.add(row, trust);
  const { odds, sum } = scores.odds();
  for (const { row, trust } of terms) {
    const { at, weight, moved, length } = row;
    for (let i = 0; i < length; i++) {
      const before = weight[i] as number;
      const entry = at[i] as number;
      if (before === 0 && entry !== right) continue;
      // What is not raised has the odds of e to the power of 0.
      const slope = trust * (((odds[entry] as number) || 1) / sum - (entry === right ? 1 : 0));
      const far = (moved[i] as number) + slope * slope;
      moved[i] = far;
      weight[i] = Math.max(0, before - (rate / Math.sqrt(far)) * (slope + penalty));
    }
  }
}

/** Scores of entries, of which few are not 0. */
class Scores {
  readonly #scores: Float64Array;
  readonly #raised: Uint32Array;
  #count = 0;

  constructor(size: number) {
    this.#scores = new Float64Array(size);
    this.#raised = new Uint32Array(size);
  }

  clear(): void {
    for (let i = 0; i < this.#count; i++) this.#scores[this.#raised[i] as number] = 0;
    this.#count = 0;
  }

  add({ at, weight, length }: Lesson['named'], trust: number): void {
    const [scores, raised] = [this.#scores, this.#raised];
    let count = this.#count;
    for (let i = 0; i < length; i++) {
      const said = weight[i] as number;
      if (said === 0) continue;
      const entry = at[i] as number;
      const before = scores[entry] as number;
      if (before === 0) raised[count++] = entry;
      scores[entry] = before + trust * said;
    }
    this.#count = count;
  }

  /** For each entry the odds that the text is about it, in the place of its score, and their sum. */
  odds(): { odds: Float64Array; sum: number } {
    const odds = this.#scores;
    let sum = odds.length - this.#count;
    for (let i = 0; i < this.#count; i++) {
      const entry = this.#raised[i] as number;
      const odd = Math.exp(odds[entry] as number);
      odds[entry] = odd;
      sum += odd;
    }
    return { odds, sum };
  }
}

/** Leaves about `count` weights: those that say most for the right answers of all texts. */
function keepBest(rows: ReadonlyMap<string, Row>, lessons: readonly Lesson[], count: number): void {
  const said = new Map([...rows.values()].map((row) => [row, new Float64Array(row.length)]));
  for (const { terms, at } of lessons)
    for (const { row, trust } of terms) {
      const i = row.at.subarray(0, row.length).indexOf(at);
      const sums = said.get(row);
      if (i >= 0 && sums) sums[i] = (sums[i] ?? 0) + trust * (row.weight[i] ?? 0);
    }
  const least = [...said.values()].flatMap((sums) => [...sums]).sort((a, b) => b - a)[count] ?? 0;
  for (const [row, sums] of said) {
    const isWorth = sums.some((sum) => sum > leastOfTerm * least);
    keep(row, (i) => isWorth && (sums[i] ?? 0) > least);
    row.moved.fill(unmoved);
  }
}

function keep(row: Row, isKept: (i: number) => boolean): void {
  let length = 0;
  for (let i = 0; i < row.length; i++) {
    if (!isKept(i)) continue;
    for (const column of [row.at, row.weight, row.moved]) column[length] = column[i] ?? 0;
    length++;
  }
  row.length = length;
}
