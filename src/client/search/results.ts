import type { Answer, Entry, Unknown } from '../../lookup/index.ts';
import { codeName, el, href, inline } from './dom.ts';
import type { TextHit } from './sources.ts';

/** One result: a link that shows code, status, title and the first step of the fix. */
export function answerItem({ entry, reason }: Pick<Answer, 'entry' | 'reason'>): HTMLElement {
  return el(
    'li',
    {},
    el(
      'a',
      { href: codeHref(entry.code), class: 'hit' },
      el(
        'span',
        { class: 'hit-head' },
        codeName(entry.code),
        ' ',
        el('span', { class: `chip s${Math.floor(entry.status / 100)}` }, String(entry.status)),
        entry.state !== 'active' && el('span', { class: 'chip gone' }, entry.state),
        ' ',
        el('strong', {}, entry.title),
      ),
      el('span', { class: 'hit-fix' }, el('b', {}, 'Fix: '), ...inline(entry.fix)),
      reason !== '' && el('span', { class: 'hit-why' }, reason),
    ),
  );
}

/** A full-text hit on a page that is not a code's. */
export const textItem = ({ url, title, excerpt }: TextHit): HTMLElement =>
  el('li', {}, el('a', { href: url, class: 'hit' }, el('span', { class: 'hit-head' }, el('strong', {}, title)), el('span', { class: 'hit-fix' }, excerpt)));

/** What to do with a code that the catalogue lacks. */
export function unknownPanel(unknown: Unknown): HTMLElement {
  const { code, status, nearest, treat, send, updated } = unknown;
  const what = code ?? (status === undefined ? 'This' : `Status ${status}`);
  return el(
    'section',
    { class: 'unknown' },
    el('h2', {}, ...(code ? [codeName(code)] : [what]), ' is not in this catalogue'),
    el('p', {}, `The catalogue last changed on ${updated}. New codes can appear at any time.`),
    el('p', {}, el('b', {}, 'How to treat it: '), treat.advice),
    nearest.length > 0 &&
      el('p', {}, 'Nearest: ', ...nearest.flatMap((entry, i) => [i > 0 ? ', ' : '', el('a', { href: codeHref(entry.code) }, codeName(entry.code))])),
    el('p', {}, `Send to support: ${send.join('; ')}.`),
  );
}

export const codeHref = (code: string): string => href(`/errors/${encodeURIComponent(code)}/`);

/** The code whose page `url` is, if it is one. */
export const codeOfUrl = (url: string): string | undefined => /\/errors\/([^/]+)\/$/.exec(new URL(url, location.href).pathname)?.[1];

export const byStatusAndType = (entry: Entry, status: string, type: string): boolean =>
  (!status || String(entry.status) === status) && (!type || entry.type === type);
