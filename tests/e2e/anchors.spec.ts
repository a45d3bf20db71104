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

/** Whether the element itself is there to see, `published.spec.ts` proves in four views; this is about the row around it. */
for (const [javaScriptEnabled, width] of [
  [true, 1280],
  [false, 320],
] as const) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}, ${width} px`, () => {
    test.use({ javaScriptEnabled, viewport: { width, height: 700 } });
    for (const path of anchorPages) {
      test(`every anchor of ${path}`, async ({ page }) => {
        await page.goto(path);
        expect(await page.evaluate(faultsOf, anchorsOf(path))).toEqual([]);
      });
    }
  });
}

for (const path of anchorPages) {
  test(`a doc_url of ${path} opened in a new tab`, async ({ browser }) => {
    const own = path === indexPath ? codes : whole;
    for (const code of [own[0], own[Math.floor(own.length / 2)], own.at(-1)]) {
      const page = await browser.newPage();
      await page.goto(`${path}#${code?.id}`);
      expect(await page.evaluate(faultsOf, code ? [code] : [])).toEqual([]);
      await page.close();
    }
  });
}

/** Runs in the page: follows each anchor and tells what is wrong with the place it leads to. */
function faultsOf(anchors: Anchor[]): string[] {
  return anchors.flatMap(({ id, says }) => {
    if (decodeURIComponent(location.hash) !== `#${id}`) location.hash = id;
    const [target, ...others] = document.querySelectorAll(`[id="${CSS.escape(id)}"]`);
    const place = target?.closest('.row, h2') ?? target;
    if (!target || !place) return [`${id}: nothing has this id`];
    const { top, bottom, left, right } = (place.querySelector('a') ?? place).getBoundingClientRect();
    const onTop = document.elementFromPoint((left + right) / 2, top + 4);
    const text = place.textContent?.replaceAll(/\s+/g, ' ') ?? '';
    const faults: string[] = [];
    if (others.length > 0) faults.push('stands more than once');
    if (document.querySelector(':target') !== target) faults.push('is not the target');
    if (top < 0 || bottom > innerHeight || left < 0 || right > innerWidth)
      faults.push(`is outside the viewport (${top} to ${bottom})`);
    if (!place.contains(onTop)) faults.push(`is covered by ${onTop?.outerHTML.slice(0, 60)}`);
    for (const words of says) if (!text.includes(words)) faults.push(`does not say "${words}"`);
    return faults.map((fault) => `${id}: ${fault}`);
  });
}
