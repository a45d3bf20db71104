import { type LookupData, supportBlock, type Unknown } from '../../../lookup/index.ts';
import { codeName, el } from './dom.ts';
import { supportLine, valuesList } from './pasted-error.ts';
import { codeHref } from './results.ts';

/** What to do with a code or status that the catalogue lacks, with the values that were pasted. */
export function unknownPanel(unknown: Unknown, data: LookupData): HTMLElement {
  const { support } = data;
  const { code, status, nearest, treat, send, updated, pasted } = unknown;
  const what = code ?? (status === undefined ? 'This' : `Status ${status}`);
  const values = valuesList(pasted, data);
  return el(
    'section',
    { class: 'unknown', 'aria-label': 'Not in the catalogue' },
    el('h2', {}, ...(code ? [codeName(code)] : [what]), ' is not in this catalogue'),
    el('p', {}, `The catalogue last changed on ${updated}. New codes can appear at any time.`),
    values,
    el('p', {}, el('b', {}, 'How to treat it: '), treat.advice),
    nearest.length > 0 &&
      el(
        'p',
        {},
        'Nearest: ',
        ...nearest.flatMap((entry, i) => [
          i > 0 ? ', ' : '',
          el('a', { href: codeHref(entry.code) }, codeName(entry.code)),
        ]),
      ),
    el('p', {}, `Send to support: ${send.join('; ')}.`),
    values && supportLine(support, what, () => supportBlock(code ?? 'none', { pasted, now: new Date(), status })),
  );
}
