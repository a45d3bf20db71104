import { type Envelope, fieldOf, keyField, rootSteps, sentAs } from '../catalogue/envelope.ts';
import { type ExampleBody, exampleBodies, publishedFirst } from '../catalogue/inferred.ts';
import type { CatalogueEntry } from '../catalogue/model.ts';
import { indexPath, statusesOf } from '../catalogue/urls.ts';
import { compact } from '../kit/compact.ts';
import { parseHttp, parseStatusLine, reasonPhrase } from '../kit/http.ts';
import type { Published } from './published.ts';

/** `/openapi.json`: OpenAPI 3.1 components for another specification to `$ref`, e.g. `openapi.json#/components/responses/Error404`. */
export function openApi(published: Published) {
  const { head, entries, absolute } = published;
  const { envelope_v1: older } = head;
  const codeField = head.envelope.fields[keyField(head.envelope)];
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
      schemas: compact({
        Error: bodySchema(head.envelope),
        ErrorCode: openEnum(entries.map(({ code }) => sentAs(codeField, code))),
        ErrorType: openEnum(Object.keys(head.types)),
        FlatError: older && { description: `The ${older.name}.`, ...bodySchema(older) },
      }),
      responses: {
        ...responses('Error', enveloped, head.envelope.media_type),
        ...responses('FlatError', flat, older?.media_type ?? ''),
      },
      examples: {
        ...Object.fromEntries(enveloped.map((answer) => [answer.code, example(answer)])),
        ...Object.fromEntries(flat.map((answer) => [`${answer.code}.flat`, example(answer)])),
      },
    },
  };
}

/** An example's answer, with the status it is sent with: an older operation can send a code with another one. */
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
const openEnum = (values: (string | number)[]) => {
  const type = typeof values[0] === 'number' ? 'integer' : 'string';
  return { anyOf: [{ type, enum: values.toSorted((a, b) => (a < b ? -1 : 1)) }, { type }] };
};

interface Schema {
  type: string;
  description?: string;
  required?: (string | number)[];
  properties?: Record<string, Schema>;
  items?: Schema;
}

/** The schema of a body, from the error outwards to the top. */
function bodySchema(envelope: Envelope): Schema {
  const [code, type] = [fieldOf(envelope, 'code'), fieldOf(envelope, 'type')];
  const refs = new Map([
    [code, 'ErrorCode'],
    [type, 'ErrorType'],
  ]);
  const beside = objectSchema(envelope.beside ?? {});
  return rootSteps(envelope).reduceRight<Schema>(
    (schema, step, at) => {
      if (typeof step === 'number') return { type: 'array', items: schema };
      const { required, properties } = at === 0 ? beside : objectSchema({});
      return { type: 'object', required: [step, ...required], properties: { [step]: schema, ...properties } };
    },
    objectSchema(envelope.fields, refs),
  );
}

/** An object of these fields; those in `refs` have a schema of their own. */
function objectSchema(fields: Envelope['fields'], refs: ReadonlyMap<string | undefined, string> = new Map()) {
  const properties = Object.entries(fields).map(([name, field]) => {
    const { type: kind, nullable, description, pattern, items } = field;
    const ref = refs.get(name);
    if (ref !== undefined) return [name, { $ref: `#/components/schemas/${ref}`, description }];
    return [
      name,
      compact({
        type: nullable ? [kind, 'null'] : kind,
        description,
        pattern,
        items: kind === 'array' ? item(items) : undefined,
      }),
    ];
  });
  const required = Object.entries(fields).flatMap(([name, { presence }]) => (presence === 'always' ? [name] : []));
  return { type: 'object', required, properties: Object.fromEntries(properties) };
}

/** The schema of what a list holds; any value where nothing is said of it. */
const item = (fields: Record<string, string> | undefined) =>
  fields
    ? {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(fields).map(([name, description]) => [name, { type: 'string', description }]),
        ),
      }
    : {};

/** One response for each status: `Error404`. */
function responses(schema: 'Error' | 'FlatError', answers: readonly Answer[], mediaType: string) {
  const suffix = schema === 'FlatError' ? '.flat' : '';
  return Object.fromEntries(
    statusesOf({ entries: answers }).map((status) => {
      const group = answers.filter((answer) => answer.status === status);
      const headers = [...new Set(group.flatMap(({ entry }) => entry.retry.wait?.header ?? []))];
      return [
        `${schema}${status}`,
        compact({
          description: `${reasonPhrase(status)}: ${group.map(({ code }) => code).join(', ')}`,
          headers: headers.length > 0 ? Object.fromEntries(headers.map((name) => [name, wait])) : undefined,
          content: {
            [mediaType]: {
              schema: { $ref: `#/components/schemas/${schema}` },
              examples: Object.fromEntries(
                group.map(({ code }) => [code, { $ref: `#/components/examples/${code}${suffix}` }]),
              ),
            },
          },
        }),
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
