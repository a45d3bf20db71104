import { expect, test } from '@playwright/test';
import { views } from '../support/looks/sweep.ts';

/** Faults of many kinds, each planted into a good page: the sweep must see every one, or it proves nothing. */
const path = '/errors/TAG_NOT_FOUND/';
const before = (mark: string, html: string) => (text: string) => text.replace(mark, `${html}${mark}`);
const main = (html: string) => before('<section id="fix"', html);
const script = (name: string) => before('</head>', `<script type="module" src="/${name}.js"></script>`);

interface Fault {
  /** What is planted, for the name of the test. */
  fault: string;
  plant?: (html: string) => string;
  css?: string;
  seen: RegExp;
}

/** Each list is planted together into one page, in one view. */
const planted: [view: keyof typeof views, faults: Fault[]][] = [
  [
    'a wide window',
    [
      { fault: 'a link without a page', plant: main('<a href="">text</a>'), seen: /link to ""/ },
      { fault: 'a link to an anchor that is not there', plant: main('<a href="#fx">text</a>'), seen: /link to #fx/ },
      { fault: 'a file that is missing', plant: script('none'), seen: /404: .*none\.js/ },
      { fault: 'an error on the console', plant: script('bad'), seen: /error: .*planted/ },
      {
        fault: 'a request to another host',
        plant: main('<img alt="" src="http://[::1]:9/x">'),
        seen: /foreign|img-src/,
      },
      {
        fault: 'a style that the policy forbids',
        plant: main('<p style="color: red">a</p>'),
        seen: /inline: <p style/,
      },
      { fault: 'a script that the policy forbids', plant: main('<script>x=1</script>'), seen: /inline script/ },
      { fault: 'an id given twice', plant: main('<p id="causes">text</p>'), seen: /the id causes stands twice/ },
      { fault: 'a picture without words', plant: main('<img src="/favicon.svg">'), seen: /axe image-alt/ },
      { fault: 'words that run into a link', plant: main('<p>text<a href="/">link</a></p>'), seen: /no space before/ },
      { fault: 'a control out of order', plant: main('<a href="/" tabindex="3">link</a>'), seen: /Tab 1/ },
      { fault: 'a section that paper loses', css: '@media print { #causes { display: none } }', seen: /on paper: / },
    ],
  ],
  [
    'a wide window',
    [
      { fault: 'a focus that does not show', css: 'a:focus-visible { outline: 0 !important }', seen: /no outline/ },
      { fault: 'a page that moves', plant: script('push'), seen: /moved by/ },
      {
        fault: 'sheets left half empty',
        css: '@media print { section { break-before: page } }',
        seen: /prints on \d+ sheets/,
      },
    ],
  ],
  [
    'a narrow window',
    [
      { fault: 'a field without a label', plant: main('<input>'), seen: /axe label/ },
      {
        fault: 'a focus under the header',
        css: 'html { scroll-padding: 0 !important } .top { height: 200px }',
        seen: /is covered by/,
      },
      {
        fault: 'a page wider than a phone',
        css: '.summary { min-width: 30rem }',
        seen: /usual text at 280 px: \d+ px to the side/,
      },
    ],
  ],
  [
    'a narrow window',
    [
      { fault: 'pale text', css: '.summary { color: #444 }', seen: /axe color-contrast/ },
      { fault: 'large letters cut off', css: '.summary { height: 6rem; overflow: hidden }', seen: /cut off/ },
    ],
  ],
  [
    'no JavaScript',
    [
      { fault: 'text that scripts bring', css: '#fix { visibility: hidden }', seen: /unseen: / },
      {
        fault: 'a control that scripts bring to life',
        plant: main('<button type="button">Copy</button>'),
        seen: /dead: /,
      },
    ],
  ],
];

const scripts = {
  '/bad.js': "throw new Error('planted')",
  '/push.js': "document.querySelector('#fix').before(document.querySelector('.summary').cloneNode(true))",
};

for (const [view, faults] of planted) {
  const { options, look } = views[view] as (typeof views)[string];
  test.describe(view, () => {
    test.use(options);
    test(`${faults.map(({ fault }) => fault).join(', ')}: each is seen`, async ({ page, baseURL }) => {
      await page.route(`**${path}`, async (route) => {
        const answer = await route.fetch();
        const html = faults.reduce((text, { plant }) => plant?.(text) ?? text, await answer.text());
        const body = html.replace('</head>', '<link rel="stylesheet" href="/planted.css"></head>');
        await route.fulfill({ response: answer, body });
      });
      const css = faults.map((fault) => fault.css ?? '').join('\n');
      await page.route('**/planted.css', (route) => route.fulfill({ contentType: 'text/css', body: css }));
      for (const [name, body] of Object.entries(scripts))
        await page.route(`**${name}`, (route) => route.fulfill({ contentType: 'text/javascript', body }));
      const found = await look(page, new URL(path, baseURL).href);
      for (const { fault, seen } of faults) expect(found.join('\n'), fault).toMatch(seen);
    });
  });
}
