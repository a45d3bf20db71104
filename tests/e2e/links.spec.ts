import { expect, test } from '@playwright/test';
import { serve } from '../../src/hosting/serve.ts';
import { allViews, brokenInBrowser } from '../../src/links/browser.ts';
import { variantsOf } from '../../src/links/spellings.ts';
import { removeFolder } from '../support/project.ts';
import { siteOf } from '../support/siteOf.ts';

/** Places where a reader who follows a link would find nothing, and what is said of them. */
const faults: Record<string, [html: string, message: string]> = {
  lost: ['', '0 elements have the id'],
  twice: ['<p id="twice">1</p><p id="twice">2</p>', '2 elements have the id'],
  hidden: ['<p id="hidden" hidden>text</p>', 'it is not visible'],
  invisible: ['<p id="invisible" style="visibility: hidden">text</p>', 'it is not visible'],
  empty: ['<p id="empty"></p>', 'it has no size'],
  outside: ['<p id="outside" style="position: absolute; left: -900px">text</p>', 'it is outside the viewport'],
  covered: ['<p id="covered">text</p>', '<header class="bar"> covers it'],
};

test('each way of leading nowhere is seen in the browser, in each view', async ({ browser }) => {
  const header =
    '<header class="bar" style="position: fixed; top: 0; left: 0; right: 0; height: 4rem; background: grey"></header>';
  const bodies = Object.entries(faults).map(
    ([id, [html]]) => `${id === 'covered' ? '' : '<div style="scroll-margin: 6rem">'}${html}</div>`,
  );
  const style =
    '<style>[id] { scroll-margin-top: 6rem } #covered { scroll-margin-top: 1rem } main { padding: 5rem 0 200vh }</style>';
  const folder = siteOf({
    '404.html': '',
    'errors/index.html': `${style}${header}<main><p id="fine">text</p>${bodies.join('')}</main>`,
  });
  const site = await serve({ folder, base: '/' });
  try {
    const variants = new Map(
      ['fine', ...Object.keys(faults)].map((id) => [`/errors/#${id}`, variantsOf(`/errors/#${id}`)]),
    );
    for (const view of allViews) {
      const broken = await brokenInBrowser(browser, site.url, variants, [view]);
      const said = broken.filter(({ form }) => form === 'as published').map(({ url, message }) => `${url}: ${message}`);
      expect(said).toHaveLength(Object.keys(faults).length);
      for (const [id, [, message]] of Object.entries(faults)) {
        expect(said.find((line) => line.startsWith(`/errors/#${id}: `))).toContain(message);
      }
    }
  } finally {
    await site.close();
    removeFolder(folder);
  }
});

test('a spelling that ends elsewhere is seen, whichever view visits it', async ({ browser }) => {
  const folder = siteOf({ '404.html': '', 'errors/TAG_NOT_FOUND/index.html': '' });
  const site = await serve({ folder, base: '/' });
  try {
    const variants = new Map([['/errors/TAG_NOT_FOUND/', variantsOf('/errors/TAG_NOT_FOUND/')]]);
    const broken = await brokenInBrowser(browser, site.url, variants);
    expect(broken.map(({ form }) => form).sort()).toEqual(['hyphens', 'other case']);
  } finally {
    await site.close();
    removeFolder(folder);
  }
});
