import { expect, test } from 'vitest';
import { statusesIn } from '../../../src/lookup/read/statuses.ts';
import { wordings } from '../../search/wordings.ts';

test.each([404, 409, 429, 500])('every wording of %i is read', (status) => {
  expect(wordings(status).filter((text) => statusesIn(text).join() !== `${status}`)).toEqual([]);
});

test.each([
  'got 404 rows',
  'failed 500 times',
  'index.js:404:12',
  'v4.0.4',
  '+14045550100',
  'took 429 ms',
  'id 404',
  'error 500 ms',
])('no status: %s', (text) => {
  expect(statusesIn(text)).toEqual([]);
});
