import type { Browser, Page } from '@playwright/test';
import type { Broken } from './published.ts';
import type { Variant } from './spellings.ts';

export interface View {
  width: number;
  height: number;
  javaScript: boolean;
}

export const allViews: readonly View[] = [true, false].flatMap((javaScript) =>
  [1280, 320].map((width) => ({ width, height: 800, javaScript })),
);

type Followed = Variant & { address: string };

/**
 * Follows the published addresses in a real browser. Every fragment in every view: exactly one element has the id, is the `:target`,
 * is visible, stands in the viewport and does not lie under the header. An encoded fragment differs only in how it is read, and the
 * spellings of a path in how a host answers, so each of those is followed once: the views, which run beside each other, share them.
 */
export async function brokenInBrowser(
  browser: Browser,
  site: string,
  variants: ReadonlyMap<string, Variant[]>,
  views: readonly View[] = allViews,
): Promise<Broken[]> {
  const all = [...variants].flatMap(([address, forms]) => forms.map((variant): Followed => ({ address, ...variant })));
  return (await Promise.all(views.map((view) => brokenInView(browser, site, all, view, views)))).flat();
}

async function brokenInView(
  browser: Browser,
  site: string,
  all: readonly Followed[],
  view: View,
  views: readonly View[],
): Promise<Broken[]> {
  const context = await browser.newContext({ viewport: view, javaScriptEnabled: view.javaScript });
  const page = await context.newPage();
  const base = site.replace(/\/$/, '');
  const found = await brokenFragments(page, base, fragmentsOf(view, views, all));
  found.push(...(await brokenPaths(page, base, shareOf(view, views, all))));
  await context.close();
  const where = `${view.width} px, JavaScript ${view.javaScript ? 'on' : 'off'}`;
  return found.map(([{ url, address, form }, message]) => ({
    url,
    from: `content/contract.lock: ${address}`,
    form,
    message: `${message} (${where})`,
  }));
}

type Fault = [Followed, message: string];

/** The fragments for one view: all of the published ones, and its share of the percent-encoded ones. */
const fragmentsOf = (view: View, views: readonly View[], all: readonly Followed[]): Followed[] => [
  ...all.filter(({ id, form }) => id !== undefined && form === 'as published'),
  ...all
    .filter(({ id, form }) => id !== undefined && form === 'encoded fragment')
    .filter((_, i) => views[i % views.length] === view),
];

/** Loads each page once and walks its fragments inside it. */
async function brokenFragments(page: Page, base: string, fragments: readonly Followed[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const [path, followed] of Map.groupBy(fragments, (variant) => variant.path)) {
    await page.goto(`${base}${path}`);
    const messages = await page.evaluate(
      landings,
      followed.map(({ url, id = '' }) => ({ id, hash: url.slice(url.indexOf('#')) })),
    );
    for (const [i, message] of messages.entries()) if (message && followed[i]) faults.push([followed[i], message]);
  }
  return faults;
}

/**
 * The spellings of pages' paths that fall to `view`: to those with scripts what needs one, to the others the rest. Copies for machines
 * have nothing to look at, so the host's answer is enough for them; a page whose fragments are walked has been visited.
 */
function shareOf(view: View, views: readonly View[], all: readonly Followed[]): Followed[] {
  const walked = new Set(all.flatMap(({ id, path }) => (id === undefined ? [] : [path])));
  const paths = all.filter(
    ({ id, path, form }) => id === undefined && path.endsWith('/') && !(form === 'as published' && walked.has(path)),
  );
  const among = views.filter(({ javaScript }) => javaScript === view.javaScript);
  return paths
    .filter(({ needsScript }) => needsScript === view.javaScript)
    .filter((_, i) => among[i % among.length] === view);
}

async function brokenPaths(page: Page, base: string, paths: readonly Followed[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const variant of paths) {
    const url = `${base}${variant.url}`;
    const end = await (variant.needsScript ? endInPage(page, url, variant.path) : answerOf(page, url));
    if (end !== undefined) faults.push([variant, `ends at ${new URL(end).pathname}`]);
  }
  return faults;
}

/** The address that the browser ends at when no page with a heading is there; undefined when one is. */
async function answerOf(page: Page, url: string): Promise<string | undefined> {
  const answer = await page.request.get(url);
  return answer.ok() && (await answer.text()).includes('<h1') ? undefined : answer.url();
}

/** Where a page that has to lead on to `path` ends instead; undefined when it gets there. */
async function endInPage(page: Page, url: string, path: string): Promise<string | undefined> {
  await page.goto(url, { waitUntil: 'commit' });
  return page
    .waitForURL(({ pathname }) => pathname.endsWith(path), { waitUntil: 'commit', timeout: 5000 })
    .then(
      () => undefined,
      () => page.url(),
    );
}

/** Runs in the page: follows each fragment and says what is wrong with the place it leads to. */
function landings(fragments: { id: string; hash: string }[]): (string | undefined)[] {
  return fragments.map(({ id, hash }) => {
    location.hash = hash;
    const found = document.querySelectorAll(`[id="${CSS.escape(id)}"]`);
    const [element] = found;
    if (!element || found.length > 1) return `${found.length} elements have the id`;
    if (document.querySelector(':target') !== element) return 'it is not the :target';
    if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return 'it is not visible';
    const { top, left, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return 'it has no size';
    if (top < 0 || top >= innerHeight || left < 0 || left >= innerWidth)
      return `it is outside the viewport (top ${Math.round(top)})`;
    const seen = document.elementFromPoint(Math.min(left + 1, innerWidth - 1), top + Math.min(2, height / 2));
    return seen && !element.contains(seen) && !seen.contains(element)
      ? `<${seen.tagName.toLowerCase()} class="${seen.className}"> covers it`
      : undefined;
  });
}
