/** The words journeys are written in: each makes a step, which says what it wanted when that is not so. */
import type { Browser } from './browser.ts';

export type Step = (browser: Browser, site: string) => Promise<void>;

export const open =
  (path: string): Step =>
  (browser, site) =>
    browser.goto(new URL(path, site).href);

export const press =
  (...keys: string[]): Step =>
  (browser) =>
    browser.press(...keys);

export const type = (text: string): Step => press(...[...text].map((letter) => (letter === ' ' ? 'Space' : letter)));

export const back: Step = (browser) => browser.traverse(-1);
export const forward: Step = (browser) => browser.traverse(1);

export const resize =
  (width: number, height: number): Step =>
  (browser) =>
    browser.resize(width, height);

export const click =
  (selector: string): Step =>
  async (browser) => {
    await sees(selector)(browser, '');
    const place = await browser.run((wanted) => {
      const element = document.querySelector(wanted);
      element?.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
      return { x: left + width / 2, y: top + height / 2 };
    }, selector);
    await browser.clickAt(place.x, place.y);
  };

/** Moves the keyboard to an element, as a reader's Tab would in the end. */
export const focus =
  (selector: string): Step =>
  async (browser) => {
    await sees(selector)(browser, '');
    await browser.run((wanted) => document.querySelector<HTMLElement>(wanted)?.focus(), selector);
  };

export const choose =
  (selector: string, value: string): Step =>
  async (browser) => {
    await sees(selector)(browser, '');
    await browser.run(
      ([wanted, chosen]) => {
        const select = document.querySelector<HTMLSelectElement>(wanted);
        if (!select) throw new Error(`no ${wanted}`);
        select.value = chosen;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      },
      [selector, value] as const,
    );
  };

/** An element that shows, with this text in it. */
export const sees = (selector: string, text = ''): Step =>
  until(`${selector} shows "${text}"`, selector, text, (wanted) =>
    [...document.querySelectorAll<HTMLElement>(wanted)]
      .filter((element) => element.checkVisibility())
      .map((element) => `- ${element.matches('textarea') && 'value' in element ? element.value : element.textContent}`)
      .join('\n'),
  );

/** In sight, not only in the page. */
export const inView = (selector: string): Step =>
  until(`${selector} is in view`, selector, 'yes', (wanted) => {
    const { top, bottom, left } = document.querySelector(wanted)?.getBoundingClientRect() ?? new DOMRect(0, -1e6);
    const place = document.elementFromPoint(left + 8, Math.max(top, 0) + 8);
    return top < innerHeight && bottom > 0 && document.querySelector(wanted)?.contains(place)
      ? 'yes'
      : `${top} to ${bottom}`;
  });

export const gone = (selector: string): Step =>
  until(`${selector} does not show`, selector, 'gone', (wanted) =>
    [...document.querySelectorAll(wanted)].some((element) => element.checkVisibility()) ? 'there' : 'gone',
  );

export const at = (address: string): Step =>
  until(`the address ends with ${address}`, '', `${address}|`, () => `${location.href}|`);

export const focused = (selector: string, text = ''): Step =>
  until(
    `${selector} has the focus`,
    selector,
    text,
    (wanted) => {
      const { activeElement } = document;
      const name = activeElement?.textContent?.replaceAll(/\s+/g, ' ').trim();
      return activeElement?.matches(wanted)
        ? `- ${name}`
        : `not ${wanted} but ${activeElement?.outerHTML.slice(0, 80)}`;
    },
    'not ',
  );

/** A value that a script reads in the page. */
export const holds = (what: string, wanted: string, read: (argument: string) => string): Step =>
  until(what, '', wanted, read);

/** What a paste would bring: a field of ours takes it. */
export const copied =
  (text: string): Step =>
  async (browser) => {
    await probe(browser, '');
    await browser.press('Control+v');
    await sees('textarea[data-probe]', text)(browser, '');
    await browser.run(() => document.querySelector('[data-probe]')?.remove(), '');
  };

/** Puts text on the clipboard, then into the field that has the focus, by the keyboard. */
export const paste =
  (text: string): Step =>
  async (browser) => {
    await probe(browser, text);
    await browser.press('Control+c');
    await browser.run(() => {
      document.querySelector('[data-probe]')?.remove();
      document.querySelector<HTMLElement>('.finder textarea')?.focus();
    }, '');
    await browser.press('Control+v');
  };

const probe = (browser: Browser, text: string): Promise<void> =>
  browser.run((value) => {
    const field = document.createElement('textarea');
    field.dataset.probe = '';
    field.value = value;
    (document.querySelector('dialog[open]') ?? document.body).append(field);
    field.focus({ preventScroll: true });
    field.select();
  }, text);

const patience = 8000;

/** Asks until the answer has the text in it, as pages need a moment. */
function until(what: string, argument: string, wanted: string, read: (argument: string) => string, not?: string): Step {
  return async (browser) => {
    const end = Date.now() + patience;
    for (;;) {
      // A page that is on its way out answers nothing.
      const found = await browser.run(read, argument).catch((error: Error) => `(${error.message})`);
      if (found !== '' && found.includes(wanted) && !(not && found.startsWith(not))) return;
      if (Date.now() > end) throw new Error(`Wanted: ${what}. Found: ${found.slice(0, 300)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
}
