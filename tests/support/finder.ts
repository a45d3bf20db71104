import type { Locator, Page } from '@playwright/test';

/** The finder as a reader meets it: in the dialog of any page, or open on the home page. */
export class Finder {
  readonly box: Locator;
  readonly status: Locator;
  readonly hits: Locator;
  readonly notes: Locator;
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.locator('.finder');
    this.box = this.root.locator('textarea');
    this.status = this.root.locator('.finder-status');
    this.hits = this.root.locator('.hits a');
    this.notes = this.root.locator('.finder-notes');
  }

  /** Types a query and waits until both the look-up and the full text have answered. */
  async ask(text: string): Promise<void> {
    await this.box.fill(text);
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.status.filter({ hasNotText: /Codes in any spelling/ }).waitFor();
    await this.root.locator('.hits[aria-busy="false"]').waitFor({ state: 'attached' });
  }

  /** Puts text into the box by a paste event, as the clipboard would. */
  async paste(text: string): Promise<void> {
    await this.box.focus();
    await this.box.evaluate((field: HTMLTextAreaElement, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      if (field.dispatchEvent(event)) document.execCommand('insertText', false, pasted);
    }, text);
  }

  firstHref = () => this.hits.first().getAttribute('href');
  hrefs = () => this.hits.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}
