import { readFileSync } from 'node:fs';
import type { CatalogueEntry } from '../../catalogue/model.ts';
import { keeper } from '../../kit/kept.ts';
import type { Published } from '../published.ts';
import { entryFacts, siteFacts } from './facts.ts';

/** The picture of an entry's link preview as PNG. It is drawn only when no picture that says the same was drawn before. */
export const entryPicture = async (entry: CatalogueEntry, { head }: Pick<Published, 'head'>) => {
  const facts = entryFacts(entry, head);
  return keep(JSON.stringify(facts), async () => draw((await import('./card.ts')).entryCard(facts)));
};

/** The picture of every page that is not about one code. */
export const sitePicture = async (published: Pick<Published, 'head' | 'entries'>) => {
  const facts = siteFacts(published);
  return keep(JSON.stringify(facts), async () => draw((await import('./card.ts')).siteCard(facts)));
};

/** Loads the fonts and the drawing library only where a picture is new. */
const draw = async (svg: string) => (await import('./png.ts')).drawPng(svg);

/** The source of the drawing is part of each key: when the drawing changes, every picture is made again. */
const keep = keeper(
  'picture',
  ['card.ts', 'lettering.ts', 'png.ts', '../../../package.json']
    .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
    .join('\n'),
);
