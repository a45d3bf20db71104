import type { Page } from '@playwright/test';

/** Gives a page further styles, in place of those it got from here before; its policy forbids a style element. */
export const wear = (page: Page, css: string): Promise<void> =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
