import { contentWords, stem, weakWords } from './stems.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a text says: stems, and by `#12` the groups of words with one meaning; each with how far it is to be trusted, 0 to 1. */
export type Features = Map<string, number>;

/** The stems of a text that carry meaning, each once. */
export const stemsOf = (text: string, { phrases }: Vocabulary): string[] => [
  ...new Set(contentWords(text, phrases).map(stem)),
];

export const careOf = (word: string): number => (weakWords.has(word) ? trust.weakWord : 1);

/** A stem and its groups; a group that several words say counts once. */
export function addFeatures(features: Features, word: string, worth: number, { groups }: Vocabulary): void {
  features.set(word, Math.max(features.get(word) ?? 0, worth));
  for (const name of groups.get(word) ?? [])
    features.set(name, Math.max(features.get(name) ?? 0, worth * trust.meaning));
}

export function featuresOf(text: string, vocabulary: Vocabulary): Features {
  const features: Features = new Map();
  for (const word of stemsOf(text, vocabulary)) addFeatures(features, word, careOf(word), vocabulary);
  return features;
}

const trust = { weakWord: 0.7, meaning: 0.5 };

/** Weight of a feature for entries, by position. */
export type Weights = Map<number, number>;

/** What the words of codes and titles weigh, rare ones more, and less the groups that they belong to. */
export function nameWeights(
  entries: readonly { code: string; title: string }[],
  vocabulary: Vocabulary,
): Map<string, Weights> {
  const weights = new Map<string, Weights>();
  entries.forEach(({ code, title }, at) => {
    for (const [text, weight] of [
      [code, named.code],
      [title, named.title],
    ] as const)
      for (const word of stemsOf(text, vocabulary)) add(weights, word, at, weight);
  });
  for (const row of weights.values()) {
    const rarity = (named.rarest * Math.log(1 + entries.length / row.size)) / Math.log(1 + entries.length);
    for (const [at, weight] of row) row.set(at, weight * rarity);
  }
  for (const [word, row] of [...weights])
    for (const group of vocabulary.groups.get(word) ?? [])
      for (const [at, weight] of row) {
        const before = weights.get(group)?.get(at) ?? 0;
        add(weights, group, at, Math.max(before, named.group * weight) - before);
      }
  return weights;
}

const named = { code: 1, title: 0.7, rarest: 3, group: 0.4 };

function add(weights: Map<string, Weights>, name: string, at: number, weight: number) {
  const row = weights.get(name) ?? new Map<number, number>();
  weights.set(name, row.set(at, (row.get(at) ?? 0) + weight));
}
