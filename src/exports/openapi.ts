import type { CatalogueEntry } from '../catalogue/model.ts';
import type { Head } from '../catalogue/schema.ts';
import { indexPath, statusesOf } from '../catalogue/urls.ts';
import { parseHttp, parseStatusLine, reasonPhrase } from '../kit/http.ts';
import type { Published } from './published.ts';

/** `/openapi.json`: OpenAPI 3.1 components for another specification to `$ref`, e.g. `openapi.json#/components/responses/Error404`. */
export function openApi(published: Published) {
  const { head, entries, absolute } = published;
  const flat = entries.flatMap((entry) => (entry.example.response_v1 ? [{ ...entry, status: flatStatus(entry) }] : []));
  return {
    openapi: '3.1.1',
    info: {
      title: `Errors of the ${head.api.name}`,
      version: head.api.version,
      description:
        'Components only. Codes and types are open lists: a client must accept values that are not named here.',
    },
    servers: [{ url: head.api.base_url }],
    externalDocs: { url: absolute(indexPath) },
    components: {
      schemas: {
        Error: envelope(head),
        ErrorCode: openEnum(entries.map(({ code }) => code)),
        ErrorType: openEnum(Object.keys(head.types)),
        FlatError: flatError,
      },
      responses: { ...responses('Error', entries), ...responses('FlatError', flat) },
      examples: {
        ...Object.fromEntries(entries.map((entry) => [entry.code, example(entry, entry.example.response)])),
        ...Object.fromEntries(
          flat.map((entry) => [`${entry.code}.flat`, example(entry, entry.example.response_v1 ?? '')]),
        ),
      },
    },
  };
}

/** A v1 operation can send a code with another status than the catalogue's: the example tells. */
const flatStatus = ({ status, example: { response_v1 = '' } }: CatalogueEntry) =>
  parseStatusLine(parseHttp(response_v1).startLine)?.status ?? status;

/** The values known today, and any other text. */
const openEnum = (values: string[]) => ({ anyOf: [{ type: 'string', enum: values.toSorted() }, { type: 'string' }] });

function envelope({ envelope: { root, fields } }: Head) {
  const properties = Object.entries(fields).map(([name, { type, nullable, description, items }]) => {
    if (name === 'code') return [name, { $ref: '#/components/schemas/ErrorCode', description }];
    if (name === 'type') return [name, { $ref: '#/components/schemas/ErrorType', description }];
    return [name, { type: nullable ? [type, 'null'] : type, description, ...(items && { items: item(items) }) }];
  });
  const required = Object.entries(fields).flatMap(([name, { presence }]) => (presence === 'always' ? [name] : []));
  return {
    type: 'object',
    required: [root],
    properties: { [root]: { type: 'object', required, properties: Object.fromEntries(properties) } },
  };
}

const item = (fields: Record<string, string>) => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(fields).map(([name, description]) => [name, { type: 'string', description }]),
  ),
});

const flatError = {
  type: 'object',
  description: 'The flat body of the v1 operations.',
  required: ['code'],
  properties: {
    code: { $ref: '#/components/schemas/ErrorCode' },
    details: {
      type: ['array', 'null'],
      items: item({
        message: 'What is wrong, such as `required=CONTACTS_READ`.',
        field: 'What it is about, such as `scope`.',
      }),
    },
  },
};

/** One response for each status: `Error404`. */
function responses(schema: 'Error' | 'FlatError', entries: readonly CatalogueEntry[]) {
  const suffix = schema === 'FlatError' ? '.flat' : '';
  return Object.fromEntries(
    statusesOf({ entries }).map((status) => {
      const group = entries.filter((entry) => entry.status === status);
      const headers = [...new Set(group.flatMap(({ retry }) => retry.wait?.header ?? []))];
      return [
        `${schema}${status}`,
        {
          description: `${reasonPhrase(status)}: ${group.map(({ code }) => code).join(', ')}`,
          ...(headers.length > 0 && { headers: Object.fromEntries(headers.map((name) => [name, wait])) }),
          content: {
            'application/json': {
              schema: { $ref: `#/components/schemas/${schema}` },
              examples: Object.fromEntries(
                group.map(({ code }) => [code, { $ref: `#/components/examples/${code}${suffix}` }]),
              ),
            },
          },
        },
      ];
    }),
  );
}

const wait = { description: 'Seconds to wait before the next try.', schema: { type: 'integer' } };

const example = ({ title, summary }: CatalogueEntry, response: string) => ({
  summary: title,
  description: summary,
  value: JSON.parse(parseHttp(response).body),
});
