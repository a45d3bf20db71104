import { isMap, own, type Setting, settingOfRecord } from './setting.ts';

type Path = readonly (string | number)[];

/** One error response as it was captured. */
export interface Observation extends Setting {
  /**
   * `envelope`: as documented; `flat`: the body `{code, details}` of older operations; `other`: an error in another shape;
   * `record`: a line of a log with a code of its own; `mention`: a code in running text.
   */
  form: 'envelope' | 'flat' | 'other' | 'record' | 'mention';
  fields: Record<string, unknown>;
  /** Where the fields stand in the value. */
  path: Path;
  /** Of a mention: its words call it an error. */
  isNamed?: boolean;
}

/** Finds the error responses inside any JSON: a body, a log record that holds one as object or as text, an entry of a HAR file. */
export function* observe(value: unknown, root: string, setting: Setting = {}, path: Path = []): Generator<Observation> {
  if (path.length > maxDepth) return;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* observe(item, root, setting, [...path, i]);
  } else if (typeof value === 'string') {
    if (/^\s*[[{]/.test(value)) yield* observe(parse(value), root, setting, path);
  } else if (isMap(value)) yield* observeMap(value, root, setting, path);
}

function* observeMap(value: Record<string, unknown>, root: string, outer: Setting, path: Path): Generator<Observation> {
  const setting = settingOfRecord(value, outer);
  const error = own(value, root);
  if (isMap(error) && hasCode(error))
    return yield { form: 'envelope', fields: error, path: [...path, root], ...setting };
  const form = formOf(value, setting);
  if (form === 'flat' || form === 'other') return yield { form, fields: value, path, ...setting };
  let count = 0;
  for (const observation of insideOf(value, root, setting, path)) {
    count++;
    yield observation;
  }
  if (count > 0 || setting.isRequest) return;
  if (form === 'record') yield { form, fields: value, path, ...setting };
  else if ((setting.status ?? 0) >= 400 && [...bodyKeys].some((key) => Object.hasOwn(value, key)))
    yield { form: 'other', fields: {}, path, ...setting, isBody: true };
}

function* insideOf(value: Record<string, unknown>, root: string, setting: Setting, path: Path): Generator<Observation> {
  // A HAR entry may hold its body in base64.
  const { text, encoding } = value;
  if (encoding === 'base64' && typeof text === 'string')
    return yield* observe(Buffer.from(text, 'base64').toString('utf8'), root, { ...setting, isBody: true }, path);
  for (const [key, inner] of Object.entries(value))
    if (!requestKeys.has(key))
      yield* observe(inner, root, bodyKeys.has(key) ? { ...setting, isBody: true } : setting, [...path, key]);
}

/** What a map with a `code` is, and nothing of a success or of a request. */
function formOf(value: Record<string, unknown>, { status = 400, isRequest }: Setting): Observation['form'] | undefined {
  if (isRequest || status < 400 || !hasCode(value) || !besideCode.some((key) => Object.hasOwn(value, key)))
    return undefined;
  if (recordKeys.some((key) => Object.hasOwn(value, key))) return 'record';
  return Object.hasOwn(value, 'details') && !Object.hasOwn(value, 'type') ? 'flat' : 'other';
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

const hasCode = (value: Record<string, unknown>): boolean => typeof own(value, 'code') === 'string';

export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
