import type { Browser, Page } from '@playwright/test';
import type { Broken } from './published.ts';
import type { Variant } from './variants.ts';

export interface View {
  width: number;
  height: number;
  javaScript: boolean;
}

export const views: View[] = [1280, 320].flatMap((width) => [true, false].map((javaScript) => ({ width, height: 800, javaScript })));

/**
 * Follows every variant in a real browser: it must end at its page, and exactly one element must have the id, be the `:target`, be
 * visible, stand in the viewport and not lie under the header. Fragments of one page are followed without loading it again.
 */
export async function brokenInBrowser(browser: Browser, site: string, variants: ReadonlyMap<string, Variant[]>, view: View): Promise<Broken[]> {
  const context = await browser.newContext({ viewport: view, javaScriptEnabled: view.javaScript });
  const page = await context.newPage();
  const broken: Broken[] = [];
  for (const variant of worthFollowing(variants, view)) {
    const message = await follow(page, site, variant).catch((error: Error) => error.message.split('\n')[0]);
    if (message)
      broken.push({
        url: variant.url,
        from: `content/contract.lock: ${variant.address}`,
        form: variant.form,
        message: `${message} (${view.width} px, JavaScript ${view.javaScript ? 'on' : 'off'})`,
      });
  }
  await context.close();
  return broken;
}

/**
 * Every id as published and with its fragment encoded; of the other spellings of a page's path, which differ only in how a host
 * answers, one id each. Sorted, so that the fragments of one page follow each other without loading it again.
 */
function worthFollowing(variants: ReadonlyMap<string, Variant[]>, { javaScript }: View): (Variant & { address: string })[] {
  const spelled = new Set<string>();
  return [...variants]
    .flatMap(([address, forms]) => forms.map((variant) => ({ address, ...variant })))
    .filter(({ form, path, id, needsScript }) => {
      if (needsScript && !javaScript) return false;
      if (id === undefined || form === 'as published' || form === 'encoded fragment') return true;
      const spelling = `${form} ${path}`;
      return !spelled.has(spelling) && Boolean(spelled.add(spelling));
    })
    .sort((a, b) => (a.url < b.url ? -1 : 1));
}

async function follow(page: Page, site: string, { url, path, id, needsScript }: Variant): Promise<string | undefined> {
  const base = site.replace(/\/$/, '');
  await page.goto(`${base}${url}`, { waitUntil: 'domcontentloaded' });
  if (needsScript) {
    const arrived = await page.waitForURL(`${base}${path}`, { timeout: 5000 }).then(
      () => true,
      () => false,
    );
    return arrived ? undefined : `ends at ${new URL(page.url()).pathname}`;
  }
  if (id === undefined) return (await page.locator('h1, pre, body').first().isVisible()) ? undefined : 'shows nothing';
  return await page.evaluate(landing, id);
}

/** Runs in the page: what is wrong with the place the fragment leads to. */
function landing(id: string): string | undefined {
  const found = document.querySelectorAll(`[id="${CSS.escape(id)}"]`);
  const [element] = found;
  if (!element || found.length > 1) return `${found.length} elements have the id`;
  if (document.querySelector(':target') !== element) return 'it is not the :target';
  if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return 'it is not visible';
  const { top, left, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return 'it has no size';
  if (top < 0 || top >= innerHeight || left < 0 || left >= innerWidth) return `it is outside the viewport (top ${Math.round(top)})`;
  const seen = document.elementFromPoint(Math.min(left + 1, innerWidth - 1), top + Math.min(2, height / 2));
  return seen && !element.contains(seen) && !seen.contains(element) ? `<${seen.tagName.toLowerCase()} class="${seen.className}"> covers it` : undefined;
}
