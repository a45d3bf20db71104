/**
 * `npm run bench:search [-- FILE.tsv ...]`: asks the built site's finder in a real browser and prints how often the right code comes first
 * and among the first three, per kind of query; then the time to the first answer on a slowed processor, and what the first search transfers.
 */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { readCatalogue } from '../../src/catalogue/index.ts';
import { serve } from '../../src/hosting/serve.ts';
import { findChromium, launchArgs } from '../../src/links/chromium.ts';
import { lookupData } from '../../src/lookup/pack/index.ts';
import { allForms } from '../search/forms.ts';
import { generatedForms } from '../search/generated.ts';
import { formRates, maskRates, readForms } from '../search/pastes.ts';
import { type Query, readQueries } from '../search/queries.ts';
import { Finder } from '../support/finder.ts';

interface Tally {
  asked: number;
  first: number;
  three: number;
}

/** Every n-th form: all of them are asked of the look-up itself by `bench:lookup`, here the way through the browser counts. */
const formStep = 12;
const slowdown = 4;

const files = process.argv.slice(2);
const lists = (
  files.length > 0
    ? files
    : [
        'queries.tsv',
        'queries-blind.tsv',
        'queries-further-blind.tsv',
        'queries-public.tsv',
        'sentences.tsv',
        'terms.tsv',
      ].map((name) => new URL(`../search/${name}`, import.meta.url))
).map((file) => readQueries(file));
const forms: Query[] = allForms(readCatalogue())
  .filter((_, i) => i % formStep === 0)
  .map(({ kind, text, code }) => ({ kind, text, accepted: [code] }));

const site = await serve();
const browser = await chromium.launch({ args: launchArgs, ...(findChromium() && { executablePath: findChromium() }) });
console.log(
  'pasted forms: the right code leads and is certain, a status gives its group, and nothing is called unknown',
);
const data = lookupData(readCatalogue());
for (const list of ['pastes.tsv', 'wild.tsv', 'public-forms.tsv'])
  console.table(formRates(readForms(list), data).rates);
console.table(formRates(generatedForms(readCatalogue()), data).rates);
console.log('masking: the secret is gone, and the code is still found');
for (const list of ['mask.tsv', 'wild-mask.tsv', 'public-mask.tsv']) console.table(maskRates(readForms(list), data));
try {
  console.table(await rates([...lists.flat(), ...forms]));
  console.table(await firstAnswers());
  console.table(await transfers());
} finally {
  await browser.close();
  await site.close();
}

async function rates(queries: readonly Query[]): Promise<Record<string, object>> {
  const page = await open();
  const finder = new Finder(page);
  const tallies = new Map<string, Tally>();
  for (const { kind, text, accepted } of queries) {
    await finder.ask(text);
    const codes = (await finder.hrefs()).map((href) => /\/errors\/([^/]+)\/$/.exec(href)?.[1] ?? href);
    const place = codes.findIndex((code) => accepted.includes(code));
    for (const name of [kind, lists.flat().some((query) => query.kind === kind) ? 'ALL WORDS' : 'ALL FORMS']) {
      const tally = tallies.get(name) ?? { asked: 0, first: 0, three: 0 };
      tallies.set(name, {
        asked: tally.asked + 1,
        first: tally.first + Number(place === 0),
        three: tally.three + Number(place >= 0 && place < 3),
      });
    }
  }
  await page.close();
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  return Object.fromEntries(
    [...tallies].map(([kind, { asked, first, three }]) => [
      kind,
      { asked, 'first hit': percent(first, asked), 'top three': percent(three, asked) },
    ]),
  );
}

/** Milliseconds from the last key to the first answer on screen, as a ratio to a fixed loop timed in the same slowed page. */
async function firstAnswers(): Promise<Record<string, object>> {
  const page = await open();
  await new Finder(page).ask('warm up');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const rows: Record<string, object> = {};
  for (const text of [
    'TAG_NOT_FOUND',
    'tagNotFund',
    'why is my json refused',
    '{"error":{"code":"RATE_LIMIT_EXCEEDED","retry_after_seconds":3}}',
  ]) {
    const times = await page.evaluate(timeAnswers, { text, runs: 15 });
    const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
    const [answer, reference] = [
      median(times.map(({ answer }) => answer)),
      median(times.map(({ reference }) => reference)),
    ];
    rows[text.slice(0, 40)] = {
      'ms, median': answer.toFixed(1),
      'ms, worst': Math.max(...times.map(({ answer }) => answer)).toFixed(1),
      'reference ms': reference.toFixed(1),
      ratio: (answer / reference).toFixed(2),
    };
  }
  await page.close();
  return rows;
}

/** Runs in the page. */
async function timeAnswers({
  text,
  runs,
}: {
  text: string;
  runs: number;
}): Promise<{ answer: number; reference: number }[]> {
  const field = document.querySelector<HTMLTextAreaElement>('.finder textarea');
  const results = document.querySelector('.hits');
  if (!field || !results) throw new Error('There is no finder on this page.');
  const type = (value: string) => {
    field.value = value;
    field.dispatchEvent(new InputEvent('input'));
  };
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const times = [];
  for (let run = 0; run < runs; run++) {
    type('');
    await painted();
    const changed = new Promise((resolve) =>
      new MutationObserver((_, observer) => results.children.length > 0 && resolve(observer.disconnect())).observe(
        results,
        { childList: true },
      ),
    );
    const start = performance.now();
    type(text);
    await changed;
    await painted();
    const answer = performance.now() - start;
    const loop = performance.now();
    for (let i = 0; i < 300; i++) JSON.parse(JSON.stringify({ text, list: Array.from({ length: 100 }, (_, n) => n) }));
    times.push({ answer, reference: performance.now() - loop });
  }
  return times;
}

/** Bytes of the first full-text search, compressed as a host would send them. */
async function transfers(): Promise<Record<string, object>> {
  const page = await browser.newPage();
  const groups = new Map<string, number>();
  // What the page names itself is there without the finder.
  const named = readFileSync('dist/index.html', 'utf8');
  page.on('response', async (response) => {
    const path = new URL(response.url()).pathname;
    const group = path.startsWith('/pagefind/')
      ? 'full text (pagefind)'
      : path === '/lookup.json'
        ? 'look-up data'
        : !path.startsWith('/_astro/') || named.includes(path)
          ? undefined
          : path.endsWith('.css')
            ? 'styles of the finder'
            : /\/(?:reader|lookup)\./.test(path)
              ? 'reader of pastes, which no first answer waits for'
              : 'code of the finder';
    if (!group) return;
    const body = readFileSync(`dist${path}`);
    groups.set(group, (groups.get(group) ?? 0) + Math.min(body.length, brotliCompressSync(body).length));
  });
  await page.goto(site.url);
  await new Finder(page).ask('exponential');
  await page.waitForLoadState('networkidle');
  await page.close();
  return Object.fromEntries([...groups].map(([name, bytes]) => [name, { 'kB, brotli': (bytes / 1000).toFixed(1) }]));
}

async function open(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(site.url);
  await new Finder(page).box.waitFor();
  return page;
}
