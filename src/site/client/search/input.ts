import { isHarmless } from '../../../lookup/read/harmless.ts';
import { maxTextLength } from '../../../lookup/typed.ts';
import { el } from './dom.ts';
import { fileButton } from './file-button.ts';
import { grow } from './grow.ts';
import { forgetQuestion, keepQuestion } from './question.ts';
import { masked } from './reading.ts';

/** The box: takes typing, pastes of any size and dropped files. What it holds stays in memory of this tab. */
export interface Box {
  root: HTMLElement;
  field: HTMLTextAreaElement;
  clear: HTMLButtonElement;
  open: HTMLElement;
  text(): string;
  fill(text: string): Promise<void>;
  /** True when the text was pasted or dropped, so it is somebody's data and not a query. */
  isPaste(): boolean;
}

/** The line below the box says what it takes, and what it found. */
export const hintId = 'finder-hint';
/** A longer paste is kept aside: laying out megabytes in a field freezes the page. */
const maxShownLength = 20_000;
/** In bytes: a larger file is refused before it is read. */
const maxFileSize = 2 * maxTextLength;

export function createBox(onChange: () => void, say: (message: string) => void): Box {
  let aside: string | undefined;
  let pasted = false;
  /** What was pasted, by how it is shown: the search reads the text before it is masked. */
  const originals = new Map<string, string>();
  const field = el('textarea', {
    rows: '1',
    'aria-label': 'Search or paste an error',
    'aria-describedby': hintId,
    placeholder: 'Type a code or paste an error',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
  });
  const chip = el('span', { class: 'chip', hidden: '' });
  const clear = el('button', { type: 'button', hidden: '' }, 'Clear');
  const root = el('div', { class: 'finder-box' }, field, chip);

  const changed = () => {
    if (field.value === '' && aside === undefined) {
      pasted = false;
      originals.clear();
    }
    chip.hidden = aside === undefined;
    chip.textContent = aside === undefined ? '' : `Pasted text, ${aside.length.toLocaleString('en')} characters`;
    clear.hidden = aside === undefined && field.value === '';
    grow(field);
    if (pasted) forgetQuestion();
    else keepQuestion(field.value);
    onChange();
  };
  const empty = () => {
    aside = undefined;
    field.value = '';
    changed();
  };
  /**
   * Somebody's data: keys, tokens and addresses are masked before it reaches the page, so they are never shown nor copied. It is
   * put where the cursor is, as typing would be, so that what was typed stays and Undo works. What cannot be masked is kept aside.
   */
  const take = async (text: string) => {
    pasted = true;
    const shown = text.length > maxShownLength ? undefined : await masked(text);
    if (shown === undefined) {
      aside = text;
      return changed();
    }
    if (shown !== text) originals.set(shown, text);
    field.focus();
    // Chromium undoes an insertion together with the typing before it, unless the cursor moved between them.
    const { selectionStart, selectionEnd } = field;
    field.setSelectionRange(0, 0);
    field.setSelectionRange(selectionStart, selectionEnd);
    if (!document.execCommand('insertText', false, shown)) {
      field.setRangeText(shown, field.selectionStart, field.selectionEnd, 'end');
      changed();
    }
  };
  const takeFile = async (file: File) => {
    if (file.size > maxFileSize)
      return say('That file is too large to read here. Take one under 8 MB, or paste the lines around the error.');
    await take(await file.text());
  };

  field.addEventListener('input', changed);
  field.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text === '' && (event.clipboardData?.files.length ?? 0) > 0) {
      event.preventDefault();
      say('That is a file or an image. Paste the text of the error.');
    } else if (!isHarmless(text)) {
      event.preventDefault();
      void take(text);
    } else pasted = true;
  });
  field.addEventListener('keydown', (event) => {
    const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey);
    if (aside === undefined || !isUndo) return;
    event.preventDefault();
    aside = undefined;
    pasted = originals.size > 0;
    changed();
  });
  clear.addEventListener('click', () => {
    empty();
    field.focus();
  });
  root.addEventListener('dragover', (event) => event.preventDefault());
  root.addEventListener('drop', async (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    const text = event.dataTransfer?.getData('text/plain');
    if (file) await takeFile(file);
    else if (text) await take(text);
  });
  // Browsers keep a page that is left as it was, and Back shows it again: a paste must not come back.
  addEventListener('pagehide', () => {
    if (pasted) empty();
  });

  return {
    root,
    field,
    clear,
    open: fileButton(takeFile),
    text: () => {
      const typed = [...originals].reduce(
        (text, [shown, original]) => text.replace(shown, () => original),
        field.value,
      );
      return aside === undefined ? typed : `${typed}\n${aside}`.trim();
    },
    // From an address, which others can have made of anything.
    fill: async (text) => {
      const shown = await masked(text);
      if (shown === undefined) aside = text;
      else field.value = shown;
      changed();
    },
    isPaste: () => pasted,
  };
}
