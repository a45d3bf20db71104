/** Journeys through the box: typing, pasting, the dialog, keys. */
import { codePath, decodePath, homePath } from '../../src/catalogue/urls.ts';
import type { Journey } from './journey.ts';
import { at, click, copied, focus, focused, gone, holds, open, paste, press, sees, type } from './steps.ts';

const code = 'TAG_NOT_FOUND';
const page = codePath(code);
const box = '.finder textarea';
const body = JSON.stringify({ error: { type: 'not_found_error', code, request_id: 'req_a1b2c3d4e5f6' } });

export const finderJourneys: Journey[] = [
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
];
