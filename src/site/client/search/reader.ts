/** What only a paste needs: the whole reader, the mask, and the panels with the values of an error. In a file of its own, which no first answer waits for. */
import type { Answer, LookupData, LookupResult } from '../../../lookup/index.ts';
import { hasValues, pastedErrorPanel } from './pasted-error.ts';
import { unknownPanel } from './unknown-panel.ts';

export { lookup, mask } from '../../../lookup/index.ts';

/** How many errors of one paste get a panel; the others stand in the list. */
const maxPanels = 5;

/** Each error of the paste with its own values. */
export function panelsOf(found: LookupResult, answers: Answer[], data: LookupData): HTMLElement[] {
  const known = answers.flatMap(({ entry, pasted }) =>
    pasted && hasValues(pasted) ? [pastedErrorPanel(entry, pasted, data)] : [],
  );
  return [...known.slice(0, maxPanels), ...found.unknown.map((stranger) => unknownPanel(stranger, data))];
}
