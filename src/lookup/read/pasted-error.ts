import type { Role } from '../../catalogue/envelope.ts';
import { compact } from '../../kit/compact.ts';
import { isClientCode } from './client-codes.ts';
import { mask } from './mask.ts';
import type { Fields, Value } from './object.ts';
import type { Shape } from './shape.ts';

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

/** The fields of an error, or undefined when the object is something else. Of a code that is `known` by another error only the id differs. */
export function toPastedError(
  object: Fields,
  cutIn: string | undefined,
  shape: Shape,
  known?: ReadonlySet<string>,
): PastedError | undefined {
  const inner = codeOf(object, shape) === undefined ? shape.inside(object) : undefined;
  const source = inner ?? object;
  const written = codeOf(source, shape);
  const isEnvelope = (name: string) => envelope.has(name) || (shape.fields.has(name) && !beside.has(name));
  const own = [...source.keys()].filter(isEnvelope).length;
  if (written === undefined && own < 2) return undefined;
  const { code, isCut } = written === undefined ? { code: undefined, isCut: false } : readCode(written);
  const value = (role: Role) => shape.value(source, role);
  const text = (role: Role) => shown(value(role), shape);
  const others = [...source.keys()].filter((name) => !isEnvelope(name) && !beside.has(name)).length;
  const named = {
    code: code === undefined ? undefined : mask(code, shape.ids).slice(0, maxCodeLength),
    codeIsCut: isCut || cutIn === 'code' || undefined,
    // `{code:json}` is a mark of a wiki.
    isOwn:
      (others === 0 && (own > 0 || /[A-Z_\d]/.test(written ?? ''))) ||
      own > others + 1 ||
      (inner !== undefined && own > 0) ||
      undefined,
    request_id: text('request_id'),
  };
  if (known?.has(named.code ?? '')) return compact(named);
  const details = source.get('details');
  return compact({
    ...named,
    type: text('type'),
    message: text('message') ?? shown(details, shape),
    retryable: flag(value('retryable')),
    doc_url: text('doc_url'),
    param: text('param'),
    suggestion: text('suggestion'),
    retry_after_seconds: seconds(value('retry_after')),
    errors: fieldErrors(value('errors'), shape) ?? fieldErrors(details, shape),
    status: [source, object].flatMap((fields) => status(shape.value(fields, 'status')) ?? [])[0],
  });
}

/** Fields by which the API's own error is told from others that have a code. */
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

function codeOf(fields: Fields, shape: Shape): string | undefined {
  const value = shape.value(fields, 'code');
  if (typeof value === 'number') return shape.pattern?.test(String(value)) ? String(value) : undefined;
  if (typeof value === 'string')
    return (/[A-Za-z]/.test(value) || shape.pattern?.test(value)) && !isClientCode(value) ? value : undefined;
  const url = shape.value(fields, 'doc_url');
  return typeof url === 'string' ? shape.codeOfUrl(url) : undefined;
}

/** `NAME_NOT_FOU (truncated...)` is cut off; `TAG_NOT_\n  FOUND` was only wrapped. */
function readCode(written: string): { code: string; isCut: boolean } {
  const code = written.trim().replace(/(?<=[A-Z\d_])\s*\n[\s>|]*(?=[A-Z\d_]+$)/g, '');
  const [, start] = /^([A-Z][A-Z\d_]{2,})\s*(?:\.{2}|…|\(|\[|<|--|\+\d|\/\*|\n)/i.exec(code) ?? [];
  return start === undefined ? { code, isCut: false } : { code: start, isCut: true };
}

/** Words for people: masked, one line, and no longer than a screen. */
function shown(value: Value | undefined, { ids }: Shape): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = mask(String(value), ids).replace(/\s+/g, ' ').trim();
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

function fieldErrors(value: Value | undefined, shape: Shape): FieldError[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.slice(0, 50).map((item): FieldError => {
    if (!(item instanceof Map)) return compact({ message: shown(item, shape) });
    return compact({
      field: shown(firstOf(item, ['field', 'pointer', 'parameter', 'param', 'name', 'path']), shape),
      code: shown(item.get('code'), shape),
      message: shown(firstOf(item, ['message', 'detail', 'description', 'reason']), shape),
    });
  });
  const filled = items.filter((item) => Object.keys(item).length > 0);
  return filled.length > 0 ? filled : undefined;
}

const firstOf = (item: Fields, names: string[]): Value | undefined =>
  names.map((name) => item.get(name)).find((value) => value !== undefined);
