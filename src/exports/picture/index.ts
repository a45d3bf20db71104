import { readFileSync } from 'node:fs';
import type { CatalogueEntry } from '../../catalogue/model.ts';
import type { Published } from '../published.ts';
import { type EntryFacts, entryCard, entryFacts, type SiteFacts, siteCard, siteFacts } from './card.ts';
import { drawPng } from './png.ts';

/** The picture of an entry's link preview as PNG. It is drawn only when no picture that says the same was drawn before. */
export const entryPicture = (entry: CatalogueEntry, { head }: Pick<Published, 'head'>, folder?: string) => {
  const facts: EntryFacts = entryFacts(entry, head);
  return drawPng(`${drawing} ${JSON.stringify(facts)}`, () => entryCard(facts), folder);
};

/** The picture of every page that is not about one code. */
export const sitePicture = (published: Pick<Published, 'head' | 'entries'>, folder?: string) => {
  const facts: SiteFacts = siteFacts(published);
  return drawPng(`${drawing} ${JSON.stringify(facts)}`, () => siteCard(facts), folder);
};

/** The source of the drawing, part of each key: when the drawing changes, every picture is made again. */
const drawing = ['card.ts', 'lettering.ts', 'png.ts']
  .map((name) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8'))
  .join('\n');
