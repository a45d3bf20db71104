import { compact } from '../kit/compact.ts';
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
}

export const methods = 'GET|POST|PUT|PATCH|DELETE';

/** `https://api.example.com/v1/x?y` to host and path; of `/v1/x?y` only the path. */
export function targetOf(method: string, target: string): Pick<Setting, 'operation' | 'host'> {
  if (!URL.canParse(target, unknownOrigin)) return { operation: { method, path: target } };
  const { hostname, pathname, origin } = new URL(target, unknownOrigin);
  return { operation: { method, path: pathname }, ...(origin !== unknownOrigin && { host: hostname }) };
}

const unknownOrigin = 'https://unknown.invalid';

/** `api.example.com:443` to `api.example.com` */
export const hostname = (host: string): string | undefined =>
  URL.canParse(`https://${host}`) ? new URL(`https://${host}`).hostname : undefined;

const statusInText = /\b(?:HTTP\/[\d.]+"?|status(?:[_ -]?code)?["']?\s*(?:=>|[=:])?)\s*["']?([1-5]\d\d)\b/i;
const requestInText = new RegExp(`\\b(${methods}) ((?:https?://[^\\s/"]+)?/[^\\s"]*)`);

/** What the words of a line say: `DELETE /v2/api/tags/1 HTTP/1.1 409`. */
export function settingOfText(text: string): Setting {
  const status = statusInText.exec(text)?.[1];
  const [, method, target] = requestInText.exec(text) ?? [];
  return compact({
    status: status === undefined ? undefined : Number(status),
    ...(method && target ? targetOf(method, target) : undefined),
  });
}

const statusKeys = ['status', 'statusCode', 'status_code', 'http_status', 'httpStatus'];
const targetKeys = ['url', 'uri', 'path', 'target'];

/** What the fields of a record say, written in one of the usual ways; they hold for everything inside. */
export function settingOfRecord(value: Record<string, unknown>, outer: Setting): Setting {
  const [request, response] = [innerOf(value, ['request', 'req']), innerOf(value, ['response', 'res'])];
  const status = [value, response].flatMap((map) => statusKeys.map((key) => Number(own(map, key)))).find(isStatus);
  const method = own(request, 'method') ?? own(value, 'method');
  const target = [request, value].flatMap((map) => targetKeys.map((key) => own(map, key))).find(isText);
  const host = ['host', 'hostname'].map((key) => own(request, key)).find(isText);
  return {
    ...outer,
    ...compact({ status }),
    // A record about another request is not answered by the host of the one around it.
    ...(target !== undefined && { host: undefined, operation: undefined, ...namedHost(host) }),
    ...(target !== undefined && targetIn(target, method)),
  };
}

function targetIn(target: string, method: unknown): Setting {
  const { operation, host } = targetOf(isText(method) ? method.toUpperCase() : '', target);
  return compact({ operation: isText(method) ? operation : undefined, host });
}

const namedHost = (host: string | undefined): Setting => (host?.includes('.') ? { host: hostname(host) } : {});

const innerOf = (value: Record<string, unknown>, keys: string[]): Record<string, unknown> =>
  keys.map((key) => own(value, key)).find(isObject) ?? value;

export const own = (value: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;
const isText = (value: unknown): value is string => typeof value === 'string';
const isStatus = (code: number): boolean => code >= 100 && code <= 599;
