/** The closest of `candidates` within two edits (three for long words), for "did you mean". */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = word.length < 4 ? 1 : word.length > 12 ? 3 : 2;
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    const edits = slipsBetween(word.toLowerCase(), candidate.toLowerCase(), limit);
    if (edits <= limit && edits < (best?.edits ?? Number.POSITIVE_INFINITY)) best = { candidate, edits };
  }
  return best?.candidate;
}

/**
 * How many letters are wrong, missing or too many; two neighbours in the wrong order are one slip (optimal string alignment). No more than
 * `maxSlips` and one are counted.
 */
export function slipsBetween(word: string, other: string, maxSlips = word.length + other.length): number {
  if (Math.abs(word.length - other.length) > maxSlips) return maxSlips + 1;
  let twoUp: number[] = [];
  let up: number[] = [];
  let row: number[] = [];
  for (let j = 0; j <= other.length; j++) up[j] = j;
  for (let i = 1; i <= word.length; i++) {
    // What is further from the diagonal than `maxSlips` cannot count.
    const [from, to] = [Math.max(1, i - maxSlips), Math.min(other.length, i + maxSlips)];
    let least = from === 1 ? i : maxSlips + 1;
    row[from - 1] = least;
    for (let j = from; j <= to; j++) {
      const isSame = word.charCodeAt(i - 1) === other.charCodeAt(j - 1);
      let cost = Math.min((up[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (up[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1])
        cost = Math.min(cost, (twoUp[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    row[to + 1] = maxSlips + 1;
    if (least > maxSlips) return maxSlips + 1;
    [twoUp, up, row] = [up, row, twoUp];
  }
  return Math.min(up[other.length] ?? 0, maxSlips + 1);
}

/** "did you mean `x`? Allowed: a, b, c"; `likely` are those that can be meant. */
export function suggest(word: string, candidates: Iterable<string>, likely: Iterable<string> = candidates): string {
  const all = [...candidates];
  const near = closest(word, likely);
  const list = all.length > 25 ? `${all.slice(0, 25).join(', ')}, ...` : all.join(', ');
  return `${near ? `did you mean "${near}"? ` : ''}Allowed: ${list}`;
}
