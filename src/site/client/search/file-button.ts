import { el } from './dom.ts';

/** A button that opens a file, for readers who have no mouse to drop one with. */
export function fileButton(take: (file: File) => Promise<void>): HTMLElement {
  const input = el('input', { type: 'file', class: 'sr-only', accept: 'text/*,.json,.log,.har' });
  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    if (file) await take(file);
    input.value = '';
  });
  return el('label', { class: 'finder-file' }, 'Open a file', input);
}
