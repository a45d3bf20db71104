/** What every page can do with JavaScript: copy, choose a theme. Each control is hidden in the HTML until its code runs. */

import { decoded } from '../../catalogue/urls.ts';
import { foldName } from '../../kit/fold-name.ts';
import { copyText } from './copy.ts';
import './choice.ts';
import './filter.ts';
import './find.ts';
import { leadTo } from './lead-to.ts';
import { sayUnavailable } from './unavailable.ts';

const announce = document.querySelector('[data-announce]');
const labels = new WeakMap<HTMLButtonElement, ChildNode[]>();

for (const group of document.querySelectorAll<HTMLElement>('.copies')) group.hidden = false;
addCopyButtons();
void followFragment();
addEventListener('hashchange', followFragment);

if (document.querySelector('[data-missing]')) import('./missing.ts').catch(() => sayUnavailable());

// Back shows the page as it was left: with the menu over it, were it not closed.
addEventListener('pagehide', () => document.getElementById('menu')?.hidePopover?.());

document.addEventListener('click', async (event) => {
  const button =
    event.target instanceof Element ? event.target.closest<HTMLButtonElement>('.copies button, button.copy') : null;
  if (!button) return;
  const block = button.dataset.copyOf ? document.querySelector(button.dataset.copyOf) : button.previousElementSibling;
  const { copy, copyFrom } = button.dataset;
  const done = await copyText(copyFrom ? fetched(copyFrom) : (copy ?? block?.textContent ?? ''));
  say(button, done ? 'Copied' : 'Copy failed');
});

async function fetched(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

const choice = document.querySelector<HTMLSelectElement>('[data-theme-choice]');
if (choice) {
  choice.closest('label')?.removeAttribute('hidden');
  takeUpTheme(choice);
  // A page that was made ready ahead, or left for another, does not know of a choice made since.
  document.addEventListener('prerenderingchange', () => takeUpTheme(choice));
  addEventListener('pageshow', () => takeUpTheme(choice));
  choice.addEventListener('change', () => {
    document.documentElement.dataset.scheme = choice.value;
    try {
      localStorage.setItem('scheme', choice.value);
    } catch {
      // Storage can be blocked; the choice then holds for this page.
    }
  });
}

function takeUpTheme(select: HTMLSelectElement): void {
  const root = document.documentElement;
  try {
    root.dataset.scheme = localStorage.getItem('scheme') ?? '';
  } catch {
    // As above.
  }
  select.value = root.dataset.scheme ?? '';
  if (select.selectedIndex < 0) select.value = '';
}

/** Follows a fragment to a code that this site lacks, or spells otherwise: the browser alone would stay at the top without a word. */
async function followFragment(): Promise<void> {
  const fragment = decoded(location.hash.slice(1).split(':~:')[0] ?? '');
  // Not `:target`: while the page loads, nothing is the target yet.
  if (fragment === '' || fragment.length > 80 || document.getElementById(fragment)) return;
  if (document.querySelector('[data-missing]')) return;
  const section = idLike(fragment);
  if (section) return leadTo(section);
  try {
    const { followLost } = await import('./anchor.ts');
    await followLost(fragment);
  } catch {
    sayUnavailable();
  }
}

/** The id on this page that the fragment means, apart from case, signs and what stood behind the link: `fix` for `#Fix` or `#fix.` */
function idLike(fragment: string): string | undefined {
  const wanted = foldName(fragment);
  const same = [...document.querySelectorAll('main [id]')].find(({ id }) => foldName(id) === wanted);
  return wanted === '' ? undefined : same?.id;
}

/** One button for each block of code, named after the heading above it and its number there. */
function addCopyButtons(): void {
  let heading = 'text';
  let number = 0;
  for (const element of document.querySelectorAll<HTMLElement>('main :is(h2, h3, pre.code)')) {
    if (element.matches('pre')) addCopyButton(element, number++ === 0 ? heading : `${heading} ${number}`);
    else [heading, number] = [element.firstChild?.textContent?.toLowerCase() ?? heading, 0];
  }
}

function addCopyButton(pre: HTMLElement, name: string): void {
  const wrapper = document.createElement('div');
  wrapper.className = 'codebox';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  const what = document.createElement('span');
  what.className = 'sr-only';
  what.textContent = ` ${name}`;
  button.append('Copy', what);
  pre.replaceWith(wrapper);
  wrapper.append(pre, button);
}

/** Shows the word in the button for a moment, and says it to screen readers. */
function say(button: HTMLButtonElement, word: string): void {
  const label = labels.get(button) ?? [...button.childNodes];
  labels.set(button, label);
  button.replaceChildren(word);
  if (announce) announce.textContent = word;
  setTimeout(() => {
    button.replaceChildren(...label);
    if (announce) announce.textContent = '';
  }, 2000);
}
