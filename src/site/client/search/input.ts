import { largestText, mask } from '../../../lookup/index.ts';

import { el } from './dom.ts';

/** The box: takes typing, pastes of any size and dropped files. What it holds stays in memory of this tab. */
export interface Box {
  root: HTMLElement;
  field: HTMLTextAreaElement;
  clear: HTMLButtonElement;
  text(): string;
  fill(text: string): void;
  /** True when the text was pasted or dropped, so it is somebody's data and not a query. */
  isPaste(): boolean;
}

/** A longer paste is kept aside: laying out megabytes in a field freezes the page. */
const longestShown = 20_000;
/** Twice the longest text, in bytes: a file above it is refused before it is read. */
const largestFile = 2 * largestText;

export function createBox(onChange: () => void, say: (message: string) => void): Box {
  let held: string | undefined;
  let pasted = false;
  const field = el('textarea', {
    rows: '1',
    'aria-label': 'Search or paste an error',
    placeholder: 'A code, a status, a few words, or a whole response',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
  });
  const chip = el('span', { class: 'chip', hidden: '' });
  const clear = el('button', { type: 'button', hidden: '' }, 'Clear');
  const root = el('div', { class: 'finder-box' }, field, chip);

  const show = () => {
    chip.hidden = held === undefined;
    chip.textContent = held === undefined ? '' : `Pasted text, ${held.length.toLocaleString('en')} characters`;
    clear.hidden = held === undefined && field.value === '';
  };
  const take = (text: string, isPaste: boolean) => {
    held = text.length > longestShown ? text : undefined;
    field.value = held === undefined ? text : '';
    pasted = isPaste;
    show();
    onChange();
  };
  /** Somebody's data: keys, tokens and addresses are masked before it reaches the page, so they are never shown nor copied. */
  const takeForeign = (text: string) => take(text.length > largestText ? text : mask(text), true);

  field.addEventListener('input', () => {
    held = undefined;
    pasted &&= field.value !== '';
    show();
    onChange();
  });
  field.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text === '' && (event.clipboardData?.files.length ?? 0) > 0) {
      event.preventDefault();
      say('That is a file or an image. Paste the text of the error.');
    } else if (text.length > longestShown || mask(text) !== text) {
      event.preventDefault();
      takeForeign(text);
    } else pasted = true;
  });
  clear.addEventListener('click', () => {
    take('', false);
    field.focus();
  });
  root.addEventListener('dragover', (event) => event.preventDefault());
  root.addEventListener('drop', async (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    const text = event.dataTransfer?.getData('text/plain');
    if (file && file.size > largestFile)
      return say('That file is too large to read here. Drop one under 8 MB, or paste the lines around the error.');
    if (file) takeForeign(await file.text());
    else if (text) takeForeign(text);
  });

  return {
    root,
    field,
    clear,
    text: () => held ?? field.value,
    // From an address, which others can have made of anything.
    fill: (text) => take(mask(text), false),
    isPaste: () => pasted,
  };
}
