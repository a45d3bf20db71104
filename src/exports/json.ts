import { lastChange } from '../catalogue/history.ts';
import { exampleBodies } from '../catalogue/inferred.ts';
import type { CatalogueEntry } from '../catalogue/model.ts';
import { endpointsOf } from '../catalogue/operations.ts';
import { codePath, copies } from '../catalogue/urls.ts';
import { compact } from '../kit/compact.ts';
import { curl } from '../render/curl.ts';
import { operationRecords } from './operations.ts';
import { byCode, type Published } from './published.ts';

/** `/errors.json`: the whole catalogue, every field. Codes are sorted, so that moving an entry in the file changes nothing here. */
export function catalogueJson(published: Published) {
  const { head, entries, absolute } = published;
  const { schema_version, api, doc_urls, operations: _, ...rest } = head;
  return {
    $schema: absolute(copies.schema),
    schema_version,
    api,
    /** Day of the last change of the catalogue. */
    updated: lastChange(entries),
    doc_urls,
    ...rest,
    operations: operationRecords(published),
    site_url: absolute('/'),
    errors: Object.fromEntries(byCode(entries).map((entry) => [entry.code, record(entry, published)])),
  };
}

/** `/errors/CODE.json`: one entry, the same record as in `/errors.json`. */
export const entryJson = (entry: CatalogueEntry, published: Published) => ({
  $schema: `${published.absolute(copies.schema)}#/$defs/error`,
  ...record(entry, published),
});

/** The text of a JSON file. */
export const printJson = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every field of an entry, but for its line in the source file. Published operations and answers come before deduced ones. */
function record({ line: _, code, doc_url, ...fields }: CatalogueEntry, { head, absolute }: Published) {
  const endpoints = endpointsOf(fields).map(({ inferred, ...endpoint }) =>
    compact({ ...endpoint, inferred: inferred || undefined }),
  );
  return {
    code,
    doc_url,
    url: absolute(codePath(code)),
    ...fields,
    ...compact({ endpoints: endpoints.length > 0 ? endpoints : undefined }),
    example: {
      ...Object.fromEntries(exampleBodies(fields).map(({ field, http }) => [field, http])),
      request: fields.example.request,
      curl: curl(head.api.base_url, fields.example.request),
    },
  };
}
