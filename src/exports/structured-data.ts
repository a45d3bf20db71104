import { toString as plainText } from 'mdast-util-to-string';
import type { CatalogueEntry } from '../catalogue/model.ts';
import { parseProse } from '../catalogue/prose.ts';
import { codePath, indexPath } from '../catalogue/urls.ts';
import type { Published } from './published.ts';

/** What happened, and the first step of the fix: what a link preview or a search result has room for. */
export const entryDescription = ({ summary, fix: [step = ''] }: CatalogueEntry): string =>
  `${sentence(summary)} Fix: ${sentence(plainText(parseProse(step)))}`;

/** https://schema.org/DefinedTerm, for an entry's page. */
export const definedTerm = (entry: CatalogueEntry, { absolute }: Published) => ({
  '@context': 'https://schema.org',
  '@type': 'DefinedTerm',
  name: entry.title,
  termCode: entry.code,
  description: entryDescription(entry),
  url: absolute(codePath(entry.code)),
  inDefinedTermSet: absolute(indexPath),
});

/** https://schema.org/DefinedTermSet, for the index. */
export const definedTermSet = ({ head, absolute }: Published) => ({
  '@context': 'https://schema.org',
  '@type': 'DefinedTermSet',
  '@id': absolute(indexPath),
  name: `Error codes of the ${head.api.name}`,
  url: absolute(indexPath),
});

/** JSON that a script element can hold: no value can end it. */
export const scriptJson = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

const sentence = (text: string) => {
  const [first] = sentences.segment(text);
  return first?.segment.trim() ?? text;
};
