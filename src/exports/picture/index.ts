import { readFileSync } from 'node:fs';
import type { CatalogueEntry } from '../../catalogue/model.ts';
import type { Published } from '../published.ts';
import { type EntryFacts, entryCard, entryFacts, type SiteFacts, siteCard, siteFacts } from './card.ts';
import { drawPng } from './png.ts';

/** The picture of a link preview, found by what it says: only a new one is drawn. */
export const entryPicture = (entry: CatalogueEntry, { head }: Pick<Published, 'head'>, folder?: string) => {
  const facts: EntryFacts = entryFacts(entry, head);
  return drawPng(`${drawing} ${JSON.stringify(facts)}`, () => entryCard(facts), folder);
};

/** For pages that are not about one code. */
export const sitePicture = (published: Pick<Published, 'head' | 'entries'>, folder?: string) => {
  const facts: SiteFacts = siteFacts(published);
  return drawPng(`${drawing} ${JSON.stringify(facts)}`, () => siteCard(facts), folder);
};

/** Whoever changes how pictures are drawn gets new ones. */
const drawing = ['card.ts', 'lettering.ts', 'png.ts']
  .map((name) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8'))
  .join('\n');
