import { codeIn, type Envelope, errorIn, keyField, roleValue, rootSteps } from '../catalogue/envelope.ts';
import type { Head } from '../catalogue/schema.ts';
import { compact } from '../kit/compact.ts';
import { isObject } from '../kit/json.ts';
import { objectsIn } from './records.ts';
import { own, type Setting, settingOfRecord, settingOfText } from './setting.ts';

type Path = readonly (string | number)[];

/** One error response as it was captured. */
export interface Observation extends Setting {
  /**
   * `envelope`: as documented; `older`: the body of older operations; `other`: an error in another shape;
   * `record`: a line of a log with a code of its own; `mention`: a code in running text.
   */
  form: 'envelope' | 'older' | 'other' | 'record' | 'mention';
  fields: Record<string, unknown>;
  code?: string | undefined;
  /** The address of the documentation that it carries. */
  url?: string | undefined;
  /** Where the fields stand in the value. */
  path: Path;
}

/** Finds the error responses inside any JSON: a body, a log record that holds one as object or as text, an entry of a HAR file. */
export function* observe(
  value: unknown,
  bodies: Bodies,
  setting: Setting = {},
  path: Path = [],
): Generator<Observation> {
  if (path.length > maxDepth) return;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* observe(item, bodies, setting, [...path, i]);
  } else if (typeof value === 'string') {
    for (const inner of valuesIn(value)) yield* observe(inner.value, bodies, { ...setting, ...inner.setting }, path);
  } else if (isObject(value)) yield* observeMap(value, bodies, setting, path);
}

/** How the API writes an error, now and in older operations. */
export interface Bodies extends Pick<Head, 'envelope' | 'envelope_v1'> {
  codeOfUrl: (url: string) => string | undefined;
}

/** The code and the address that the fields of an error hold. */
function told(fields: Record<string, unknown>, { envelope, codeOfUrl }: Bodies): Pick<Observation, 'code' | 'url'> {
  const [plain, url] = [own(fields, 'code'), roleValue(fields, envelope, 'doc_url')];
  const code = codeIn(fields, envelope, codeOfUrl) ?? (typeof plain === 'string' ? plain : undefined);
  return compact({ code, url: typeof url === 'string' ? url : undefined });
}

function* observeMap(
  value: Record<string, unknown>,
  bodies: Bodies,
  outer: Setting,
  path: Path,
): Generator<Observation> {
  const setting = settingOfRecord(value, outer);
  const error = errorIn(value, bodies.envelope);
  const found = error && told(error, bodies);
  const form = formOf(value, setting, bodies);
  if (error && found?.code !== undefined && (bodies.envelope.root !== undefined || form === 'envelope'))
    return yield {
      form: 'envelope',
      fields: error,
      ...found,
      path: [...path, ...rootSteps(bodies.envelope)],
      ...setting,
    };
  const inside = [...insideOf(value, bodies, setting, path)];
  // Programs wrap the answer into an error of their own, with a code of their own.
  const isWrapper = inside.some((observation) => observation.form === 'envelope');
  if (!isWrapper && (form === 'older' || form === 'other'))
    return yield { form, fields: value, ...told(value, bodies), path, ...setting };
  yield* inside;
  if (inside.length > 0 || setting.isRequest) return;
  if (form === 'record') yield { form, fields: value, ...told(value, bodies), path, ...setting };
  else if ((setting.status ?? 0) >= 400 && [...bodyKeys].some((key) => Object.hasOwn(value, key)))
    yield { form: 'other', fields: {}, path, ...setting, isBody: true };
}

function* insideOf(
  value: Record<string, unknown>,
  bodies: Bodies,
  setting: Setting,
  path: Path,
): Generator<Observation> {
  // A HAR entry may hold its body in base64.
  const { text, encoding, type, data } = value;
  // Newman keeps the bytes of a body as Node prints them.
  if (type === 'Buffer' && Array.isArray(data))
    return yield* observe(Buffer.from(data).toString('utf8'), bodies, { ...setting, isBody: true }, path);
  if (encoding === 'base64' && typeof text === 'string')
    return yield* observe(Buffer.from(text, 'base64').toString('utf8'), bodies, { ...setting, isBody: true }, path);
  for (const [key, inner] of Object.entries(value))
    if (!requestKeys.has(key))
      yield* observe(inner, bodies, bodyKeys.has(key) ? { ...setting, isBody: true } : setting, [...path, key]);
}

/** What a map with a code is, and nothing of a success or of a request. */
function formOf(
  value: Record<string, unknown>,
  { status = 400, isRequest }: Setting,
  bodies: Bodies,
): Observation['form'] | undefined {
  if (isRequest || status < 400 || told(value, bodies).code === undefined) return undefined;
  const { envelope, envelope_v1: older } = bodies;
  const isRecord = recordKeys.some((key) => Object.hasOwn(value, key) && !Object.hasOwn(envelope.fields, key));
  const isWhole = envelope.root === undefined && alwaysBesideKey(envelope).some((name) => Object.hasOwn(value, name));
  if (isWhole && !isRecord) return 'envelope';
  if (!besideCode.some((key) => Object.hasOwn(value, key))) return undefined;
  if (isRecord) return 'record';
  const isOlder =
    older?.root === undefined &&
    older !== undefined &&
    alwaysBesideKey(older).every((name) => Object.hasOwn(value, name)) &&
    roleValue(value, envelope, 'type') === undefined;
  return isOlder ? 'older' : 'other';
}

/** What is always sent, besides what names the error. */
const alwaysBesideKey = (envelope: Envelope): string[] =>
  Object.entries(envelope.fields).flatMap(([name, { presence }]) =>
    presence === 'always' && name !== keyField(envelope) ? [name] : [],
  );

/** The values in a text: the text itself as JSON, or the objects in the message of a log. */
function valuesIn(text: string): { value: unknown; setting?: Setting }[] {
  if (/^\s*[[{]/.test(text)) return [{ value: parse(text) }];
  const [first, ...others] = text.includes('{"') ? objectsIn(text).objects : [];
  if (!first) return [];
  const setting = settingOfText(text.slice(0, first.start));
  return [first, ...others].map((object) => ({ value: parse(object.text), setting }));
}

const maxDepth = 12;
const bodyKeys = new Set(['body', 'response_body', 'responseBody', 'content']);
const requestKeys = new Set(['request', 'req', 'requestBody', 'request_body']);
const besideCode = ['details', 'message', 'msg', 'type', 'error', 'doc_url'];
const recordKeys = [
  'time',
  'timestamp',
  '@timestamp',
  'ts',
  'level',
  'severity',
  'logger',
  'pid',
  'syscall',
  'errno',
  'msg',
];

export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
