import { readCatalogue } from '../../../src/catalogue/index.ts';
import { lookup } from '../../../src/lookup/index.ts';
import { lookupData } from '../../../src/lookup/pack/index.ts';

export const catalogue = readCatalogue();
export const data = lookupData(catalogue);

/** The answer in one line: the kind, then the first codes with how sure they are. */
export function tell(text: string, most = 3): string {
  const { kind, answers } = lookup(text, data);
  return [kind, ...answers.slice(0, most).map(({ entry, confidence }) => `${entry.code} ${confidence}`)].join(' | ');
}

export const v2 = (fields: Record<string, unknown>): string => JSON.stringify({ error: fields });
