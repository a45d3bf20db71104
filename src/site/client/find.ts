/**
 * Opens the finder: from its button, Ctrl/Cmd+K and `?q=`. Its code and data load when it is first used. No single key opens
 * it: who speaks to the computer would do so by accident (WCAG 2.1.4), and "/" is the browser's own search in Firefox.
 */

import { sayUnavailable } from './unavailable.ts';

const place = document.querySelector<HTMLElement>('[data-finder]');
const triggers = document.querySelectorAll<HTMLAnchorElement>('a[data-search]');
const apple = /Mac|iPhone|iPad/.test(navigator.platform);

for (const trigger of triggers) {
  trigger.setAttribute('role', 'button');
  const hint = trigger.querySelector('kbd');
  if (hint) {
    hint.textContent = apple ? '⌘ K' : 'Ctrl K';
    hint.hidden = false;
  }
  for (const sign of ['pointerenter', 'touchstart', 'focus']) trigger.addEventListener(sign, prepare, { once: true });
  trigger.addEventListener('click', (event) => {
    event.preventDefault();
    void open();
  });
  trigger.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    // Space scrolls the page, and would be typed into the box.
    event.preventDefault();
    trigger.click();
  });
}

document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 'k' || !(apple ? event.metaKey : event.ctrlKey)) return;
  event.preventDefault();
  void open();
});

const query = new URLSearchParams(location.search).get('q') ?? undefined;
if (place) void inPage(place, query);
else if (query) void open(query);

async function open(text?: string): Promise<void> {
  const field = document.querySelector<HTMLTextAreaElement>('.ready textarea');
  if (field) return field.focus();
  try {
    const { openDialog } = await import('./search/dialog.ts');
    await openDialog(text);
  } catch {
    sayUnavailable(triggers[0]?.href);
  }
}

/** Loads the finder when a reader is about to open it. A failure is told when it is opened. */
function prepare(): void {
  import('./search/dialog.ts').then(({ ready }) => ready()).catch(() => undefined);
}

async function inPage(target: HTMLElement, text?: string): Promise<void> {
  // Without it, its place holds the link to the list of all codes.
  const { openInline } = await import('./search/inline.ts').catch(() => ({ openInline: undefined }));
  await openInline?.(target, text);
}
