import type { Page } from '@playwright/test';

/** Rows are all alike: of a long list the first controls tell how the others are. */
const most = 45;

/** Walks the controls with Tab or Shift+Tab and tells where the order, the sight or the mark of the focus fails. */
export async function walk(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<string[]> {
  const forward = key === 'Tab';
  const count = Math.min(await page.evaluate(markControls), most);
  await page.evaluate((first) => {
    const all = document.querySelectorAll<HTMLElement>('[data-step]');
    if (first) return (document.activeElement as HTMLElement | null)?.blur();
    all[Math.min(all.length, 45) - 1]?.focus();
  }, forward);
  const faults: string[] = [];
  for (let i = 0; i < count; i++) {
    // The walk back begins on the last control.
    if (forward || i > 0) await page.keyboard.press(key);
    const fault = await page.evaluate(faultOfFocus, forward ? i : count - 1 - i);
    if (fault) faults.push(`${key} ${i + 1}: ${fault}`);
  }
  return faults.slice(0, 3);
}

/** Runs in the page: numbers what the keyboard must reach, in document order. */
function markControls(): number {
  const focusable = [
    ...document.querySelectorAll<HTMLElement>(
      // Of a group of radio buttons Tab finds the one that is chosen.
      'a[href], button, select, input:not([type="radio"]:not(:checked)), textarea, [tabindex="0"]',
    ),
  ].filter((element) => element.checkVisibility({ visibilityProperty: true }));
  for (const [i, element] of focusable.entries()) element.dataset.step = String(i);
  return focusable.length;
}

/** Runs in the page: what is wrong with the element that has the focus, which must be number `wanted`. */
function faultOfFocus(wanted: number): string {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement)) return 'nothing has the focus';
  const name = element.outerHTML.slice(0, 60);
  if (element.dataset.step !== String(wanted)) return `${name} is number ${element.dataset.step}, not ${wanted}`;
  // A field that is drawn by its label shows the focus there.
  const shown = element.matches('.sr-only') ? (element.closest('label') ?? element) : element;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(shown);
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2 || outlineColor === 'rgba(0, 0, 0, 0)')
    return `${name} has no outline`;
  // WCAG 2.4.11: some of it must show. A table can be many screens tall, a link can go on in the next line.
  const onTop = [...shown.getClientRects()].flatMap(({ left, top, right, bottom }) => {
    const [first, last] = [Math.max(top, 0) + 3, Math.min(bottom, innerHeight) - 3];
    return [first, (first + last) / 2, last].map((y) => document.elementFromPoint((left + right) / 2, y));
  });
  if (onTop.some((other) => other && shown.contains(other))) return '';
  return `${name} is covered by ${onTop[1]?.outerHTML.slice(0, 40)}`;
}
