import { afterAll, expect, test } from 'vitest';
import { openHost } from '../../../src/links/host.ts';
import { brokenInside } from '../../../src/links/page-links.ts';
import { brokenOnHost } from '../../../src/links/published.ts';
import { variantsOf } from '../../../src/links/spellings.ts';
import { removeFolder } from '../../support/project.ts';
import { siteOf } from '../../support/siteOf.ts';

const folder = siteOf({
  'index.html': '<p id="top">Home</p>',
  'errors/index.html':
    '<p id="TAG_NOT_FOUND">One</p><p id="a#b">Of an odd code</p><p id=twice>1</p><p id=\'twice\'>2</p><!-- <p id="comment"> --><script>"<p id=\\"script\\">"</script>',
  'errors/TAG_NOT_FOUND/index.html': '<p>Its page</p>',
  'pages.html': `
    <a href="/errors/">fine</a> <a href=/errors/?q=1#TAG_NOT_FOUND>fine</a> <a href="errors#TAG%5FNOT_FOUND">fine</a>
    <a href="mailto:a@example.com">fine</a> <a href="https://other.example/">fine</a> <a href="https://site.example/not-ours/">fine</a>
    <a href="/gone/">no file</a> <a href='/errors/#gone'>no id</a> <a href="/errors/#twice">two</a> <a href="/errors/#comment">none</a>
    <a href="/errors/?a=1&amp;b=2#script">none</a> <img src="gone.png" alt=""> <form action="/nowhere"></form>
    <a class="x" title="a > b" href="https://site.example/errors/#missing">no id, absolute</a>`,
});
const host = openHost(folder);
afterAll(() => removeFolder(folder));

test('broken links and assets are found, however they are written', () => {
  expect(
    brokenInside(host, { base: '/', site: 'https://site.example' }).map(
      ({ url, from, message }) => `${from}: ${url}: ${message}`,
    ),
  ).toEqual([
    'pages.html: /gone/: no file answers it',
    'pages.html: /errors/#gone: 0 elements have the id gone in errors/index.html',
    'pages.html: /errors/#twice: 2 elements have the id twice in errors/index.html',
    'pages.html: /errors/#comment: 0 elements have the id comment in errors/index.html',
    'pages.html: /errors/?a=1&b=2#script: 0 elements have the id script in errors/index.html',
    'pages.html: gone.png: no file answers it',
    'pages.html: /nowhere: no file answers it',
    'pages.html: https://site.example/errors/#missing: 0 elements have the id missing in errors/index.html',
  ]);
});

test.each(['/docs', 'docs', '/docs/'])('below the base path %s, a link that leaves it is broken', (base) => {
  const messages = brokenInside(host, { base, site: 'https://site.example' }).map(({ message }) => message);
  expect(messages).toContain('leaves the base path /docs');
});

test('a published address is followed in every spelling a host answers', () => {
  const broken = (address: string) =>
    brokenOnHost(new Map([[address, variantsOf(address)]]), host).map(({ url, message }) => `${url}: ${message}`);
  expect(broken('/errors/#TAG_NOT_FOUND')).toEqual([]);
  expect(broken('/errors/TAG_NOT_FOUND/')).toEqual([]);
  expect(broken('/errors/#a#b')).toEqual([]);
  expect(broken('/errors/#twice')).toHaveLength(variantsOf('/errors/#twice').length);
  expect(broken('/lost/')).toEqual(
    ['/lost/', '/lost/?utm=1', '/%6Cost/', '/lost', '/lost/index.html'].map((url) => `${url}: no file answers /lost/`),
  );
});
