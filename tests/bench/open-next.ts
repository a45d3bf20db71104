/**
 * `npm run bench:open-next`: milliseconds from a click on the row that a doc_url leads to until its page is painted. In a Chromium
 * that nobody debugs, where it makes pages ready ahead; a host 150 ms away; the pages report by themselves.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCatalogue } from '../../src/catalogue/index.ts';
import { publishedPaths } from '../../src/catalogue/urls.ts';
import { serve } from '../../src/hosting/serve.ts';
import { findChromium, launchArgs } from '../../src/links/chromium.ts';

const runs = Number(process.argv[2] ?? 5);
const latency = 150;
const site = await serve({ folder: process.argv[3] ?? 'dist' });
let report: (figures: string) => void = () => undefined;

/** In every page: clicks in the row, and reports from the page behind it. */
const reporter = `(async () => {
  const frame = () => new Promise(requestAnimationFrame);
  if (document.prerendering) await new Promise((done) => document.addEventListener('prerenderingchange', done));
  const row = document.querySelector('.row:target .row-head a');
  if (row) {
    await new Promise((done) => setTimeout(done, 2000));
    localStorage.clicked = Date.now();
    row.click();
  } else if (localStorage.clicked) {
    while (!performance.getEntriesByName('first-contentful-paint').length) await frame();
    await frame();
    const { activationStart } = performance.getEntriesByType('navigation')[0];
    fetch('/report?' + (Date.now() - localStorage.clicked) + '&' + (activationStart > 0 ? 'ahead' : 'then'));
  }
})()`;

const server = createServer(async (request, response) => {
  const path = request.url ?? '/';
  if (path.startsWith('/report?')) report(path.slice('/report?'.length));
  if (path === '/reporter.js') return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(reporter);
  const answer = await fetch(new URL(path, site.url));
  const type = answer.headers.get('content-type') ?? '';
  const body = Buffer.from(await answer.arrayBuffer());
  await new Promise((resolve) => setTimeout(resolve, latency));
  response.writeHead(answer.status, { 'content-type': type });
  response.end(type.includes('html') ? `${body}<script type="module" src="/reporter.js"></script>` : body);
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const [path = ''] = publishedPaths(readCatalogue().head.doc_urls);
const url = `http://localhost:${(server.address() as AddressInfo).port}${path}#TAG_NOT_FOUND`;

const times: string[] = [];
for (let run = 0; run < runs; run++) {
  const profile = mkdtempSync(join(tmpdir(), 'open-next-'));
  const reported = new Promise<string>((resolve) => (report = resolve));
  const browser = spawn(
    findChromium() ?? 'chromium',
    [...launchArgs, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, url],
    { stdio: 'ignore' },
  );
  times.push((await reported).replace('&', ' ms, loaded '));
  browser.kill();
  await once(browser, 'exit');
  rmSync(profile, { recursive: true, force: true });
}
console.log(times.join('\n'));
server.closeAllConnections();
server.close();
await site.close();
