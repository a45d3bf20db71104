import type { Browser, CDPSession, Page } from '@playwright/test';

/** By the heading of its column. */
export type Figures = Record<string, number>;

interface Options {
  /** A code whose row the address leads to, whatever id it has there. */
  target?: string;
}

/** A phone on a slow line: 150 ms a round trip, 1.6 Mbit/s, a quarter of this machine's speed. */
export async function slow(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return session;
}

/** Opens a page with nothing cached. */
export async function measure(browser: Browser, url: string, { target }: Options): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const fragment = target && (await idOf(url, target));
  await page.addInitScript(watch, fragment);
  const session = await slow(page);
  let [bytes, requests] = [0, 0];
  session.on('Network.requestWillBeSent', () => requests++);
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(fragment ? `${url}#${fragment}` : url, { waitUntil: 'networkidle' });
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
  await context.close();
  return {
    'first paint, ms': Math.round(seen.first),
    'largest paint, ms': Math.round(seen.largest),
    ...(target && { 'row in view, ms': Math.round(seen.target) }),
    'layout shift': Number(seen.shift.toFixed(3)),
    kB: Number((bytes / 1000).toFixed(1)),
    requests,
  };
}

/** The id of a code on a page that may spell it otherwise: `tag-not-found`. */
async function idOf(url: string, code: string): Promise<string> {
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const html = await (await fetch(url)).text();
  const id = [...html.matchAll(/ id="?([^"\s>]+)/g)]
    .map(([, id = '']) => id)
    .find((id) => letters(id) === letters(code));
  if (id === undefined) throw new Error(`${url} has no place for ${code}.`);
  return id;
}

interface Seen {
  first: number;
  largest: number;
  shift: number;
  target: number;
}

/** Runs in the page before anything else: notes what was painted when. */
function watch(fragment: string | undefined): void {
  const seen: Seen = { first: 0, largest: 0, shift: 0, target: 0 };
  Object.assign(globalThis, { seen });
  const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.first = startTime;
  });
  observe('largest-contentful-paint', ({ startTime }) => (seen.largest = startTime));
  observe('layout-shift', (entry) => (seen.shift += (entry as PerformanceEntry & { value: number }).value));
  if (!fragment) return;
  let inView = false;
  const look = () => {
    const box = document.getElementById(fragment)?.getBoundingClientRect();
    const now = box !== undefined && box.bottom > 0 && box.top < innerHeight;
    if (now && !inView) {
      // After this frame was painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (seen.target = performance.now());
      port2.postMessage('');
    }
    inView = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
