import { compact } from '../../kit/compact.ts';
import { readElements } from './elements.ts';
import { readObject } from './object.ts';
import { type PastedError, toPastedError } from './pasted-error.ts';
import type { Shape } from './shape.ts';
import { statusesIn } from './statuses.ts';

export interface Paste {
  /** Error bodies, the API's own first; values outside of any body are added to the only one. */
  bodies: PastedError[];
  /** What stands around the bodies: status line, headers, log prefix. */
  around: PastedError;
}

/** Structure: the error bodies of a text, whole, flat, escaped in a log line, dumped by a program, or cut off. */
export function readBodies(text: string, shape: Shape): Paste {
  const around = readAround(text, shape);
  const found = [...objectsIn(text, shape), ...readElements(text, shape)];
  const bodies = found.toSorted((a, b) => Number(b.isOwn ?? false) - Number(a.isOwn ?? false));
  const [only] = bodies;
  return { bodies: only && bodies.length === 1 ? [{ ...around, ...only }] : bodies, around };
}

const maxBodies = 200;
const lookBack = 4000;

function objectsIn(text: string, shape: Shape): PastedError[] {
  const bodies: PastedError[] = [];
  const known = new Set<string>();
  let end = 0;
  // What is no body after all is read again from the next place; the budget keeps that from being quadratic.
  let budget = 250_000;
  for (const anchor of text.matchAll(shape.start)) {
    if (bodies.length >= maxBodies || budget < 0) break;
    if (anchor.index < end) continue;
    const after = anchor.index + anchor[0].length;
    const start = anchor[1] === undefined ? objectAround(text, anchor.index, end) : opening(text, after);
    if (start < 0) continue;
    const read = readObject(text, start);
    budget -= read.end - start + (anchor.index - start);
    const body = toPastedError(read.value, read.cutIn, shape, known);
    if (!body) continue;
    if (body.isOwn && !body.codeIsCut && body.code !== undefined) known.add(body.code);
    // Somebody else's error may hold the API's, and is not read over it.
    end = body.isOwn ? read.end : after;
    bodies.push(body);
  }
  return bodies;
}

const wholeWord = ({ source }: RegExp) => new RegExp(`(?<![\\w-])(?:${source})(?![\\w-])`, 'i');

/** The bracket that opens the value here: `{`, `map[`, `ErrorBody(`, `array(2) {`; -1 when there is none. */
function opening(text: string, at: number): number {
  opener.lastIndex = at;
  return opener.test(text) ? opener.lastIndex - 1 : -1;
}

const opener = /(?:\w{0,40}(?:\(\d{1,6}\))?\s{0,12})[{(]|map\[/y;

/** Start of the object or line that holds `at`: the bracket that is still open there. */
function objectAround(text: string, at: number, from: number): number {
  let depth = 0;
  const first = Math.max(from, at - lookBack);
  for (let back = at - 1; back >= first; back--) {
    const char = text[back];
    if (char === '}' || char === ')') depth++;
    else if ((char === '{' || char === '(') && depth-- === 0) return back;
    else if (char === '[' && depth === 0 && text.startsWith('map', back - 3)) return back;
    else if (char === '\n' && depth === 0 && /[^\s"'\\,{[]/.test(text[back + 1] ?? '')) return back + 1;
  }
  return first;
}

/** Status line, headers and timestamps, which a body lacks. */
function readAround(text: string, { requestId }: Shape): PastedError {
  const statuses = statusesIn(text).filter((found) => found >= 400);
  const wait = /\bretry-after["'\\]{0,8}\s{0,4}[:=,]\s{0,4}["'\\]{0,8}(\d{1,6})\b/i.exec(text)?.[1];
  return compact({
    status: statuses.length === 1 ? statuses[0] : undefined,
    request_id: requestId && wholeWord(requestId).exec(text)?.[0],
    retry_after_seconds: wait === undefined ? undefined : Number(wait),
    time: (isoTime.exec(text) ?? httpTime.exec(text))?.[0],
  });
}

const isoTime = /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?/;
const httpTime = /\b[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT\b/;
