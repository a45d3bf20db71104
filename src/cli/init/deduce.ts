import { listOf, mapOf } from '../../audit/sightings.ts';
import type { Start, StartEntry } from '../../catalogue/edit/start.ts';
import { errorIn } from '../../catalogue/envelope.ts';
import { type ErrorObject, errorObject, type Field, forms } from './error-object.ts';
import { type ErrorResponse, errorResponses } from './responses.ts';

/** What an OpenAPI document says of its API and of the errors that it sends. Throws a text for a document that names no code. */
export function deduce(api: Record<string, unknown>): Omit<Start, 'site_url' | 'date'> {
  const responses = errorResponses(api);
  const found = shared(responses);
  if (!found)
    throw new Error(
      'no error response describes a body with a field for a code, a documentation address or a problem type, by which programs ' +
        'tell errors apart. Add to the schema of an error response a property "code" with the values that the API sends ' +
        '("enum": [...]), or an example body with one',
    );
  const { object, mediaType } = found;
  markAddress(object, responses);
  const nameOf = (role: Field['role']) => [...object.fields].find(([, field]) => field.role === role)?.[0];
  const key = nameOf('code') ?? nameOf('doc_url') ?? '';
  const hasCode = nameOf('code') !== undefined;
  const seen = new Map<string, Seen[]>();
  const root = object.root.join('.') || undefined;
  const lists = listsOf(responses, object.root, key);
  for (const [i, response] of responses.entries()) {
    const names = (code: unknown, more: Partial<Seen>) => {
      const text = hasCode ? word(code) : lastSegment(code);
      if (text === undefined) return;
      seen.set(text, [...(seen.get(text) ?? []), { ...response, isShared: true, ...more }]);
    };
    for (const body of response.bodies) {
      const error = errorIn(body, { ...(root !== undefined && { root }) });
      const said = Number(error?.[nameOf('status') ?? '']);
      if (error)
        names(error[key], {
          body,
          isShared: false,
          said: said >= 400 && said <= 599 ? said : undefined,
          type: word(error[nameOf('type') ?? '']),
        });
    }
    const { codes = [], isShared = true } = lists[i] ?? {};
    for (const code of codes) names(code, { isShared });
  }
  const codes = [...seen.keys()].filter((code) => code.length <= 63 && /^-?[A-Za-z0-9][\w.-]*$/.test(code));
  if (codes.length === 0)
    throw new Error(
      `no error response names a value of "${[...object.root, key].join('.')}", by an enum, a const or an example: ` +
        'add there one for each error that the API sends' +
        (hasCode ? '' : ', or a property "code" with the values of its codes ("enum": [...])'),
    );
  const info = mapOf(api.info);
  const url = word(mapOf(listOf(api.servers)[0]).url) ?? '';
  const entries = codes.map((code) => entryOf(code, seen.get(code) ?? []));
  return {
    name: word(info.title) ?? '',
    version: word(info.version) ?? '',
    base_url: url.startsWith('https://') ? url.replace(/\/$/, '') : '',
    support: word(mapOf(info.contact).email) ?? '',
    root,
    media_type: mediaType,
    fields: object.fields,
    doc_url: templateOf(
      [...seen].flatMap(([code, list]) =>
        list.map(({ body }) => [
          code,
          word(errorIn(body, { ...(root !== undefined && { root }) })?.[nameOf('doc_url') ?? '']),
        ]),
      ),
    ),
    entries,
  };
}

/** The codes that the schema of each answer lists. A long list, or one of several statuses, is that of the whole API. */
function listsOf(
  responses: readonly ErrorResponse[],
  root: readonly string[],
  key: string,
): { codes: unknown[]; isShared: boolean }[] {
  const lists = responses.map(({ schema, status }) => ({ codes: valuesIn(schema, root, key), status }));
  const same = Map.groupBy(lists, ({ codes }) => codes.join('\n'));
  return lists.map(({ codes }) => {
    const statuses = new Set(same.get(codes.join('\n'))?.flatMap(({ status }) => status ?? []));
    return { codes, isShared: codes.length > maxOwn || (codes.length > 1 && statuses.size > 1) };
  });
}

const maxOwn = 12;

/** A field of no known name is the documentation address when an example has an address there that ends in the code. */
function markAddress({ root, fields }: ErrorObject, responses: readonly ErrorResponse[]): void {
  const roles = new Map([...fields].map(([name, { role }]) => [role, name]));
  const key = roles.get('code');
  if (key === undefined || roles.has('doc_url')) return;
  for (const body of responses.flatMap(({ bodies }) => bodies)) {
    const error = errorIn(body, root.length > 0 ? { root: root.join('.') } : {});
    const code = word(error?.[key]);
    for (const [name, field] of fields)
      if (code !== undefined && field.role === undefined && templateOf([[code, word(error?.[name])]]) !== undefined) {
        field.role = 'doc_url';
        return;
      }
  }
}

interface Seen extends ErrorResponse {
  /** Said of a list of many codes, which tells nothing of one answer. */
  isShared: boolean;
  body?: unknown;
  said?: number | undefined;
  type?: string | undefined;
}

/** What is said of one code alone counts for more than that it stands in a long list. */
function entryOf(code: string, all: readonly Seen[]): StartEntry {
  const own = all.filter(({ isShared }) => !isShared);
  const list = own.length > 0 ? own : all;
  const statuses = list.flatMap(({ said, status }) => said ?? status ?? []);
  const isOpen = new Set(statuses).size !== 1 || own.length === 0;
  const status = statuses[0] ?? list[0]?.usual ?? 400;
  return {
    code,
    status,
    isOpen,
    type: list.find(({ type }) => type !== undefined)?.type,
    operations: own.length === 0 ? [] : [...new Set(own.flatMap(({ operation }) => operation ?? []))],
    body: list.find(({ body }) => body !== undefined)?.body,
  };
}

/** The object that most answers send. */
function shared(responses: readonly ErrorResponse[]): { object: ErrorObject; mediaType: string } | undefined {
  const tallies = new Map<string, { object: ErrorObject; mediaType: string; count: number }>();
  for (const { schema, mediaType, bodies } of responses) {
    const object = errorObject(schema, mediaType) ?? errorObject(schemaOf(bodies[0]), mediaType);
    if (!object) continue;
    const name = [mediaType, ...object.root, ...object.fields.keys()].join(' ');
    tallies.set(name, { object, mediaType, count: (tallies.get(name)?.count ?? 0) + 1 });
  }
  return [...tallies.values()].sort((a, b) => b.count - a.count)[0];
}

/** The schema that an example fits: `{ "a": 1 }` to an object with an integer `a`. */
function schemaOf(value: unknown): Record<string, unknown> {
  if (Array.isArray(value)) return { type: 'array', items: schemaOf(value[0]) };
  if (typeof value !== 'object' || value === null)
    return { type: value === null ? 'null' : Number.isInteger(value) ? 'integer' : typeof value };
  const properties = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, schemaOf(inner)]));
  return { type: 'object', properties, required: Object.keys(value) };
}

/** The values that a schema names for one field: by enum, const, extension, example, or the keys of a discriminator. */
function valuesIn(schema: unknown, root: readonly string[], key: string): unknown[] {
  const [step, ...others] = root;
  return [
    ...new Set(
      forms(schema).flatMap((form) => {
        const inner = step === '0' && form.items !== undefined ? form.items : mapOf(form.properties)[step ?? ''];
        if (step !== undefined) return valuesIn(inner, others, key);
        const { propertyName, mapping } = mapOf(form.discriminator);
        const keys = propertyName === key ? Object.keys(mapOf(mapping)) : [];
        const named = forms(mapOf(form.properties)[key]).flatMap((field) => [
          ...listOf(field.enum),
          ...Object.entries(field).flatMap(([name, value]) =>
            /^x-.*(?:enum|values|codes)$/i.test(name) ? extension(value) : [],
          ),
          field.const,
          field.example,
          ...listOf(field.examples),
        ]);
        return [...keys, ...named];
      }),
    ),
  ];
}

const extension = (value: unknown): unknown[] =>
  Array.isArray(value) ? value.map((each) => mapOf(each).value ?? each) : Object.keys(mapOf(value));

const word = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.trim() : Number.isSafeInteger(value) ? String(value) : undefined;

/** `https://x.org/problems/out-of-credit` to `out-of-credit`. */
const lastSegment = (value: unknown): string | undefined =>
  /([^/#?]+)\/?$/.exec(word(value)?.includes('/') ? String(value) : '')?.[1];

/** The form of an address that holds the code, where pages here can answer it: `https://x.org/errors#{code}`. */
function templateOf(pairs: (string | undefined)[][]): string | undefined {
  for (const [code = '', url = ''] of pairs) {
    const at = url.lastIndexOf(code);
    const template = `${url.slice(0, at)}{code}${url.slice(at + code.length)}`;
    if (at > 0 && /^https:\/\/(?:[^#{]+#|[^/#{]+\/errors\/)\{code\}$/.test(template)) return template;
  }
  return undefined;
}
