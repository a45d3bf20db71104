/** What readers do, once: each journey runs in every engine. Chromium's run in `npm test`, all with `npm run test:engines`. */
import { codePath, decodePath, homePath, indexPath, publishedPaths, statusPath } from '../../src/catalogue/urls.ts';
import { entries, head } from '../support/catalogue.ts';
import {
  at,
  back,
  choose,
  click,
  copied,
  focus,
  focused,
  forward,
  gone,
  holds,
  inView,
  open,
  paste,
  press,
  resize,
  type Step,
  sees,
  type,
} from './steps.ts';

export interface Journey {
  name: string;
  steps: Step[];
  /** The site as served to a reader whose scripts do not run. */
  noScript?: true;
}

const code = 'TAG_NOT_FOUND';
const page = codePath(code);
const [guide = indexPath] = publishedPaths(head.doc_urls);
const box = '.finder textarea';
const title = entries.find((entry) => entry.code === code)?.title ?? '';
const body = JSON.stringify({ error: { type: 'not_found_error', code, request_id: 'req_a1b2c3d4e5f6' } });
const scheme = (wanted: string): Step =>
  holds(`the theme is ${wanted}`, wanted, () => `${document.documentElement.dataset.scheme}|`);
const row = `.row:is(:target, :has(:target))`;
const shown: Step[] = [sees(row, code), sees(row, title), inView(row)];

export const journeys: Journey[] = [
  { name: 'a doc_url lands on the row of its code', steps: [open(`${guide}#${code}`), ...shown] },
  { name: 'so it does without scripts', noScript: true, steps: [open(`${guide}#${code}`), ...shown] },
  {
    name: 'an anchor in lower case, without scripts',
    noScript: true,
    steps: [open(`${indexPath}#tag_not_found`), ...shown],
  },
  {
    name: 'an anchor in another spelling',
    steps: [open(`${guide}#tag-not-found`), at(`${guide}#${code}`), inView(`[id="${code}"]`)],
  },
  {
    name: 'an anchor of a status',
    steps: [open(`${indexPath}#status-404`), inView('#status-404'), open(`${guide}#404`), at('#status-404')],
  },
  {
    name: 'from a doc_url to the copied support block in nine keys, the focus always seen',
    steps: [
      open(`${guide}#${code}`),
      sees(row),
      press('Tab'),
      focused('.row a', code),
      press('Enter'),
      at(page),
      sees('.copies button'),
      press('Tab'),
      focused('.sl-skip-link'),
      inView('.sl-skip-link'),
      press('Enter', 'Tab', 'Tab', 'Tab', 'Tab'),
      focused('button', 'Copy for support'),
      press('Enter'),
      sees('.copies button', 'Copied'),
      copied(`${code} (404, `),
    ],
  },
  {
    name: 'a code typed in another spelling opens with Enter',
    steps: [
      open(homePath),
      click(box),
      type('tag not-found'),
      sees('.hits li:first-child', code),
      press('Enter'),
      at(page),
    ],
  },
  {
    name: 'plain words find a code, and arrows walk the answers',
    steps: [
      open(homePath),
      click(box),
      type('landline'),
      sees('.hits li:first-child', 'LANDLINE_NUMBER_NOT_SUPPORTED'),
      press('ArrowDown'),
      focused('.hits li:first-child a'),
      press('ArrowUp'),
      focused('textarea'),
    ],
  },
  {
    name: 'the finder opens by Ctrl+K on a page and gives the focus back',
    steps: [
      open(page),
      focus('.top .search'),
      press('Control+k'),
      focused('dialog textarea'),
      type('429'),
      sees('dialog .hits', 'RATE_LIMIT_EXCEEDED'),
      press('Escape'),
      gone('dialog'),
      focused('.search'),
    ],
  },
  {
    name: 'Space on the search button opens the box, empty, and scrolls nothing',
    steps: [
      open(page),
      focus('.top .search'),
      press('Space'),
      focused('dialog textarea'),
      holds('the box is empty and the page at its top', '|0', () => {
        const field = document.querySelector<HTMLTextAreaElement>('dialog textarea');
        return `${field?.value}|${scrollY}`;
      }),
    ],
  },
  {
    name: 'no single key opens anything',
    steps: [open(page), sees('.copies button'), press('/', 'k', '?'), gone('dialog')],
  },
  {
    name: 'a pasted response shows its values and copies for support',
    steps: [
      open(decodePath),
      click(box),
      paste(body),
      sees('.yours', 'req_a1b2c3d4e5f6'),
      sees('.hits', code),
      click('.yours button'),
      sees('.yours button', 'Copied'),
      copied('req_a1b2c3d4e5f6'),
    ],
  },
  {
    name: 'a paste in the dialog copies too',
    steps: [
      open(page),
      sees('.copies button'),
      press('Control+k'),
      focused('dialog textarea'),
      paste(body),
      sees('dialog .yours', code),
      click('dialog .yours button'),
      sees('dialog .yours button', 'Copied'),
      copied('req_a1b2c3d4e5f6'),
    ],
  },
  {
    name: 'copy code: the code, and the word for it',
    steps: [
      open(page),
      click('.copies button:first-child'),
      sees('.copies button:first-child', 'Copied'),
      sees('[data-announce]', 'Copied'),
      copied(code),
    ],
  },
  {
    name: 'the list narrows, keeps it in the address, and Back finds it so',
    steps: [
      open(indexPath),
      choose('.filter [name="status"]', '429'),
      at(`${indexPath}?status=429`),
      gone(`[id="${code}"]`),
      click('[id="RATE_LIMIT_EXCEEDED"] a'),
      at(codePath('RATE_LIMIT_EXCEEDED')),
      back,
      at(`${indexPath}?status=429`),
      gone(`[id="${code}"]`),
      forward,
      at(codePath('RATE_LIMIT_EXCEEDED')),
    ],
  },
  {
    name: 'Back and Forward between anchors',
    steps: [
      open(`${indexPath}#${code}`),
      inView(row),
      open(`${indexPath}#status-500`),
      inView('#status-500'),
      back,
      at(`#${code}`),
      inView(row),
      forward,
      inView('#status-500'),
    ],
  },
  {
    name: 'a chosen theme holds on the next page',
    steps: [
      open(homePath),
      sees('[data-theme-choice]'),
      choose('[data-theme-choice]', 'dark'),
      open(page),
      scheme('dark|'),
      choose('[data-theme-choice]', ''),
      scheme('|'),
    ],
  },
  {
    name: 'another spelling of an address leads on, and Back does not return to it',
    steps: [open(statusPath(404)), open('/errors/tag-not-found/'), at(page), back, at(statusPath(404))],
  },
  {
    name: 'an unknown address becomes a question',
    steps: [open('/errors/NOTHING_LIKE_IT/'), sees(box, 'NOTHING_LIKE_IT'), sees('main', 'list of all codes')],
  },
  {
    name: 'the menu of a narrow window opens, closes with Escape, and is closed after Back',
    steps: [
      resize(600, 700),
      open(page),
      gone('#menu'),
      focus('.menu'),
      press('Enter'),
      sees('#menu', 'All codes'),
      press('Escape'),
      gone('#menu'),
      focused('.menu'),
      press('Enter'),
      click('#menu a'),
      at(indexPath),
      back,
      at(page),
      gone('#menu'),
    ],
  },
  {
    name: 'an open menu that meets a wide window hides nothing',
    steps: [
      resize(600, 700),
      open(page),
      click('.menu'),
      sees('#menu'),
      resize(1200, 800),
      sees('#menu'),
      inView('h1'),
      inView('#fix'),
    ],
  },
];
