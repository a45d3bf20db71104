import { parse } from './input.ts';

/** One error response as it was captured. */
export interface Observation {
  /** `envelope`: as documented; `flat`: the v1 body `{code, details}`; `other`: an error in another shape; `mention`: a code in running text. */
  form: 'envelope' | 'flat' | 'other' | 'mention';
  fields: Record<string, unknown>;
  status?: number | undefined;
  operation?: { method: string; path: string } | undefined;
}

type Setting = Pick<Observation, 'status' | 'operation'>;

/** Finds the error responses inside any JSON: a body, a log record that holds one as object or as text, an entry of a HAR file. */
export function* observe(value: unknown, root: string, setting: Setting = {}, depth = 0): Generator<Observation> {
  if (depth > deepest) return;
  if (Array.isArray(value)) {
    for (const item of value) yield* observe(item, root, setting, depth + 1);
    return;
  }
  if (typeof value === 'string') {
    if (/^\s*[[{]/.test(value)) yield* observe(parse(value), root, setting, depth + 1);
    return;
  }
  if (!isMap(value)) return;
  const here = settingOf(value, setting);
  const error = own(value, root);
  if (isMap(error) && typeof own(error, 'code') === 'string') return yield { form: 'envelope', fields: error, ...here };
  if (
    typeof own(value, 'code') === 'string' &&
    ['details', 'message', 'type', 'error', 'doc_url'].some((key) => Object.hasOwn(value, key))
  ) {
    const isFlat = Object.hasOwn(value, 'details') && !Object.hasOwn(value, 'type');
    return yield { form: isFlat ? 'flat' : 'other', fields: value, ...here };
  }
  let count = 0;
  for (const inner of parts(value)) {
    for (const observation of observe(inner, root, here, depth + 1)) {
      count++;
      yield observation;
    }
  }
  if (count === 0 && (here.status ?? 0) >= 400 && bodyKeys.some((key) => Object.hasOwn(value, key)))
    yield { form: 'other', fields: {}, ...here };
}

const deepest = 12;
const bodyKeys = ['body', 'response_body', 'responseBody', 'content'];

/** A HAR entry may hold its body in base64. */
function parts(value: Record<string, unknown>): unknown[] {
  const { text, encoding } = value;
  if (encoding === 'base64' && typeof text === 'string') return [Buffer.from(text, 'base64').toString('utf8')];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'request' ? [] : [inner]));
}

/** Status and operation, written in one of the usual ways, hold for everything inside. */
function settingOf(value: Record<string, unknown>, outer: Setting): Setting {
  const request = own(value, 'request');
  const asked = isMap(request) ? request : value;
  const status = ['status', 'statusCode', 'status_code', 'http_status', 'httpStatus']
    .map((key) => Number(own(value, key)))
    .find((code) => code >= 100 && code <= 599);
  const method = own(asked, 'method');
  const target = ['path', 'url', 'uri'].map((key) => own(asked, key)).find((text) => typeof text === 'string');
  return {
    status: status ?? outer.status,
    operation:
      typeof method === 'string' && typeof target === 'string'
        ? { method: method.toUpperCase(), path: pathOf(target) }
        : outer.operation,
  };
}

/** A line that holds no JSON: an address of the documentation, or `code=...`. */
export function observeText(text: string, docUrls: RegExp): Observation | undefined {
  const url = docUrls.exec(text)?.[0];
  const code =
    url === undefined ? /\bcode["']?\s*[=:]\s*["']?([A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9])\b/.exec(text)?.[1] : undefined;
  if (url === undefined && code === undefined) return undefined;
  return {
    form: 'mention',
    fields: { ...(url !== undefined && { doc_url: url }), ...(code !== undefined && { code }) },
    ...settingOfText(text),
  };
}

/** What the words around a body say about it. */
export function settingOfText(text: string): Setting {
  const status = /\b(?:HTTP\/[\d.]+"?|status(?:[_-]?code)?"?\s*[=:]?)\s*"?([1-5]\d\d)\b/i.exec(text)?.[1];
  const [, method, target] = /\b(GET|POST|PUT|PATCH|DELETE) ((?:https?:\/\/[^\s/"]+)?\/[^\s"]*)/.exec(text) ?? [];
  return {
    ...(status && { status: Number(status) }),
    ...(method && target && { operation: { method, path: pathOf(target) } }),
  };
}

const pathOf = (target: string): string =>
  URL.canParse(target, 'https://localhost') ? new URL(target, 'https://localhost').pathname : target;
const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (value: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;
