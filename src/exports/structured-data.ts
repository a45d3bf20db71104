import type { CatalogueEntry } from '../catalogue/model.ts';
import { codePath, indexPath } from '../catalogue/urls.ts';
import { entryDescription } from '../render/description.ts';
import type { Published } from './published.ts';

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
