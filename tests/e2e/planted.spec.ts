import { expect, test } from '@playwright/test';
import { views } from '../support/looks/sweep.ts';

/** Faults of many kinds, each planted into a good page: the sweep must see every one, or it proves nothing. */
const path = '/errors/TAG_NOT_FOUND/';
const before = (mark: string, html: string) => (text: string) => text.replace(mark, `${html}${mark}`);
const main = (html: string) => before('<section id="fix"', html);

const planted: {
  fault: string;
  view: keyof typeof views;
  plant?: (html: string) => string;
  css?: string;
  seen: RegExp;
}[] = [
  { fault: 'a link without a page', view: 'a wide window', plant: main('<a href="">text</a>'), seen: /link to ""/ },
  {
    fault: 'a link to an anchor that is not there',
    view: 'a wide window',
    plant: main('<a href="#fx">text</a>'),
    seen: /link to #fx/,
  },
  {
    fault: 'a file that is missing',
    view: 'a wide window',
    plant: before('</head>', '<script type="module" src="/none.js"></script>'),
    seen: /404: .*none\.js/,
  },
  {
    fault: 'an error on the console',
    view: 'a wide window',
    plant: before('</head>', '<script type="module" src="/bad.js"></script>'),
    seen: /error: .*planted/,
  },
  {
    fault: 'a request to another host',
    view: 'a wide window',
    plant: main('<img alt="" src="http://127.0.0.1:9/x.png">'),
    seen: /foreign|img-src/,
  },
  {
    fault: 'a style that the policy forbids',
    view: 'a wide window',
    plant: main('<p style="color: red">text</p>'),
    seen: /inline: <p style/,
  },
  {
    fault: 'a script that the policy forbids',
    view: 'a wide window',
    plant: main('<script>window.x=1</script>'),
    seen: /inline script/,
  },
  {
    fault: 'an id given twice',
    view: 'a wide window',
    plant: main('<p id="causes">text</p>'),
    seen: /the id causes stands twice/,
  },
  {
    fault: 'a picture without words',
    view: 'a wide window',
    plant: main('<img src="/favicon.svg">'),
    seen: /axe image-alt/,
  },
  { fault: 'a field without a label', view: 'a narrow window', plant: main('<input>'), seen: /axe label/ },
  { fault: 'pale text', view: 'a narrow window', css: '.summary { color: #444 }', seen: /axe color-contrast/ },
  {
    fault: 'words that run into a link',
    view: 'a wide window',
    plant: main('<p>text<a href="/">link</a></p>'),
    seen: /no space before/,
  },
  {
    fault: 'a control out of order',
    view: 'a wide window',
    plant: main('<a href="/" tabindex="3">link</a>'),
    seen: /Tab 1/,
  },
  {
    fault: 'a focus that does not show',
    view: 'a wide window',
    css: 'a:focus-visible { outline: 0 !important }',
    seen: /no outline/,
  },
  {
    fault: 'a focus under the header',
    view: 'a narrow window',
    css: 'html { scroll-padding: 0 !important } .top { height: 200px }',
    seen: /is covered by/,
  },
  {
    fault: 'a page that moves',
    view: 'a wide window',
    plant: before('</head>', '<script type="module" src="/push.js"></script>'),
    seen: /moved by/,
  },
  {
    fault: 'a section that paper loses',
    view: 'a wide window',
    css: '@media print { #causes { display: none } }',
    seen: /on paper: /,
  },
  {
    fault: 'sheets left half empty',
    view: 'a wide window',
    css: '@media print { section { break-before: page } }',
    seen: /prints on \d+ sheets/,
  },
  { fault: 'text that scripts bring', view: 'no JavaScript', css: '#fix { visibility: hidden }', seen: /unseen: / },
  {
    fault: 'a control that scripts bring to life',
    view: 'no JavaScript',
    plant: main('<button type="button">Copy</button>'),
    seen: /dead: /,
  },
  {
    fault: 'a page wider than a phone',
    view: 'a narrow window',
    css: '.summary { min-width: 30rem }',
    seen: /usual text at 280 px: \d+ px to the side/,
  },
  {
    fault: 'large letters cut off',
    view: 'a narrow window',
    css: '.summary { height: 6rem; overflow: hidden }',
    seen: /cut off/,
  },
];

const scripts = {
  '/bad.js': "throw new Error('planted')",
  '/push.js': "document.querySelector('#fix').before(document.querySelector('.summary').cloneNode(true))",
};

for (const { fault, view, plant, css, seen } of planted) {
  const { options, look } = views[view] as (typeof views)[string];
  test.describe(view, () => {
    test.use(options);
    test(`${fault} is seen`, async ({ page, baseURL }) => {
      await page.route(`**${path}`, async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: plant?.(await answer.text()) ?? (await answer.text()) });
      });
      if (css)
        await page.route('**/_astro/*.css', async (route) => {
          const answer = await route.fetch();
          await route.fulfill({ response: answer, body: `${await answer.text()}\n${css}` });
        });
      for (const [name, body] of Object.entries(scripts))
        await page.route(`**${name}`, (route) => route.fulfill({ contentType: 'text/javascript', body }));
      expect((await look(page, new URL(path, baseURL).href)).join('\n')).toMatch(seen);
    });
  });
}
