import { mask } from './mask.ts';
import type { Fields, Value } from './object.ts';

/** The values of one pasted error, masked: safe to show and to copy. */
export interface PastedError {
  code?: string;
  /** The paste ends inside the code. */
  codeIsCut?: boolean;
  /** It has the shape of the API's own error, so what stands in the code's place is a code of the API. */
  isOwn?: boolean;
  type?: string;
  message?: string;
  retryable?: boolean;
  request_id?: string;
  doc_url?: string;
  param?: string;
  suggestion?: string;
  retry_after_seconds?: number;
  errors?: FieldError[];
  status?: number;
  time?: string;
  /** How often the paste holds this code, when more than once, and the request ids of the others. */
  seen?: number;
  more_request_ids?: string[];
}

export interface FieldError {
  field?: string;
  code?: string;
  message?: string;
}

/** The fields of an error, or undefined when the object is something else. */
export function toPastedError(object: Fields, cutIn: string | undefined): PastedError | undefined {
  const inner = object.get('error');
  const isInner = inner instanceof Map && codeOf(object) === undefined;
  const source = isInner ? inner : object;
  const written = codeOf(source);
  const known = [...source.keys()].filter((name) => envelope.has(name)).length;
  if (written === undefined && known < 2) return undefined;
  const { code, isCut } = written === undefined ? { code: undefined, isCut: false } : readCode(written);
  const details = source.get('details');
  const others = [...source.keys()].filter((name) => !envelope.has(name) && !beside.has(name)).length;
  return defined({
    code: code === undefined ? undefined : mask(code).slice(0, maxCodeLength),
    codeIsCut: isCut || cutIn === 'code' || undefined,
    // `{code:json}` is a mark of a wiki.
    isOwn:
      (others === 0 && (known > 0 || /[A-Z_]/.test(written ?? ''))) ||
      known > others + 1 ||
      (isInner && known > 0) ||
      undefined,
    type: shown(source.get('type')),
    message: shown(source.get('message')) ?? shown(details),
    retryable: flag(source.get('retryable')),
    request_id: shown(source.get('requestid')),
    doc_url: shown(source.get('docurl')),
    param: shown(source.get('param')),
    suggestion: shown(source.get('suggestion')),
    retry_after_seconds: seconds(source.get('retryafterseconds')),
    errors: fieldErrors(source.get('errors')) ?? fieldErrors(details),
    status: [source, object].flatMap(
      (fields) => status(fields.get('status')) ?? status(fields.get('statuscode')) ?? [],
    )[0],
  });
}

/** Fields of the API's own error, by which it is told from others that have a code. */
const envelope = new Set([
  'type',
  'message',
  'retryable',
  'requestid',
  'docurl',
  'retryafterseconds',
  'suggestion',
  'errors',
]);
/** Fields that it can have too, but others as well. */
const beside = new Set(['code', 'errorcode', 'error', 'param', 'details', 'status', 'statuscode']);

const maxCodeLength = 80;

function codeOf(fields: Fields): string | undefined {
  const value = fields.get('code') ?? fields.get('errorcode');
  return typeof value === 'string' && /[A-Za-z]/.test(value) && !isClientCode(value) ? value : undefined;
}

/** `NUMBER_NOT_SMS_EN (truncated...)` is cut off; `TAG_NOT_\n  FOUND` was only wrapped. */
function readCode(written: string): { code: string; isCut: boolean } {
  const code = written.trim().replace(/(?<=[A-Z\d_])\s*\n[\s>|]*(?=[A-Z\d_])/g, '');
  const [, start] = /^([A-Z][A-Z\d_]{2,})\s*(?:\.{2}|…|\(|\[|<|--|\+\d|\/\*)/i.exec(code) ?? [];
  return start === undefined ? { code, isCut: false } : { code: start, isCut: true };
}

/** What HTTP clients say when the request itself failed, or wrap an answer in: axios, undici, curl, Node's system errors. */
export const isClientCode = (text: string): boolean => text.length <= maxCodeLength && clientCode.test(text);

const systemErrors = [
  'ECONN[A-Z]+',
  'E(?:TIMEDOUT|NOTFOUND|PIPE|AI_[A-Z]+|HOSTUNREACH|NETUNREACH|PROTO|ACCES|NOENT|ADDRINUSE|ADDRNOTAVAIL|PERM)',
];
const clientErrors = [
  '(?:[A-Z]{2,4}_)?ERR_[A-Z0-9_]+',
  'NS_ERROR_[A-Z_]+',
  'CURLE_[A-Z_]+',
  'ABORT_ERR',
  '[A-Z_]+_CERT(?:_[A-Z_]+)?',
];
const clientCode = new RegExp(`^(?:net::)?(?:${[...systemErrors, ...clientErrors].join('|')})$`);

/** Words for people: masked, one line, and no longer than a screen. */
function shown(value: Value | undefined): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = mask(String(value)).replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text.length > 1000 ? `${text.slice(0, 1000)}…` : text;
}

const flag = (value: Value | undefined): boolean | undefined =>
  typeof value === 'boolean'
    ? value
    : typeof value === 'string' && /^(?:true|false)$/i.test(value)
      ? /^t/i.test(value)
      : undefined;

const seconds = (value: Value | undefined): number | undefined => {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && number >= 0 && number < 1e9 ? number : undefined;
};

const status = (value: Value | undefined): number | undefined => {
  const number = seconds(value);
  return number !== undefined && Number.isInteger(number) && number >= 400 && number < 600 ? number : undefined;
};

function fieldErrors(value: Value | undefined): FieldError[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.slice(0, 50).map((item): FieldError => {
    if (!(item instanceof Map)) return defined({ message: shown(item) });
    return defined({
      field: shown(item.get('field')),
      code: shown(item.get('code')),
      message: shown(item.get('message')),
    });
  });
  const filled = items.filter((item) => Object.keys(item).length > 0);
  return filled.length > 0 ? filled : undefined;
}

/** Without the fields that hold nothing, so that spreading one record over another only adds. */
export function defined<T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
