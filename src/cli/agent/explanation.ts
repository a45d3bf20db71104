import type { Catalogue, CatalogueEntry } from '../../catalogue/model.ts';
import type { LookupData } from '../../lookup/index.ts';
import { type Answer, type LookupResult, lookup } from '../../lookup/index.ts';
import { lookupData } from '../../lookup/pack/index.ts';

/** What the catalogue says about a text, the same for the terminal and for agents. */
export interface Explanation {
  found: LookupResult;
  data: LookupData;
  /** The entry that the text means, with how it was recognised; absent when no answer is certain enough. */
  sure?: { entry: CatalogueEntry; answer: Answer };
}

/** Explains texts. What their letters make certain needs none of what is learned from questions, which takes a second. */
export function explainer(catalogue: Catalogue): (text: string) => Explanation {
  const named = lookupData({ ...catalogue, questions: new Map() });
  let learned: LookupData | undefined;
  return (text) => {
    const certain = explanationOf(text, catalogue, named);
    if (certain.sure?.answer.confidence === 'certain') return certain;
    learned ??= lookupData(catalogue);
    return explanationOf(text, catalogue, learned);
  };
}

function explanationOf(text: string, { byCode }: Pick<Catalogue, 'byCode'>, data: LookupData): Explanation {
  const found = lookup(text, data);
  const [answer] = found.answers;
  const entry = answer && byCode.get(answer.entry.code);
  return entry && answer.confidence !== 'possible' ? { found, data, sure: { entry, answer } } : { found, data };
}
