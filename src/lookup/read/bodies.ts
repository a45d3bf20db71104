import { mask } from './mask.ts';
import { type Loose, type LooseObject, readLoose } from './object.ts';
import { statusesIn } from './statuses.ts';

/** The values of one pasted error, masked: safe to show and to copy. */
export interface PastedError {
  code?: string;
  /** The paste ends inside the code. */
  codeIsCut?: boolean;
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

export interface Paste {
  /** Error bodies, in the order found; values outside of any body are added to the only one. */
  bodies: PastedError[];
  /** What stands around the bodies: status line, headers, log prefix. */
  around: PastedError;
}

/** Finds error bodies in a text: whole, flat (v1), escaped in a log line, dumped by a program, or cut off. */
export function readPaste(text: string): Paste {
  const around = readAround(text);
  const bodies: PastedError[] = [];
  let end = 0;
  // What is no body after all is read again from the next place; the budget keeps that from being quadratic.
  let budget = 500_000;
  for (const anchor of text.matchAll(/(?<![A-Za-z])(?:error|code)["'\\]{0,8}\s{0,8}(?::|=>?)\s{0,8}/gi)) {
    if (bodies.length >= mostBodies || budget < 0) break;
    if (anchor.index < end) continue;
    const after = anchor.index + anchor[0].length;
    const start = /^e/i.test(anchor[0]) ? (text[after] === '{' ? after : -1) : objectAround(text, anchor.index, end);
    if (start < 0) continue;
    const read = readLoose(text, start);
    budget -= read.end - start + (anchor.index - start);
    const body = toPastedError(read.value, read.cutIn);
    if (!body) continue;
    end = read.end;
    bodies.push(body);
  }
  const [only] = bodies;
  return { bodies: only && bodies.length === 1 ? [{ ...around, ...only }] : bodies, around };
}

const mostBodies = 200;
const lookBack = 4000;

/** Start of the object or line that holds `at`: the brace that is still open there. */
function objectAround(text: string, at: number, from: number): number {
  let depth = 0;
  const first = Math.max(from, at - lookBack);
  for (let back = at - 1; back >= first; back--) {
    const char = text[back];
    if (char === '}') depth++;
    else if (char === '{' && depth-- === 0) return back;
    else if (char === '\n' && depth === 0 && /[^\s"'\\,{[]/.test(text[back + 1] ?? '')) return back + 1;
  }
  return first;
}

/** The fields of an error, or undefined when the object is something else. */
function toPastedError(object: LooseObject, cutIn: string | undefined): PastedError | undefined {
  const inner = object.get('error');
  const source = inner instanceof Map && !isCode(object.get('code')) ? inner : object;
  const code = source.get('code');
  const envelope = ['type', 'message', 'retryable', 'request_id', 'doc_url'].filter((name) => source.has(name)).length;
  if (!isCode(code) && envelope < 2) return undefined;
  const details = source.get('details');
  const fields = fieldErrors(source.get('errors')) ?? fieldErrors(details);
  return defined({
    code: isCode(code) ? mask(code.trim()).slice(0, 80) : undefined,
    codeIsCut: cutIn === 'code' || undefined,
    type: shown(source.get('type')),
    message: shown(source.get('message')) ?? shown(details),
    retryable: flag(source.get('retryable')),
    request_id: shown(source.get('request_id')),
    doc_url: shown(source.get('doc_url')),
    param: shown(source.get('param')),
    suggestion: shown(source.get('suggestion')),
    retry_after_seconds: seconds(source.get('retry_after_seconds')),
    errors: fields,
    status: status(source.get('status')) ?? status(object.get('status')) ?? status(object.get('statusCode')),
  });
}

const isCode = (value: Loose | undefined): value is string =>
  typeof value === 'string' && /[A-Za-z]/.test(value) && !clientCode.test(value);

/** What HTTP clients say when the request itself failed, or wrap an answer in: axios, undici, Node's system errors. */
const clientCode =
  /^(?:(?:UND_)?ERR_[A-Z_]+|E(?:CONN[A-Z]+|TIMEDOUT|NOTFOUND|PIPE|AI_AGAIN|HOSTUNREACH|NETUNREACH|PROTO|ACCES|NOENT))$/;

/** Words for people: masked, one line, and no longer than a screen. */
function shown(value: Loose | undefined): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = mask(String(value)).replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text.length > 1000 ? `${text.slice(0, 1000)}…` : text;
}

const flag = (value: Loose | undefined): boolean | undefined =>
  typeof value === 'boolean'
    ? value
    : typeof value === 'string' && /^(?:true|false)$/i.test(value)
      ? /^t/i.test(value)
      : undefined;

const seconds = (value: Loose | undefined): number | undefined => {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && number >= 0 && number < 1e9 ? number : undefined;
};

const status = (value: Loose | undefined): number | undefined => {
  const number = seconds(value);
  return number !== undefined && Number.isInteger(number) && number >= 400 && number < 600 ? number : undefined;
};

function fieldErrors(value: Loose | undefined): FieldError[] | undefined {
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

/** Status line, headers and timestamps, which a body lacks. */
function readAround(text: string): PastedError {
  const statuses = statusesIn(text).filter((found) => found >= 400);
  return defined({
    status: statuses.length === 1 ? statuses[0] : undefined,
    request_id: /\breq_[a-z0-9]{8,32}\b/i.exec(text)?.[0],
    retry_after_seconds: seconds(/\bretry-after["']?\s{0,4}[:=]\s{0,4}["']?(\d{1,6})\b/i.exec(text)?.[1]),
    time: (isoTime.exec(text) ?? /\b[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT\b/.exec(text))?.[0],
  });
}

const isoTime = /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?/;

/** Without the fields that hold nothing, so that spreading one record over another only adds. */
function defined<T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
