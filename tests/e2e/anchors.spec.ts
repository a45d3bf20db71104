import { expect, test } from '@playwright/test';
import { codeAnchors, indexPath, statusAnchor } from '../../src/catalogue/urls.ts';
import { anchorPages, entries, head, shownText } from '../support/catalogue.ts';

/** Every id ever published, with what the place it leads to must say. */
interface Anchor {
  id: string;
  says: string[];
}
const codes = entries.flatMap((entry) =>
  codeAnchors(entry.code).map((id) => ({
    id,
    says: [entry.code, String(entry.status), entry.title, `Fix: ${shownText(entry.fix[0] ?? '')}`],
  })),
);
/** On the pages of doc_urls: the whole answer. */
const whole = entries.flatMap((entry) =>
  codeAnchors(entry.code).map((id) => ({
    id,
    says: [entry.code, String(entry.status), entry.title, entry.summary, ...entry.fix.map(shownText)],
  })),
);
const statuses = [...new Set(entries.map(({ status }) => status))].map((status) => ({
  id: statusAnchor(status),
  says: [String(status)],
}));
const types = Object.values(head.types).flatMap(({ status, anchors }) =>
  anchors.map((id) => ({ id, says: [String(status)] })),
);
const sections = Object.keys(head.anchors ?? {}).map((id) => ({ id, says: [] }));
const anchorsOf = (path: string): Anchor[] => [
  ...(path === indexPath ? codes : whole),
  ...statuses,
  ...types,
  ...(path === indexPath ? [] : sections),
];

/**
 * `published.spec.ts` follows every anchor of a page of each type and looks at the element itself; this is about the row around it. What
 * a row says is read for all, where it stands is measured for every twentieth.
 */
for (const [javaScriptEnabled, width, paths] of [
  [true, 1280, anchorPages],
  // Pages of doc_urls differ in language and title only.
  [false, 320, [indexPath, anchorPages[0] ?? '']],
] as const) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}, ${width} px`, () => {
    test.use({ javaScriptEnabled, viewport: { width, height: 700 } });
    for (const path of paths) {
      test(`every anchor of ${path}`, async ({ page }) => {
        await page.goto(path);
        const anchors = anchorsOf(path);
        expect(await page.evaluate(wrongWords, anchors)).toEqual([]);
        expect(await page.evaluate(wrongPlaces, sampleOf(anchors))).toEqual([]);
      });
    }
  });
}

for (const path of [indexPath, anchorPages[0] ?? '']) {
  test(`a doc_url of ${path} opened in a new tab`, async ({ browser }) => {
    for (const { id } of [codes[0], codes[Math.floor(codes.length / 2)], codes.at(-1)].flatMap((code) => code ?? [])) {
      const page = await browser.newPage();
      await page.goto(`${path}#${id}`);
      expect(await page.evaluate(wrongPlaces, [id])).toEqual([]);
      await page.close();
    }
  });
}

/** Of each kind the first and last, and some between. */
const sampleOf = (anchors: Anchor[]): string[] =>
  anchors.flatMap(({ id, says }, i) => (i % 20 === 0 || says.length !== anchors[i + 1]?.says.length ? [id] : []));

/** Runs in the page: what the place of each anchor does not say. */
function wrongWords(anchors: Anchor[]): string[] {
  return anchors.flatMap(({ id, says }) => {
    const [target, ...others] = document.querySelectorAll(`[id="${CSS.escape(id)}"]`);
    const place = target?.closest('.row, h2') ?? target;
    const text = place?.textContent?.replaceAll(/\s+/g, ' ') ?? '';
    if (!target || others.length > 0) return [`${id}: ${others.length} others have this id`];
    return says.filter((words) => !text.includes(words)).map((words) => `${id}: does not say "${words}"`);
  });
}

/** Runs in the page: follows each anchor and tells what is wrong with the place it leads to. */
function wrongPlaces(ids: string[]): string[] {
  return ids.flatMap((id) => {
    if (decodeURIComponent(location.hash) !== `#${id}`) location.hash = id;
    const target = document.querySelector(':target');
    const place = target?.closest('.row, h2') ?? target;
    if (target?.id !== id || !place) return [`${id}: is not the target`];
    const { top, bottom, left, right } = (place.querySelector('a') ?? place).getBoundingClientRect();
    const onTop = document.elementFromPoint((left + right) / 2, top + 4);
    if (top < 0 || bottom > innerHeight || left < 0 || right > innerWidth)
      return [`${id}: is outside the viewport (${top} to ${bottom})`];
    return place.contains(onTop) ? [] : [`${id}: is covered by ${onTop?.outerHTML.slice(0, 60)}`];
  });
}
