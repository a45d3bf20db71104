import { type Counts, digits, type PackedTerms, type Terms } from '../rank/terms.ts';

export function packTerms(terms: Terms): PackedTerms {
  const counts = [...terms.all()];
  const sorted = [...terms.keys()].map((key, at) => ({ key, counts: counts[at] ?? new Map() }));
  sorted.sort((a, b) => a.key - b.key);
  return {
    bits: terms.bits,
    terms: gaps(sorted.map(({ key }) => key)).join(''),
    holders: sorted.map(({ counts }) => writeCounts(counts)).join(' '),
  };
}

/** Bits that keep the chance of taking a foreign word for one of `size` terms below one in 32. */
export const bitsFor = (size: number): number => Math.ceil(Math.log2(size + 1)) + 5;

const { upperA, lowerA, base } = digits;

function number(value: number): string {
  const last = String.fromCharCode(upperA + (value % base));
  let digits = '';
  for (let rest = Math.floor(value / base); rest > 0; rest = Math.floor(rest / base))
    digits = String.fromCharCode(lowerA + (rest % base)) + digits;
  return digits + last;
}

/** Rising numbers as what lies between them. */
const gaps = (values: number[]): string[] => values.map((value, at) => number(value - (values[at - 1] ?? -1) - 1));

function writeCounts(counts: Counts): string {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const between = gaps(sorted.map(([at]) => at));
  return sorted.map(([, level], index) => `${between[index]}${level > 1 ? level : ''}`).join('');
}
