import { distance } from 'fastest-levenshtein';

/** The closest of `candidates` within two edits (three for long words), for "did you mean". */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = word.length < 4 ? 1 : word.length > 12 ? 3 : 2;
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits <= limit && edits < (best?.edits ?? Number.POSITIVE_INFINITY)) best = { candidate, edits };
  }
  return best?.candidate;
}

/** "did you mean `x`? Allowed: a, b, c"; `likely` are those that can be meant. */
export function suggest(word: string, candidates: Iterable<string>, likely: Iterable<string> = candidates): string {
  const all = [...candidates];
  const near = closest(word, likely);
  const list = all.length > 25 ? `${all.slice(0, 25).join(', ')}, ...` : all.join(', ');
  return `${near ? `did you mean "${near}"? ` : ''}Allowed: ${list}`;
}
