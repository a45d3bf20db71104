/** How much a term says for an entry, by position. */
export type Counts = Map<number, number>;

/**
 * Search terms and how much each says for which entries, as two short strings. A term is kept as a hash of so many bits that
 * one foreign word in 32 is taken for a term: sorted hashes take a byte each, half of what the words would.
 */
export interface PackedTerms {
  bits: number;
  /** The gaps between the sorted hashes. */
  terms: string;
  /** For each term the gaps between its entries, each followed by its level where that is not 1; a space between terms. */
  holders: string;
}

/** Who says which term, unpacked. */
export class Terms {
  readonly bits: number;
  readonly #counts = new Map<number, Counts>();

  constructor(bits: number) {
    this.bits = bits;
  }

  static unpack({ bits, terms, holders }: PackedTerms): Terms {
    const unpacked = new Terms(bits);
    const counts = holders.split(' ');
    readGaps(terms).forEach((key, at) => unpacked.#counts.set(key, readCounts(counts[at] ?? '')));
    return unpacked;
  }

  of(term: string): Counts | undefined {
    return this.#counts.get(this.#key(term));
  }

  add(term: string, at: number, count: number): void {
    const counts = this.of(term) ?? new Map<number, number>();
    this.#counts.set(this.#key(term), counts.set(at, (counts.get(at) ?? 0) + count));
  }

  all(): IterableIterator<Counts> {
    return this.#counts.values();
  }

  /** The hash of each term, in the order of `all`. */
  keys(): IterableIterator<number> {
    return this.#counts.keys();
  }

  #key = (term: string): number => hash(term) >>> (32 - this.bits);
}

/** FNV-1a: short, and good enough that keys spread evenly (http://www.isthe.com/chongo/tech/comp/fnv/). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** A number in base 26: small letters, then one capital that ends it. */
export const digits = { upperA: 65, lowerA: 97, base: 26 };
const { upperA, lowerA, base } = digits;

/** Three levels rank as well as any weight, when a term of few entries weighs more: what they save pays for more terms. */
export const levelOf = (weight: number, holders: number, size: number): number =>
  Math.max(1, Math.min(3, Math.round(weight / unit(holders, size))));

export const weightOf = (level: number, holders: number, size: number): number => level * unit(holders, size);

const unit = (holders: number, size: number): number => (step * Math.log(1 + size / holders)) / Math.log(1 + size);
const step = 2.2;

const readGaps = (text: string): number[] => [...readCounts(text).keys()];

function readCounts(text: string): Counts {
  const found: Counts = new Map();
  let at = -1;
  let value = 0;
  for (const char of text) {
    const code = char.charCodeAt(0);
    if (code < upperA) found.set(at, Number(char));
    else if (code >= lowerA) value = value * base + code - lowerA;
    else {
      at += value * base + code - upperA + 1;
      found.set(at, 1);
      value = 0;
    }
  }
  return found;
}
