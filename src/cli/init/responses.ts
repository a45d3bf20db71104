import { listOf, mapOf } from '../../audit/sightings.ts';
import { forms } from './error-object.ts';

/** One answer of a document that tells of an error. */
export interface ErrorResponse {
  operation?: string;
  /** Nothing for `default` and `4XX`, which stand for several. */
  status?: number;
  usual: number;
  mediaType: string;
  schema: unknown;
  bodies: unknown[];
}

/** Every answer of 400 and more: of operations, and those that other documents may refer to. */
export function errorResponses(api: Record<string, unknown>): ErrorResponse[] {
  const listed = Object.entries(mapOf(api.paths)).flatMap(([path, item]) =>
    ['get', 'post', 'put', 'patch', 'delete'].flatMap((method) =>
      Object.entries(mapOf(mapOf(mapOf(item)[method]).responses)).flatMap(([status, response]) =>
        contents(response, status, `${method.toUpperCase()} ${path}`),
      ),
    ),
  );
  const parts = { ...mapOf(mapOf(api.components).responses), ...mapOf(api.responses) };
  if (listed.length > 0) return listed;
  return Object.entries(parts).flatMap(([name, response]) =>
    contents(response, /[45]\d\d/.exec(name)?.[0] ?? 'default'),
  );
}

function contents(response: unknown, status: string, operation?: string): ErrorResponse[] {
  if (!/^(?:[45](?:\d\d|XX)|default)$/i.test(status)) return [];
  const { content, schema, examples } = mapOf(response);
  const exact = /^\d{3}$/.test(status) ? Number(status) : undefined;
  const usual = exact ?? (status.startsWith('5') ? 500 : 400);
  const base = { usual, ...(exact !== undefined && { status: exact }), ...(operation !== undefined && { operation }) };
  const old =
    schema === undefined
      ? []
      : [{ ...base, mediaType: 'application/json', schema, bodies: Object.values(mapOf(examples)) }];
  return [
    ...old,
    ...Object.entries(mapOf(content)).flatMap(([mediaType, media]) => {
      const { schema: inner, example, examples: named } = mapOf(media);
      if (!/json/.test(mediaType)) return [];
      const values = Object.values(mapOf(named)).map((each) => mapOf(each).value);
      const inSchema = forms(inner).flatMap((form) => [form.example, ...listOf(form.examples)]);
      const bodies = [example, ...values, ...inSchema].filter((body) => body !== undefined);
      return [{ ...base, mediaType: mediaType.split(';')[0] ?? '', schema: inner, bodies }];
    }),
  ];
}
