import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../src/catalogue/index.ts';
import { describeSite, type HostedSite } from '../../../src/hosting/hosted-site.ts';
import { checkLimits, filesInBuild, hosts } from '../../../src/hosting/hosts/index.ts';
import { joinPolicies, policiesOf } from '../../../src/hosting/policy.ts';
import { exactSpellings, spellingPattern } from '../../../src/hosting/spellings.ts';
import { removeFolder } from '../../support/project.ts';
import { ruleHost } from '../../support/rule-host.ts';
import { runIn } from '../contract/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'hosted-'));
const catalogue = readCatalogue('tests/fixtures/every-field.yaml');
const policy = "default-src 'none';script-src 'self'";
const names = catalogue.entries.flatMap(({ code, aliases = [] }) => [code, ...aliases]);
const files = [
  'index.html',
  '404.html',
  'errors.json',
  'errors.ts',
  'lookup.json',
  'llms.txt',
  '_astro/a.js',
  'pagefind/pagefind.js',
  'pagefind/fragment/a.pf_fragment',
  'guides/a/index.html',
  ...names.flatMap((name) => [`errors/${name}/index.html`, `errors/${name}.md`]),
];
for (const file of files) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
}
afterAll(() => removeFolder(folder));
const site = describeSite(catalogue, { folder, base: '/docs' });
const host = (name: string) => hosts.find((known) => known.name === name) ?? expect.fail(`no host ${name}`);

test('a site is described by its files: what has a twin, and what its pages allow', () => {
  expect([site.base, site.twins, site.policy, site.hostname]).toEqual([
    '/docs',
    ['errors'],
    policy,
    new URL(catalogue.head.site_url).hostname,
  ]);
});

describe('hosts that read their rules from the site', () => {
  const texts = new Map(filesInBuild(site).map(({ name, text }) => [name, text]));
  const rules = ruleHost(texts.get('_redirects') ?? '', texts.get('_headers') ?? '');

  test('lead each spelling to its page in one step, and no page or file anywhere', () => {
    const spellings = names.flatMap((code) =>
      exactSpellings(code).flatMap((name) => [`${name}/`, name].map((path) => ({ path, code }))),
    );
    expect(spellings.length).toBeGreaterThan(10);
    for (const { path, code } of spellings)
      expect(rules.redirect(`/docs/errors/${path}`)).toBe(`/docs/errors/${code}/`);
    const own = site.files.flatMap((file) => [`/docs/${file}`, `/docs/${file.replace(/index\.html$/, '')}`]);
    expect(own.filter((path) => rules.redirect(path) ?? rules.redirect(path.replace(/\/$/, '')))).toEqual([]);
  });

  test('send no header twice, security with everything, and let programs of other sites read the copies', () => {
    for (const file of site.files) {
      const sent = rules.headers(`/docs/${file}`);
      expect(
        [...sent].filter(([, values]) => values.length > 1),
        file,
      ).toEqual([]);
      expect(sent.get('Content-Security-Policy'), file).toEqual([`${policy};frame-ancestors 'none'`]);
      const isCopy = /^(?:errors|lookup|llms)\.|^errors\/.*\.md$/.test(file);
      if (isCopy) expect(sent.get('Access-Control-Allow-Origin'), file).toEqual(['*']);
      // They cannot tell a missing file from another.
      expect(String(sent.get('Cache-Control') ?? ''), file).not.toContain('immutable');
    }
    expect(rules.headers('/docs/errors.ts').get('Content-Type')).toEqual(['text/plain; charset=utf-8']);
  });
});

test('the spellings of Vercel and Apache match ignoring nothing but what they may', () => {
  const { redirects } = JSON.parse(host('vercel').files(site)[0]?.text ?? '') as {
    redirects: { source: string; destination: string }[];
  };
  const pattern = new RegExp(`^${redirects.map(({ source }) => source.replace(/:\w+\(/g, '(?:')).join('$|^')}$`);
  for (const name of names) {
    expect([`/docs/errors/${name}/`, `/docs/errors/${name}`].filter((path) => pattern.test(path))).toEqual([]);
    for (const path of exactSpellings(name))
      expect([`/docs/errors/${path}`, `/docs/errors/${path}/`]).toSatisfy((paths: string[]) =>
        paths.every((all) => pattern.test(all)),
      );
  }
  expect('tag-not.found').not.toMatch(new RegExp(`^${spellingPattern('TAG_NOTxFOUND')}$`, 'i'));
  expect('tagNot-Found').toMatch(new RegExp(`^${spellingPattern('TAG_NOT_FOUND')}$`, 'i'));
  expect('A+B').toMatch(new RegExp(`^${spellingPattern('A+B')}$`, 'i'));
});

test.each(hosts.map(({ name }) => name))('%s: nothing of the site is missing from what is written', (name) => {
  const text = host(name)
    .files(site, '8080')
    .map((file) => file.text)
    .join('\n');
  expect(text).not.toMatch(/undefined|\[object|NaN/);
  if (name === 'github-pages') return expect(text).toContain('/docs');
  expect(text).toContain("frame-ancestors 'none'");
  if (name !== 's3')
    for (const { code } of catalogue.entries.filter(({ code }) => exactSpellings(code).length > 0))
      expect(text).toContain(`/docs/errors/${code}/`);
});

test('who can, says where the Markdown of a page is, and of no other address', () => {
  const twin = '</docs/errors/';
  const home = describeSite(catalogue, { folder, base: '/docs' });
  const withHome = { ...home, twins: ['', 'errors'], files: [...home.files, 'index.md'] };
  for (const name of ['nginx', 'caddy', 'apache', 'vercel']) {
    const text = host(name).files(withHome)[0]?.text ?? '';
    expect(text.replaceAll('\\"', '"'), name).toContain(twin);
    expect(text, name).toContain('</docs/index.md>');
    expect(host(name).files(home)[0]?.text, name).not.toContain('index.md');
  }
});

describe('limits', () => {
  /** A site of as many codes as make `rules` lines in _redirects: four a code of two words. */
  const withRules = (rules: number): HostedSite => ({
    ...site,
    codes: Array.from({ length: rules / 4 }, (_, i) => `CODE_X${i}`),
  });
  test.each<[number, string[]]>([
    [1800, []],
    [1804, ['warning']],
    [2000, ['warning']],
    [2004, ['error']],
  ])('%i rules for Cloudflare Pages: %j', (rules, levels) => {
    const reports = checkLimits(host('cloudflare'), withRules(rules));
    expect(reports.map(({ level }) => level)).toEqual(levels);
    for (const { message } of reports) expect(message).toContain(`${rules} rules in _redirects`);
  });
  test('a policy that is longer than a line may be is told', () => {
    const long = {
      ...site,
      policy: `style-src ${"'sha256-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=' ".repeat(80)}`,
    };
    expect(checkLimits(host('cloudflare'), long)[0]?.message).toContain('characters of a line in _headers');
    expect(checkLimits(host('nginx'), long)[0]?.message).toContain('nginx does not start');
    expect(hosts.flatMap((all) => checkLimits(all, site))).toEqual([]);
  });
});

test.each<[string, string[], string]>([
  ['one', [policy, policy], policy],
  ['hashes of all', ["style-src 'self' 'a'", "style-src 'self' 'b'"], "style-src 'self' 'a' 'b'"],
  ['none gives way', ["img-src 'none'", 'img-src data:'], 'img-src data:'],
  ['nothing', [], ''],
])('policies are joined: %s', (_, all, joined) => expect(joinPolicies(all)).toBe(joined));

test('a policy is read however it is written', () =>
  expect(
    policiesOf('<META HTTP-EQUIV="content-security-policy" content="script-src &#39;self&#39;;img-src a&amp;b">'),
  ).toEqual(["script-src 'self';img-src a&b"]));

describe('on the command line', () => {
  const run = (...args: string[]) => runIn('.', 'host', ...args);
  test('a file is printed, or written where it is wanted', async () => {
    const printed = await run('caddy', '--folder', folder, '--listen', '8080');
    expect([printed.code, printed.out.match(/^http:.*$/m)?.[0]]).toEqual([0, 'http://:8080 {']);
    const written = await run('apache', '--folder', folder, '--output', join(folder, 'out'));
    expect([written.code, written.err]).toEqual([0, `Wrote ${join(folder, 'out', '.htaccess')}.\n`]);
    expect(readFileSync(join(folder, 'out', '.htaccess'), 'utf8')).toContain('RewriteEngine On');
  });
  test.each([
    [['nginx', '--folder', 'no/such'], 'There is no built site in no/such. Run "npm run build" first.'],
    [['iis'], 'Allowed choices are nginx, caddy'],
    [['nginx', '--listen', '99999'], 'Name a port from 1 to 65535'],
  ])('%j is refused with a sentence', async (args, message) => {
    const { code, err } = await run(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});
