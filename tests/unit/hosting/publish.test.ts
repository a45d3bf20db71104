import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { thisProcess } from '../../../src/hosting/owner.ts';
import { startBuild } from '../../../src/hosting/publish.ts';
import { serve } from '../../../src/hosting/serve.ts';
import { isWhole, load } from '../../support/load.ts';

let root: string;
let dist: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'publish-'));
  dist = join(root, 'dist');
});
afterEach(() => rmSync(root, { recursive: true }));

const builds = () => (existsSync(`${dist}.builds`) ? readdirSync(`${dist}.builds`).sort() : []);
/** Builds a site of these files and publishes it. */
const publish = (files: Record<string, string>) => {
  const build = startBuild(dist);
  write(build.folder, files);
  build.publish();
};
const write = (folder: string, files: Record<string, string>) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
};
const at = (file: string) => (existsSync(join(dist, file)) ? readFileSync(join(dist, file), 'utf8') : undefined);

const builder = (times: number, writes = Number.POSITIVE_INFINITY): ChildProcess =>
  spawn(process.execPath, [resolve('tests/support/builder.ts'), dist, String(times), String(writes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
/** Its exit code; null when it was killed. */
const ended = (child: ChildProcess) => new Promise<number | null>((done) => child.once('close', done));

describe('hashed files of the last build', () => {
  const page = (name: string) => ({ 'index.html': name, [`_astro/${name}.js`]: name });

  test('are there in the next build, and gone in the one after it', () => {
    publish({ ...page('a'), 'pagefind/pagefind.en_a.pf_meta': 'a', 'pagefind/index/a.pf_index': 'a', 'old.html': 'a' });
    publish(page('b'));
    expect([at('index.html'), at('_astro/a.js'), at('pagefind/pagefind.en_a.pf_meta')]).toEqual(['b', 'a', 'a']);
    expect([at('pagefind/index/a.pf_index'), at('old.html')]).toEqual(['a', undefined]);
    publish(page('c'));
    expect([at('index.html'), at('_astro/a.js'), at('_astro/b.js')]).toEqual(['c', undefined, 'b']);
  });

  test('outlive a build that changes none of them', () => {
    publish(page('a'));
    publish(page('b'));
    publish({ ...page('b'), 'index.html': 'b, again' });
    expect([at('index.html'), at('_astro/a.js')]).toEqual(['b, again', 'a']);
    publish(page('c'));
    expect([at('_astro/a.js'), at('_astro/b.js')]).toEqual([undefined, 'b']);
  });
});

describe('the site', () => {
  test('is a link to the newest build, beside which only the one before it is kept', () => {
    for (const name of ['a', 'b', 'c']) publish({ 'index.html': name });
    expect(lstatSync(dist).isSymbolicLink()).toBe(true);
    const folders = builds().filter((name) => !name.endsWith('.carried'));
    expect(folders.map((name) => readFileSync(join(`${dist}.builds`, name, 'index.html'), 'utf8'))).toEqual(['b', 'c']);
    expect(basename(realpathSync(dist))).toBe(folders[1]);
  });

  test('stays when a build is given up, which leaves nothing', () => {
    const first = startBuild(dist);
    first.abandon();
    expect(readdirSync(root)).toEqual([]);
    publish({ 'index.html': 'a' });
    const before = builds();
    const second = startBuild(dist);
    second.abandon();
    expect([at('index.html'), builds()]).toEqual(['a', before]);
  });

  test('takes the place of a plain folder, whose hashed files it carries on', () => {
    write(dist, { 'index.html': 'plain', '_astro/plain.js': 'plain' });
    publish({ 'index.html': 'a' });
    expect([at('index.html'), at('_astro/plain.js')]).toEqual(['a', 'plain']);
  });

  test('comes back when a build died between taking the old one away and linking the new one', () => {
    publish({ 'index.html': 'a' });
    publish({ 'index.html': 'b' });
    rmSync(dist);
    startBuild(dist).abandon();
    expect(at('index.html')).toBe('b');
  });
});

describe('what dead builds left', () => {
  const leftover = (owner: string) => {
    const folder = join(`${dist}.builds`, `20200101T000000000-abcdef-${owner}`);
    write(folder, { 'index.html': 'half' });
    for (const ending of ['making', 'carried', 'link']) writeFileSync(`${folder}.${ending}`, '');
    return basename(folder);
  };
  const kept = (owner: string) => {
    const name = leftover(owner);
    startBuild(dist).abandon();
    return builds().some((file) => file.startsWith(name));
  };

  test('is removed when the next one starts', () => expect(kept('4194399-1')).toBe(false));
  test('is removed when its process id was given to another process', () => {
    const [pid, start] = thisProcess().split('-');
    // Without /proc nothing tells two processes of one id apart.
    expect(kept(`${pid}-${Number(start) - 1}`)).toBe(start === '');
  });
  test('is kept while its process runs', () => expect(kept(thisProcess())).toBe(true));
});

const wholePage = { 'index.html': `${'first\n'.repeat(2000)}end` };

test('a build that dies before any of its writes leaves the site whole, and the next one leaves nothing of it', async () => {
  publish(wholePage);
  publish({ ...wholePage, '_astro/page.js': '' });
  let writes = 0;
  while ((await ended(builder(1, writes))) !== 0) {
    expect(isWhole(at('index.html') ?? ''), `after ${writes} writes`).toBe(true);
    publish({ ...wholePage, '_astro/page.js': '' });
    const kept = builds().filter((name) => !name.endsWith('.carried'));
    const pages = kept.map((name) => readFileSync(join(`${dist}.builds`, name, 'index.html'), 'utf8'));
    expect(pages.map(isWhole), `after ${writes} writes`).toEqual([true, true]);
    writes += 1;
  }
  expect(writes).toBeGreaterThan(15);
}, 180_000);

test('20 builds killed at any moment: the site is always whole, and the next one leaves nothing of them', async () => {
  publish(wholePage);
  const torn: string[] = [];
  const kill = async () => {
    const child = builder(1e9);
    // Some are killed while they start, most while they build.
    const builds = new Promise((done) => child.stdout?.once('data', done));
    await (Math.random() < 0.2 ? sleep(Math.random() * 400) : builds);
    await sleep(Math.random() * 20);
    child.kill('SIGKILL');
    await ended(child);
    if (!isWhole(at('index.html') ?? '')) torn.push(at('index.html')?.slice(0, 20) ?? 'no site');
  };
  // Two at a time: builds also meet each other.
  await Promise.all(
    [0, 1].map(async () => {
      for (let i = 0; i < 10; i += 1) await kill();
    }),
  );
  expect(torn).toEqual([]);
  await ended(builder(1));
  const folders = builds().filter((name) => !name.includes('.'));
  expect(folders).toHaveLength(2);
  expect(folders.flatMap((name) => [name, `${name}.carried`])).toEqual(expect.arrayContaining(builds()));
  expect(isWhole(at('index.html') ?? '')).toBe(true);
}, 180_000);

test('60 builds published under load: every answer is whole', async () => {
  await ended(builder(1));
  const site = await serve({ folder: dist, base: '/' });
  const { answers, faults } = await load(site.url, ended(builder(60)));
  await site.close();
  expect(faults).toEqual([]);
  // One for each build at the least, however slow the machine: a load that asks nothing proves nothing.
  expect(answers).toBeGreaterThan(60);
}, 120_000);
