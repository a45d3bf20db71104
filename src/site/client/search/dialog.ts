import { el } from './dom.ts';
import { createPanel, type Panel } from './panel.ts';
import { typedQuestion } from './question.ts';
import { ready } from './ready.ts';

export { ready } from './ready.ts';

let dialog: HTMLDialogElement | undefined;
let panel: Panel | undefined;

/** Opens the finder in a dialog, filled with `text` when there is some. Esc closes it, and the browser gives the focus back. */
export async function openDialog(text?: string): Promise<void> {
  await ready();
  if (!dialog || !panel) {
    const close = el('button', { type: 'button' }, 'Close');
    panel = createPanel(close);
    dialog = el('dialog', { class: 'finder-dialog', 'aria-label': 'Search or paste an error' }, panel.root);
    close.addEventListener('click', () => dialog?.close());
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog?.close();
      // A link that opens elsewhere leaves the reader here.
      const stays = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (!stays && event.target instanceof Element && event.target.closest('a')) dialog?.close();
    });
    document.body.append(dialog);
    const question = typedQuestion();
    if (question && text === undefined) await panel.box.fill(question);
  }
  if (!dialog.open) dialog.showModal();
  if (text !== undefined) await panel.box.fill(text);
  panel.box.field.focus();
  panel.box.field.select();
}
