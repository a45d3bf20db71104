import { listOf, mapOf } from '../../audit/sightings.ts';
import type { Role } from '../../catalogue/envelope.ts';

/** What a field is called by APIs that have one for a role; letters only, the usual names first. */
const roleNames: [Role, string][] = [
  ['code', 'code errorcode errcode errorid errorkey state reason'],
  ['message', 'message detail errormessage msg errordescription description reason text error'],
  ['doc_url', 'docurl documentationurl helpurl moreinfo href link infourl more'],
  ['status', 'status statuscode httpstatus httpstatuscode'],
  ['type', 'type errortype category kind class'],
  ['request_id', 'requestid traceid correlationid ticket requestreference'],
  ['retryable', 'retryable isretryable canrepeat canretry retry'],
  ['retry_after', 'retryafter retryafterseconds waitseconds'],
  ['param', 'param parameter field column pointer'],
  ['suggestion', 'suggestion hint'],
  ['errors', 'errors invalidparams violations'],
];

const allowed = new Map<Role, string[]>([
  ['code', ['string', 'integer']],
  ['status', ['integer']],
  ['retryable', ['boolean']],
  ['retry_after', ['integer', 'number']],
  ['errors', ['array']],
]);

export interface Field {
  type: 'string' | 'boolean' | 'integer' | 'number' | 'array' | 'object';
  role?: Role | undefined;
  nullable?: true | undefined;
  isRequired: boolean;
  description?: string | undefined;
  schema: Record<string, unknown>;
}

/** The object that tells of an error, and the way to it from the body. */
export interface ErrorObject {
  root: string[];
  fields: Map<string, Field>;
}

/** The schemas that a value can have: parts of `allOf` put together, each of `oneOf` and `anyOf` for itself. */
export function forms(schema: unknown, depth = 0): Record<string, unknown>[] {
  const own = mapOf(schema);
  if (depth > maxDepth) return [own];
  const parts = listOf(own.allOf).map((part) => forms(part, depth + 1));
  let all: Record<string, unknown>[] = [own];
  for (const part of parts) all = all.flatMap((left) => part.map((right) => merged(left, right))).slice(0, maxForms);
  const choices = [...listOf(own.oneOf), ...listOf(own.anyOf)].flatMap((choice) => forms(choice, depth + 1));
  return choices.length === 0
    ? all
    : all.flatMap((left) => choices.map((right) => merged(left, right))).slice(0, maxForms);
}

const maxDepth = 6;
const maxForms = 60;

const merged = (left: Record<string, unknown>, right: Record<string, unknown>): Record<string, unknown> => ({
  ...left,
  ...right,
  properties: { ...mapOf(left.properties), ...mapOf(right.properties) },
  required: [...listOf(left.required), ...listOf(right.required)],
});

/** The likeliest object of a schema: the one with most fields of errors, the nearest to the top of those. */
export function errorObject(schema: unknown, mediaType: string): ErrorObject | undefined {
  const found = objects(schema, [], mediaType).map((object) => ({ object, worth: worthOf(object) }));
  return found.filter(({ worth }) => worth >= 3).sort((a, b) => b.worth - a.worth)[0]?.object;
}

const worthOf = ({ fields, root }: ErrorObject): number => {
  const roles = new Set([...fields.values()].map(({ role }) => role));
  return (
    (roles.has('code') ? 3 : 0) +
    (roles.has('doc_url') ? (fields.get('type')?.role === 'doc_url' ? 3 : 1.5) : 0) +
    (roles.has('message') ? 2 : 0) -
    root.length / 4
  );
};

function objects(schema: unknown, root: string[], mediaType: string): ErrorObject[] {
  if (root.length > 3) return [];
  return forms(schema).flatMap((form) => {
    const items = form.items === undefined ? [] : objects(form.items, [...root, '0'], mediaType);
    const properties = Object.entries(mapOf(form.properties)).filter(([name]) => /^[^\s.]+$/.test(name));
    const inner = properties.flatMap(([name, value]) => objects(value, [...root, name], mediaType));
    if (properties.length === 0) return items;
    return [{ root, fields: fieldsOf(properties, listOf(form.required), mediaType) }, ...items, ...inner];
  });
}

function fieldsOf(properties: [string, unknown][], required: unknown[], mediaType: string): Map<string, Field> {
  const fields = new Map(
    properties.map(([name, value]): [string, Field] => {
      const [form = {}] = forms(value);
      const types = [form.type].flat().filter((type) => typeof type === 'string');
      const type = types.find((each) => each !== 'null') ?? guessedType(form);
      const nullable = form.nullable === true || types.includes('null') ? true : undefined;
      const description = typeof form.description === 'string' ? form.description : undefined;
      return [
        name,
        {
          type: type as Field['type'],
          nullable,
          isRequired: required.includes(name),
          description,
          schema: mapOf(value),
        },
      ];
    }),
  );
  const isProblem = mediaType === 'application/problem+json';
  for (const [role, names] of roleNames) {
    const name =
      isProblem && role === 'doc_url'
        ? [...fields.keys()].find((each) => each === 'type')
        : names
            .split(' ')
            .map(
              (letters) =>
                [...fields].find(
                  ([each, field]) => fits(each, field, letters, role) && !(isProblem && each === 'type'),
                )?.[0],
            )
            .find((each) => each !== undefined);
    const field = name === undefined ? undefined : fields.get(name);
    if (field) field.role = role;
  }
  return fields;
}

const fits = (name: string, { type, role }: Field, letters: string, wanted: Role): boolean =>
  role === undefined &&
  name.toLowerCase().replace(/[^a-z]/g, '') === letters &&
  (allowed.get(wanted) ?? ['string']).includes(type);

const guessedType = (form: Record<string, unknown>): string =>
  form.items ? 'array' : form.properties ? 'object' : typeof listOf(form.enum)[0] === 'number' ? 'integer' : 'string';
