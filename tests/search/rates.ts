import { type LookupResult, lookup } from '../../src/lookup/index.ts';
import type { LookupData } from '../../src/lookup/pack/index.ts';
import type { Query } from './queries.ts';

export interface Rate {
  asked: number;
  first: number;
  topThree: number;
  /** Answers called certain or likely that are wrong. */
  wrong: number;
}

/** First-hit and top-three rates in per cent, for each kind and for all together. */
export function hitRates(
  queries: readonly Query[],
  data: LookupData,
  onMiss?: (query: Query, result: LookupResult) => void,
): Record<string, Rate> {
  const rates = new Map<string, Rate>();
  for (const query of queries) {
    const result = lookup(query.text, data);
    const place = result.answers.findIndex(({ entry }) => query.accepted.includes(entry.code));
    const wrong = place !== 0 && result.answers[0] !== undefined && result.answers[0].confidence !== 'possible';
    if (place !== 0) onMiss?.(query, result);
    for (const kind of [query.kind, 'all']) {
      const rate = rates.get(kind) ?? { asked: 0, first: 0, topThree: 0, wrong: 0 };
      rates.set(kind, {
        asked: rate.asked + 1,
        first: rate.first + Number(place === 0),
        topThree: rate.topThree + Number(place >= 0 && place < 3),
        wrong: rate.wrong + Number(wrong),
      });
    }
  }
  const percent = (count: number, of: number) => Math.round((1000 * count) / of) / 10;
  return Object.fromEntries(
    [...rates].map(([kind, rate]) => [
      kind,
      { ...rate, first: percent(rate.first, rate.asked), topThree: percent(rate.topThree, rate.asked) },
    ]),
  );
}
