import { SaxesParser } from 'saxes';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { entryCard } from '../../../src/exports/picture/card.ts';
import { entryFacts } from '../../../src/exports/picture/facts.ts';
import { entryPicture } from '../../../src/exports/picture/index.ts';
import { aged, catalogue, published } from './sample.ts';

const [entry] = catalogue.entries;
if (!entry) throw new Error('the catalogue is empty');

test.each(
  [
    ...catalogue.entries,
    ...aged.entries.filter(({ lifecycle, title }) => lifecycle.state !== 'active' || title.includes('<')),
  ].map((one) => [one.code, one] as const),
)('the picture of %s is well-formed and has no broken number', (_, one) => {
  const svg = entryCard(entryFacts(one, published.head));
  expect(() => new SaxesParser().write(svg).close()).not.toThrow();
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});

test('is a PNG of 1200 by 630, small enough to be fetched for a preview', async () => {
  const png = await entryPicture(entry, published);
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  expect(png.length).toBeLessThan(60_000);
});

test.each([
  'X_'.repeat(31).slice(0, 62),
  'A'.repeat(63),
  'PHONE_NUMBER_PORTING_REQUEST_ALREADY_SUBMITTED_FOR_THIS_ACCOUNT',
])('%s fits between the margins', async (code) => {
  const png = await entryPicture({ ...entry, code }, published);
  // Statistics are of the input, so the margin becomes a picture of its own first.
  const margin = await sharp(png).extract({ left: 1140, top: 0, width: 60, height: 630 }).png().toBuffer();
  const right = await sharp(margin).stats();
  expect(right.channels.map(({ min }) => min)).toEqual([255, 255, 255]);
});
