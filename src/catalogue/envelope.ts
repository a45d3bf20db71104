import type { fieldRoles, Head } from './schema.ts';

/** The body of an error: where the error stands in it, and what each field is for. */
export type Envelope = Pick<Head['envelope'], 'root' | 'fields' | 'beside' | 'request_id_header'> & {
  media_type?: string;
};
export type EnvelopeField = Head['envelope']['fields'][string];
export type Role = (typeof fieldRoles)[number];

/** RFC 9457: the `type` is an address that names the problem. */
const problemRoles = new Map<string, Role>([
  ['type', 'doc_url'],
  ['detail', 'message'],
]);
const problemMediaType = 'application/problem+json';

/** What a field is for by its name alone. */
export const usualRole = (name: string, { media_type }: Pick<Envelope, 'media_type'>, roles: readonly Role[]) =>
  (media_type === problemMediaType ? problemRoles.get(name) : undefined) ?? roles.find((role) => role === name);

/** The name of the field that has a role: one that says so, else one that is called so. */
export function fieldOf(envelope: Envelope, role: Role): string | undefined {
  const fields = Object.entries(envelope.fields);
  const said = fields.find(([, field]) => field.role === role);
  const named = fields.find(([name, field]) => field.role === undefined && usualRole(name, envelope, [role]) === role);
  return (said ?? named)?.[0];
}

/** What names a request in its response. */
export interface RequestId {
  name: string;
  /** The way to it in the body; none of a header. */
  path: string | undefined;
  pattern: string | undefined;
}

/** A field of the error, one beside it, or a header. */
export function requestIdOf(envelope: Envelope): RequestId | undefined {
  const { fields, beside = {}, request_id_header: header } = envelope;
  const inside = fieldOf(envelope, 'request_id');
  if (inside !== undefined)
    return { name: inside, path: fieldPath(envelope, inside), pattern: fields[inside]?.pattern };
  const aside = fieldOf({ fields: beside }, 'request_id');
  if (aside !== undefined) return { name: aside, path: aside, pattern: beside[aside]?.pattern };
  return header && { name: header.name, path: undefined, pattern: header.pattern };
}

/** The steps from the body to the error: none without a root; a number is a place in a list. `errors.0` is `['errors', 0]`. */
export const rootSteps = ({ root }: Pick<Envelope, 'root'>): (string | number)[] =>
  root === undefined ? [] : root.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** The fields of the error in a body, if there is one. */
export function errorIn(body: unknown, envelope: Pick<Envelope, 'root'>): Record<string, unknown> | undefined {
  const error = rootSteps(envelope).reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    body,
  );
  return typeof error === 'object' && error !== null && !Array.isArray(error)
    ? (error as Record<string, unknown>)
    : undefined;
}

/** The field by which programs tell errors apart: the code, or the address of its documentation. */
export const keyField = (envelope: Envelope): string =>
  fieldOf(envelope, 'code') ?? fieldOf(envelope, 'doc_url') ?? 'code';

/** What that field holds for a code. */
export function keyValue({ head, code, docUrl }: { head: Pick<Head, 'envelope'>; code: string; docUrl: string }) {
  const name = fieldOf(head.envelope, 'code');
  return name === undefined ? docUrl : sentAs(head.envelope.fields[name], code);
}

/** A code as JSON has it: numbers where the field holds numbers. */
export const sentAs = (field: EnvelopeField | undefined, code: string): string | number =>
  field?.type === 'integer' || field?.type === 'number' ? Number(code) : code;

/** A field as documentation names it: `error.code`. */
export const fieldPath = ({ root }: Pick<Envelope, 'root'>, name: string): string =>
  root === undefined ? name : `${root}.${name}`;

/** The code in the fields of an error, in whatever form its field holds it. */
export function codeIn(
  fields: Readonly<Record<string, unknown>>,
  envelope: Envelope,
  codeOfUrl: (url: string) => string | undefined = () => undefined,
): string | undefined {
  const name = fieldOf(envelope, 'code');
  const value = name !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (name !== undefined) return typeof value === 'string' || Number.isSafeInteger(value) ? String(value) : undefined;
  const url = own(fields, fieldOf(envelope, 'doc_url'));
  return typeof url === 'string' ? codeOfUrl(url) : undefined;
}

/** The value of the field that has a role. */
export const roleValue = (fields: Readonly<Record<string, unknown>>, envelope: Envelope, role: Role): unknown =>
  own(fields, fieldOf(envelope, role));

const own = (fields: Readonly<Record<string, unknown>>, name: string | undefined): unknown =>
  name !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;

/** The JSON type of a value: `jsonType(null)` is `null`, `jsonType([])` is `array`. */
export const jsonType = (value: unknown): string =>
  Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : value === null ? 'null' : typeof value;

/** Whether a value is of the kind that a field is documented with. */
export const isOfType = (value: unknown, { type, nullable }: Pick<EnvelopeField, 'type' | 'nullable'>): boolean =>
  (value === null && nullable === true) ||
  jsonType(value) === type ||
  (type === 'number' && jsonType(value) === 'integer');

/** Undefined when it is no regular expression; that is reported once, at the head. */
export function regexp(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern);
  } catch {
    return undefined;
  }
}
