/** What readers do, once: each journey runs in every engine. Chromium's run in `npm test`, all with `npm run test:engines`. */
import { codePath, homePath, indexPath, publishedPaths, statusPath } from '../../src/catalogue/urls.ts';
import { entries, head } from '../support/catalogue.ts';
import { finderJourneys } from './finder-journeys.ts';
import type { Journey } from './journey.ts';
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
  press,
  resize,
  type Step,
  sees,
} from './steps.ts';

const code = 'TAG_NOT_FOUND';
const page = codePath(code);
const [guide = indexPath] = publishedPaths(head.doc_urls);
const box = '.finder textarea';
const title = entries.find((entry) => entry.code === code)?.title ?? '';
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
  ...finderJourneys,
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
