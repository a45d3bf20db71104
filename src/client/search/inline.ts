import { createPanel } from './panel.ts';

/** Puts the finder into the page, open, in place of the link that serves readers without JavaScript. */
export function openInline(place: HTMLElement, text?: string): void {
  const { root, box } = createPanel();
  place.replaceChildren(root);
  place.classList.add('ready');
  if (text) box.fill(text);
}
