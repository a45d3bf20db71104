import { mailto } from '../../../kit/mailto.ts';
import {
  type Entry,
  fieldNamed,
  fillIn,
  type LookupData,
  type PastedError,
  requestIds,
  supportBlock,
  warnings,
} from '../../../lookup/index.ts';
import { copyText } from '../copy.ts';
import { codeName, el, inline } from './dom.ts';
import { codeHref } from './results.ts';

/** The pasted error with its own values: what it said, where it differs from the catalogue, the fix filled in, and a block for support. */
export function pastedErrorPanel(entry: Entry, pasted: PastedError, data: LookupData): HTMLElement {
  const { support } = data;
  return el(
    'section',
    { class: 'yours', 'aria-label': `Your error: ${entry.code}` },
    el('h2', {}, 'Your error: ', codeName(entry.code), (pasted.seen ?? 1) > 1 && ` (${pasted.seen} times)`),
    ...warnings(entry, pasted).map((warning) => el('p', { class: 'warning' }, warning)),
    valuesList(pasted, data),
    el(
      'p',
      {},
      el('b', {}, 'Fix: '),
      ...inline(fillIn(entry.fix, pasted, data)),
      ' ',
      el('a', { href: codeHref(entry.code) }, 'All steps'),
    ),
    supportLine(support, entry.code, () =>
      supportBlock(entry.code, {
        status: pasted.status ?? entry.status,
        link: new URL(codeHref(entry.code), location.href).href,
        pasted,
        now: new Date(),
      }),
    ),
  );
}

/** Whether a pasted error says more than its code. */
export const hasValues = (pasted: PastedError): boolean =>
  Object.keys(pasted).some((name) => name !== 'code' && name !== 'status' && name !== 'time');

/** The values of a pasted error, or undefined when it has none. */
export function valuesList(pasted: PastedError, { api }: LookupData): HTMLElement | undefined {
  const facts: [string, string | undefined][] = [
    [fieldNamed('type', api), pasted.type],
    [fieldNamed('message', api), pasted.message],
    [fieldNamed('param', api), pasted.param],
    [fieldNamed('suggestion', api), pasted.suggestion],
    [fieldNamed('request_id', api), requestIds(pasted)],
    [fieldNamed('retryable', api), pasted.retryable?.toString()],
    [fieldNamed('retry_after', api), pasted.retry_after_seconds?.toString()],
    ...(pasted.errors ?? []).map(({ field, message, code }): [string, string] => [
      field ?? `${fieldNamed('errors', api)}[]`,
      [message, code && `(${code})`].filter(Boolean).join(' '),
    ]),
  ];
  const known = facts.filter(([, value]) => value !== undefined);
  if (known.length === 0) return undefined;
  return el(
    'dl',
    {},
    ...known.flatMap(([name, value]) => [el('dt', {}, el('code', { translate: 'no' }, name)), el('dd', {}, value)]),
  );
}

/** The lines for support: to copy, and as a message that goes nowhere until the reader sends it. */
export function supportLine(to: string, what: string, text: () => string): HTMLElement {
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
  const message = el('a', { href: mailto(to, `Error: ${what}`, text()) }, 'Write to support');
  return el('p', {}, button, ' ', message, said);
}
