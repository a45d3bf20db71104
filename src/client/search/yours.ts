import { type Entry, fillIn, supportBlock, warnings, type Yours } from '../../lookup/index.ts';
import { copyText } from '../copy.ts';
import { codeName, el, inline } from './dom.ts';
import { codeHref } from './results.ts';

/** The pasted error with its own values: what it said, where it differs from the catalogue, the fix filled in, and a block for support. */
export function yoursPanel(entry: Entry, yours: Yours): HTMLElement {
  const facts: [string, string | undefined][] = [
    ['message', yours.message],
    ['param', yours.param],
    ['suggestion', yours.suggestion],
    ['request_id', yours.request_id],
    ['retry_after_seconds', yours.retry_after_seconds?.toString()],
  ];
  const list = el('dl', {});
  for (const [name, value] of facts) if (value !== undefined) list.append(el('dt', {}, el('code', {}, name)), el('dd', {}, value));
  for (const field of yours.errors ?? []) {
    list.append(
      el('dt', {}, el('code', {}, field.field ?? 'errors[]')),
      el('dd', {}, [field.message, field.code && `(${field.code})`].filter(Boolean).join(' ')),
    );
  }
  return el(
    'section',
    { class: 'yours', 'aria-label': 'Your error' },
    el('h2', {}, 'Your error: ', codeName(entry.code)),
    ...warnings(entry, yours).map((warning) => el('p', { class: 'warning' }, warning)),
    list,
    el('p', {}, el('b', {}, 'Fix: '), ...inline(fillIn(entry.fix, yours)), ' ', el('a', { href: codeHref(entry.code) }, 'All steps')),
    copyButton(() =>
      supportBlock(entry.code, { status: yours.status ?? entry.status, link: new URL(codeHref(entry.code), location.href).href, yours, now: new Date() }),
    ),
  );
}

function copyButton(text: () => string): HTMLElement {
  const button = el('button', { type: 'button' }, 'Copy for support');
  const said = el('span', { role: 'status', class: 'sr-only' });
  button.addEventListener('click', async () => {
    const word = (await copyText(text())) ? 'Copied' : 'Copy failed';
    button.textContent = word;
    said.textContent = word;
    setTimeout(() => {
      button.textContent = 'Copy for support';
      said.textContent = '';
    }, 2000);
  });
  return el('p', {}, button, said);
}
