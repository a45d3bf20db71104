import { type ExampleBody, exampleBodies, publishedFirst } from '../catalogue/inferred.ts';
import type { CatalogueEntry } from '../catalogue/model.ts';
import type { Head } from '../catalogue/schema.ts';
import { indexPath, statusesOf } from '../catalogue/urls.ts';
import { parseHttp, parseStatusLine, reasonPhrase } from '../kit/http.ts';
import type { Published } from './published.ts';

/** `/openapi.json`: OpenAPI 3.1 components for another specification to `$ref`, e.g. `openapi.json#/components/responses/Error404`. */
export function openApi(published: Published) {
  const { head, entries, absolute } = published;
  const enveloped = answersIn('response', entries);
  const flat = answersIn('response_v1', entries);
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
    // OpenAPI 3.1 asks for one of `paths`, `webhooks` and `components`; older parsers ask for `paths`.
    paths: {},
    components: {
      schemas: {
        Error: envelope(head),
        ErrorCode: openEnum(entries.map(({ code }) => code)),
        ErrorType: openEnum(Object.keys(head.types)),
        FlatError: flatError,
      },
      responses: { ...responses('Error', enveloped), ...responses('FlatError', flat) },
      examples: {
        ...Object.fromEntries(enveloped.map((answer) => [answer.code, example(answer)])),
        ...Object.fromEntries(flat.map((answer) => [`${answer.code}.flat`, example(answer)])),
      },
    },
  };
}

/** An example's answer, with the status it is sent with: a v1 operation can send a code with another one. */
interface Answer extends ExampleBody {
  code: string;
  entry: CatalogueEntry;
  status: number;
}

/** The answers of one form, the published ones first. */
const answersIn = (field: ExampleBody['field'], entries: readonly CatalogueEntry[]): Answer[] =>
  publishedFirst(
    entries.flatMap((entry) =>
      exampleBodies(entry)
        .filter((body) => body.field === field)
        .map((body) => ({
          ...body,
          code: entry.code,
          entry,
          status:
            (field === 'response_v1' ? parseStatusLine(parseHttp(body.http).startLine)?.status : undefined) ??
            entry.status,
        })),
    ),
  );

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
function responses(schema: 'Error' | 'FlatError', answers: readonly Answer[]) {
  const suffix = schema === 'FlatError' ? '.flat' : '';
  return Object.fromEntries(
    statusesOf({ entries: answers }).map((status) => {
      const group = answers.filter((answer) => answer.status === status);
      const headers = [...new Set(group.flatMap(({ entry }) => entry.retry.wait?.header ?? []))];
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

const example = ({ entry: { title, summary }, http, inferred }: Answer) => ({
  summary: title,
  description: inferred ? `${summary} No published page shows this body: its form is inferred.` : summary,
  value: JSON.parse(parseHttp(http).body),
});
