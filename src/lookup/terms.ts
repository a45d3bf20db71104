/**
 * Search terms and how often each entry says them, as two short strings: sorted, sharing beginnings and counting gaps
 * they take half of what they take written out.
 */
export interface PackedTerms {
  /** Sorted; each term begins with how many letters it shares with the one before (A is 0), then the rest: `AaccountGs`. */
  terms: string;
  /** For each term the gaps between its entries, each followed by the count if it is more than 1; a space between terms. */
  holders: string;
}

/** How often an entry, by position, says a term. */
export type Counts = Map<number, number>;

export function packTerms(termsOf: readonly (readonly string[])[]): PackedTerms {
  const holders = new Map<string, Counts>();
  termsOf.forEach((terms, at) => {
    for (const term of terms) {
      const counts = holders.get(term) ?? new Map<number, number>();
      holders.set(term, counts.set(at, (counts.get(at) ?? 0) + 1));
    }
  });
  const sorted = [...holders].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    terms: sorted.map(([term], at) => withoutShared(term, sorted[at - 1]?.[0] ?? '')).join(''),
    holders: sorted
      .map(([, counts]) => [...counts].map(([at, count], index, all) => gap(at - (all[index - 1]?.[0] ?? -1) - 1) + digit(count)).join(''))
      .join(' '),
  };
}

export function unpackTerms({ terms, holders }: PackedTerms): Map<string, Counts> {
  const gaps = holders.split(' ');
  const found = new Map<string, Counts>();
  let before = '';
  for (const [at, part] of (terms.match(/[A-Z][^A-Z]*/g) ?? []).entries()) {
    before = before.slice(0, part.charCodeAt(0) - upperA) + part.slice(1);
    found.set(before, readCounts(gaps[at] ?? ''));
  }
  return found;
}

const upperA = 65;
const lowerA = 97;
const base = 26;

function withoutShared(term: string, before: string): string {
  let shared = 0;
  while (shared < base - 1 && shared < term.length && term[shared] === before[shared]) shared++;
  return String.fromCharCode(upperA + shared) + term.slice(shared);
}

/** A number in base 26: small letters, then one capital that ends it. */
function gap(value: number): string {
  const last = String.fromCharCode(upperA + (value % base));
  let digits = '';
  for (let rest = Math.floor(value / base); rest > 0; rest = Math.floor(rest / base)) digits = String.fromCharCode(lowerA + (rest % base)) + digits;
  return digits + last;
}

const digit = (count: number): string => (count > 1 ? String(Math.min(count, 9)) : '');

function readCounts(gaps: string): Counts {
  const found: Counts = new Map();
  let at = -1;
  let value = 0;
  for (const char of gaps) {
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
