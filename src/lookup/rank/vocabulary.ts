import { generalPhrases, stem } from './stems.ts';
import { generalWords } from './synonyms.ts';

/** Which words mean the same: those that hold for any API, and those of the field of one. */
export interface Vocabulary {
  /** The groups that a stem is in, by name: `#12`. */
  groups: ReadonlyMap<string, readonly string[]>;
  /** Two words that are one: `sign in` to `login`. */
  phrases: ReadonlyMap<string, string>;
}

/** Adds lines of the field to what is known of any API: `parcel package box`, `depot = pick up, drop off`. */
export function vocabularyOf(lines: readonly string[]): Vocabulary {
  const groups = new Map<string, string[]>();
  const phrases = new Map(generalPhrases);
  [...generalWords, ...lines].forEach((line, at) => {
    const [word = '', list] = line.split(' = ');
    if (list !== undefined) for (const phrase of list.split(', ')) phrases.set(phrase, word);
    else
      for (const each of new Set(line.split(' ').map(stem))) groups.set(each, [...(groups.get(each) ?? []), `#${at}`]);
  });
  return { groups, phrases };
}
