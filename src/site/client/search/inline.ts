import { createPanel } from './panel.ts';
import { typedQuestion } from './question.ts';
import { ready } from './ready.ts';

/** Puts the finder into the page, open, in place of the link that serves readers without JavaScript. */
export async function openInline(place: HTMLElement, text?: string): Promise<void> {
  await ready();
  const { root, box } = createPanel();
  place.replaceChildren(root);
  place.classList.add('ready');
  const question = text || typedQuestion();
  if (question) await box.fill(question);
}
