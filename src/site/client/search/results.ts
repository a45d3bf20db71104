import { codePath, operationPath } from '../../../catalogue/urls.ts';
import type { Answer, Entry } from '../../../lookup/index.ts';
import { codeName, el, href, inline } from './dom.ts';
import type { TextHit } from './pagefind.ts';

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

/** An operation that the text names: its place among all operations. */
export const operationItem = (operation: string): HTMLElement =>
  el(
    'li',
    {},
    el(
      'a',
      { href: href(operationPath(operation)), class: 'hit' },
      el('span', { class: 'hit-head' }, el('strong', {}, operation)),
      el('span', { class: 'hit-fix' }, 'The scopes it needs and every code it returns'),
    ),
  );

/** A full-text hit on a page that is not a code's. */
export const textItem = ({ url, title, excerpt }: TextHit): HTMLElement =>
  el(
    'li',
    {},
    el(
      'a',
      { href: url, class: 'hit' },
      el('span', { class: 'hit-head' }, el('strong', {}, title)),
      el('span', { class: 'hit-fix' }, excerpt),
    ),
  );

export const codeHref = (code: string): string => href(codePath(encodeURIComponent(code)));

/** The code whose page `url` is, if it is one. */
export const codeOfUrl = (url: string): string | undefined =>
  /\/errors\/([^/]+)\/$/.exec(new URL(url, location.href).pathname)?.[1];

export const byStatusAndType = (entry: Entry, status: string, type: string): boolean =>
  (!status || String(entry.status) === status) && (!type || entry.type === type);
