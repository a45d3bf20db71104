import { type Entry, fillIn, requestIds, supportBlock, warnings, type Yours } from '../../../lookup/index.ts';
import { copyText } from '../copy.ts';
import { codeName, el, inline } from './dom.ts';
import { codeHref } from './results.ts';

/** The pasted error with its own values: what it said, where it differs from the catalogue, the fix filled in, and a block for support. */
export function yoursPanel(entry: Entry, yours: Yours): HTMLElement {
  return el(
    'section',
    { class: 'yours', 'aria-label': `Your error: ${entry.code}` },
    el('h2', {}, 'Your error: ', codeName(entry.code), (yours.seen ?? 1) > 1 && ` (${yours.seen} times)`),
    ...warnings(entry, yours).map((warning) => el('p', { class: 'warning' }, warning)),
    valuesList(yours),
    el(
      'p',
      {},
      el('b', {}, 'Fix: '),
      ...inline(fillIn(entry.fix, yours)),
      ' ',
      el('a', { href: codeHref(entry.code) }, 'All steps'),
    ),
    copyButton(() =>
      supportBlock(entry.code, {
        status: yours.status ?? entry.status,
        link: new URL(codeHref(entry.code), location.href).href,
        yours,
        now: new Date(),
      }),
    ),
  );
}

/** Whether a pasted error says more than its code. */
export const hasValues = (yours: Yours): boolean =>
  Object.keys(yours).some((name) => name !== 'code' && name !== 'status' && name !== 'time');

/** The values of a pasted error, or undefined when it has none. */
export function valuesList(yours: Yours): HTMLElement | undefined {
  const facts: [string, string | undefined][] = [
    ['type', yours.type],
    ['message', yours.message],
    ['param', yours.param],
    ['suggestion', yours.suggestion],
    ['request_id', requestIds(yours)],
    ['retryable', yours.retryable?.toString()],
    ['retry_after_seconds', yours.retry_after_seconds?.toString()],
    ...(yours.errors ?? []).map(({ field, message, code }): [string, string] => [
      field ?? 'errors[]',
      [message, code && `(${code})`].filter(Boolean).join(' '),
    ]),
  ];
  const known = facts.filter(([, value]) => value !== undefined);
  if (known.length === 0) return undefined;
  return el('dl', {}, ...known.flatMap(([name, value]) => [el('dt', {}, el('code', {}, name)), el('dd', {}, value)]));
}

export function copyButton(text: () => string): HTMLElement {
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
