import { distance } from 'fastest-levenshtein';

/** The closest of `candidates` within two edits (three for long words), for "did you mean". */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = word.length < 4 ? 1 : word.length > 12 ? 3 : 2;
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const edits = slipsBetween(word.toLowerCase(), candidate.toLowerCase());
    if (edits <= limit && edits < (best?.edits ?? Number.POSITIVE_INFINITY)) best = { candidate, edits };
  }
  return best?.candidate;
}

/** How many letters are wrong, missing or too many; two neighbours in the wrong order are one slip. */
export function slipsBetween(word: string, other: string): number {
  const edits = distance(word, other);
  return edits === 2 && isSwap(word, other) ? 1 : edits;
}

function isSwap(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  let at = 0;
  while (word[at] === other[at]) at++;
  return word[at] === other[at + 1] && word[at + 1] === other[at] && word.slice(at + 2) === other.slice(at + 2);
}

/** "did you mean `x`? Allowed: a, b, c"; `likely` are those that can be meant. */
export function suggest(word: string, candidates: Iterable<string>, likely: Iterable<string> = candidates): string {
  const all = [...candidates];
  const near = closest(word, likely);
  const list = all.length > 25 ? `${all.slice(0, 25).join(', ')}, ...` : all.join(', ');
  return `${near ? `did you mean "${near}"? ` : ''}Allowed: ${list}`;
}
