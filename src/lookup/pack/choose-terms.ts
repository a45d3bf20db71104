import { bitsFor, Terms } from '../rank/terms.ts';

/**
 * The terms that tell entries apart, from all the terms of each: those an entry says most beyond what chance would make it
 * say. A term that the documentation uses of few entries only is always among them. Terms that all together say only a few times come last, since chance explains them; an entry that says little keeps them.
 */
export function telling(termsOf: readonly (readonly string[])[], saidOf: readonly ReadonlySet<string>[] = []): Terms {
  const totals = countAll(termsOf.flat());
  const everything = termsOf.reduce((sum, terms) => sum + terms.length, 0);
  const most = Math.round(share / Math.sqrt(termsOf.length));
  const speakers = countAll(saidOf.flatMap((said) => [...said]));
  const kept = termsOf.map((terms, at) =>
    [...countAll(terms)]
      .map(([term, count]) => {
        const total = totals.get(term) ?? count;
        const excess = count - (terms.length * total) / everything;
        if (saidOf[at]?.has(term) && (speakers.get(term) ?? 9) <= mostSpeakers)
          return { term, count, worth: Number.POSITIVE_INFINITY };
        return { term, count, worth: total < fewest ? count / total - 1 : excess };
      })
      .sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1))
      .slice(0, most),
  );
  const terms = new Terms(bitsFor(new Set(kept.flat().map(({ term }) => term)).size));
  kept.forEach((list, at) => {
    for (const { term, count } of list) terms.add(term, at, count);
  });
  return terms;
}

/** Chosen so that the data stays within 115 bytes a code: each of 84 entries keeps 51 terms, each of 1,000 keeps 15. */
const share = 470;
const fewest = 4;
/** A word that the documentation uses of more entries than this tells none of them apart. */
const mostSpeakers = 3;

function countAll(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
