import { lastChange } from '../catalogue/history.ts';
import type { CatalogueEntry } from '../catalogue/model.ts';
import { codePath, copies } from '../catalogue/urls.ts';
import type { Published } from './published.ts';

/** `/errors.json`: the whole catalogue, every field. Codes are sorted, so that moving an entry in the file changes nothing here. */
export function catalogueJson(published: Published) {
  const { head, entries, absolute } = published;
  const { schema_version, api, doc_urls, ...rest } = head;
  return {
    $schema: absolute(copies.schema),
    schema_version,
    api,
    /** Day of the last change of the catalogue. */
    updated: lastChange(entries),
    doc_urls,
    ...rest,
    site_url: absolute('/'),
    errors: Object.fromEntries(sorted(entries).map((entry) => [entry.code, record(entry, published)])),
  };
}

/** `/errors/CODE.json`: one entry, the same record as in `/errors.json`. */
export const entryJson = (entry: CatalogueEntry, published: Published) => ({
  $schema: `${published.absolute(copies.schema)}#/$defs/error`,
  ...record(entry, published),
});

/** The text of a JSON file. */
export const printJson = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every field of an entry; its line in the source file is no fact about the error. */
function record({ line: _, code, doc_url, ...fields }: CatalogueEntry, { absolute }: Published) {
  return { code, doc_url, url: absolute(codePath(code)), ...fields };
}

const sorted = (entries: readonly CatalogueEntry[]) => entries.toSorted((a, b) => (a.code < b.code ? -1 : 1));
