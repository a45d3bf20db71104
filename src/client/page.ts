/** What every page can do with JavaScript: copy, choose a theme. Each control is hidden in the HTML until its code runs. */
import { copyText } from './copy.ts';
import './find.ts';

const announce = document.querySelector('[data-announce]');

for (const group of document.querySelectorAll<HTMLElement>('.copies')) group.hidden = false;
for (const pre of document.querySelectorAll<HTMLElement>('pre.code')) addCopyButton(pre);

document.addEventListener('click', async (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[data-copy], button.copy') : null;
  if (!button) return;
  const text = button.dataset.copy ?? button.parentElement?.querySelector('pre')?.textContent ?? '';
  const done = await copyText(text);
  say(button, done ? 'Copied' : 'Copy failed');
});

const choice = document.querySelector<HTMLSelectElement>('[data-theme-choice]');
if (choice) {
  choice.closest('label')?.removeAttribute('hidden');
  choice.value = document.documentElement.dataset.scheme ?? '';
  choice.addEventListener('change', () => {
    document.documentElement.dataset.scheme = choice.value;
    try {
      localStorage.setItem('scheme', choice.value);
    } catch {
      // Storage can be blocked; the choice then holds for this page.
    }
  });
}

function addCopyButton(pre: HTMLElement): void {
  const wrapper = document.createElement('div');
  wrapper.className = 'codebox';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', `Copy ${pre.closest('section')?.querySelector('h2')?.firstChild?.textContent?.toLowerCase() ?? 'text'}`);
  pre.replaceWith(wrapper);
  wrapper.append(pre, button);
}

/** Shows the word in the button for a moment, and says it to screen readers. */
function say(button: HTMLButtonElement, word: string): void {
  const before = button.dataset.label ?? button.textContent ?? '';
  button.dataset.label = before;
  button.textContent = word;
  if (announce) announce.textContent = word;
  setTimeout(() => {
    button.textContent = before;
    if (announce) announce.textContent = '';
  }, 2000);
}
