import { STATUS_CODES } from 'node:http';
import { compact } from '../kit/compact.ts';
import { escapePattern } from '../kit/escape-pattern.ts';
import { foldName } from '../kit/fold-name.ts';
import { isObject } from '../kit/json.ts';

/** What is known of the request and the answer around a body. */
export interface Setting {
  status?: number | undefined;
  operation?: { method: string; path: string } | undefined;
  /** Name of the host that answered, without its port. */
  host?: string | undefined;
  /** The value stands where an answer's body does. */
  isBody?: boolean | undefined;
  /** The value stands where a request's body does. */
  isRequest?: boolean | undefined;
  /** The words around it call it an error. */
  isNamed?: boolean | undefined;
  /** The lines before say so, and may speak of another answer. */
  isHeard?: boolean | undefined;
}

export const methods = 'GET|POST|PUT|PATCH|DELETE';

/** `https://api.example.com/v1/x?y` to host and path; of `/v1/x?y` only the path. */
export function targetOf(method: string, target: string): Pick<Setting, 'operation' | 'host'> {
  if (!URL.canParse(target, unknownOrigin)) return { operation: { method, path: target } };
  const { hostname, pathname, origin } = new URL(target, unknownOrigin);
  return compact({ operation: { method, path: pathname }, host: origin === unknownOrigin ? undefined : hostname });
}

const unknownOrigin = 'https://unknown.invalid';

/** `api.example.com:443` to `api.example.com` */
export const hostname = (host: string): string | undefined =>
  URL.canParse(`https://${host}`) ? new URL(`https://${host}`).hostname : undefined;

const statusInText =
  /\b(?:HTTP\/[\d.]+"?|(?:status|response)(?:[_ -]?code)?["']?\s*(?:=>|[=:[(])?)\s*["']?([1-5]\d\d)\b/i;
const classOfStatus = /(?<![\w./=-])([1-5]\d\d) (?:Client|Server) Error\b/;
/** Beside its reason phrase. */
const namedStatus = new RegExp(
  `(?<![\\w.:/=-])([1-5]\\d\\d) \\(?(?:${Object.entries(STATUS_CODES)
    .map(([status, phrase]) => `(?<=${status} \\(?)${escapePattern(phrase ?? '')}`)
    .join('|')})\\b`,
);
/** Behind an arrow: `-> 404 (212 ms)`, `<-- 404 https://`; behind the time it took: `after 188.6ms - 404`; nothing beside it. */
const answeredStatus = /(?:[-=]>|→|<--|\d ?ms -) ([1-5]\d\d)(?= [+(h]|$)|^ ?([1-5]\d\d) *$/;
/** Last before the body, behind an address or an arrow: `GET /v1/x 404 {`, `-> 404 {`. */
const lastStatus = /(?:\/\S*["']?|->|=>|→)[\s,:|]+["[(]?([1-5]\d\d)[\])"':,;|\s-]*(?:b['"]|%)?$/;
const statusPatterns = [statusInText, classOfStatus, namedStatus, lastStatus, answeredStatus];
const requestInText = new RegExp(
  `(?:(https?://[^\\s/"]+) ")?\\b(${methods})[\\s,:|]{1,3}((?:https?://[^\\s/",]+)?/[^\\s",\\])]*)`,
);
/** `for url: https://`, `during [POST] to [https://`, `ClientResponse(https://`, `RestClient.post "https://` */
const addressInText =
  /(?:\b(?:ur[li]|request)["']?\s*[=:]?\s*["']?|\] to \[|\bClientResponse\(|\bRestClient\.\w+ ")(https?:\/\/[^\s"',)\]]+)/i;
const colours = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');

/** What the words of a line say: `DELETE /v2/api/tags/1 HTTP/1.1 409`. */
export function settingOfText(line: string): Setting {
  const text = line.replace(colours, '');
  const status = statusPatterns.flatMap((pattern) => pattern.exec(text)?.slice(1) ?? []).find(Boolean);
  const [, origin = '', method, target] = requestInText.exec(text) ?? [];
  const address = addressInText.exec(text)?.[1];
  const asked =
    method && target
      ? targetOf(method, target.startsWith('/') ? origin + target : target)
      : address
        ? { host: targetOf('', address).host }
        : {};
  return compact({ status: status === undefined ? undefined : Number(status), ...asked });
}

const statusKeys = ['status', 'statuscode', 'httpstatus', 'responsecode', 'responsestatus'];
const targetKeys = ['url', 'uri', 'path', 'target'];

/** What the fields of a record say, written in one of the usual ways; they hold for everything inside. */
export function settingOfRecord(value: Record<string, unknown>, outer: Setting): Setting {
  const own = folded(value);
  const request = innerOf(own, ['request', 'req', 'originalrequest', 'config']);
  const response = innerOf(own, ['response', 'res']);
  const status = [own, response].flatMap((map) => statusesOf(map)).find(isStatus);
  const method = request.get('method') ?? own.get('method');
  const target = [request, own].flatMap((map) => targetKeys.map((key) => addressOf(map.get(key)))).find(isText);
  const host = ['host', 'hostname', 'authority'].map((key) => request.get(key)).find(isText);
  const setting = { ...outer, ...compact({ status }) };
  if (target === undefined) return setting;
  // A record about another request is not answered by the host of the one around it.
  return { ...setting, host: undefined, operation: undefined, ...namedHost(host), ...targetIn(target, method) };
}

function targetIn(target: string, method: unknown): Setting {
  const { operation, host } = targetOf(isText(method) ? method.toUpperCase() : '', target);
  return compact({ operation: isText(method) ? operation : undefined, host });
}

const namedHost = (host: string | undefined): Setting => (host?.includes('.') ? { host: hostname(host) } : {});

/** By name in small letters without signs: `StatusCode` is `status_code`. */
const folded = (value: Record<string, unknown>): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(value).map(([key, inner]) => [foldName(key), inner]));

const innerOf = (value: ReadonlyMap<string, unknown>, keys: string[]): ReadonlyMap<string, unknown> => {
  const inner = keys.map((key) => value.get(key)).find(isObject);
  return inner ? folded(inner) : value;
};

/** `404`, `"404"`, `"404 Not Found"`; beside a status in words, Postman has the number as `code`. */
const statusesOf = (value: ReadonlyMap<string, unknown>): number[] => [
  ...statusKeys.map((key) => Number(/^\s*([1-5]\d\d)\b/.exec(String(value.get(key) ?? ''))?.[1])),
  ...(isText(value.get('status')) && typeof value.get('code') === 'number' ? [Number(value.get('code'))] : []),
];

/** Postman takes an address apart: `{ raw }`, or `{ host: ["api", "example", "com"], path: ["v1", "x"] }`. */
function addressOf(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { raw, host, path } = value;
  if (isText(raw)) return raw;
  return Array.isArray(host) && Array.isArray(path) ? `https://${host.join('.')}/${path.join('/')}` : undefined;
}

export const own = (value: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;
const isText = (value: unknown): value is string => typeof value === 'string';
const isStatus = (code: number): boolean => code >= 100 && code <= 599;
