import { jsonFault } from '../json.ts';
import { closest, quote } from '../problem.ts';
import type { Entry, Head } from '../schema.ts';
import type { Path } from '../source.ts';
import { docUrl } from '../urls.ts';
import type { RuleContext } from './context.ts';
import { isCode } from './identity.ts';

/** The JSON body of an example. */
export interface Body {
  value: Record<string, unknown>;
  /** Offset of the body in the message. */
  start: number;
  text: string;
}

/** The body must be JSON that prints back as written: then no key is doubled and no number altered. */
export function readBody(context: RuleContext, path: Path, text: string, start: number): Body | undefined {
  const place = (offset: number, length: number) => context.inText(path, start + offset, length);
  const value = parseCanonical(text);
  if (value !== undefined) return { value, start, text };
  const fault = jsonFault(text);
  if (fault) {
    const { message, help, offset, length, first } = fault;
    const other = first && { at: place(first.offset, first.length), label: 'first here' };
    context.report({ id: 'CAT-EXAMPLE', message: `the body is not JSON: ${message}`, at: place(offset, length), ...(other && { other }), help });
    return undefined;
  }
  const parsed: unknown = JSON.parse(text);
  if (!isObject(parsed)) {
    context.report({ id: 'CAT-EXAMPLE', message: 'the body is not a JSON object', at: place(0, 1), help: 'write the whole body as the API sends it' });
    return undefined;
  }
  const printed = JSON.stringify(parsed, null, 2);
  const difference = Math.max(
    0,
    text.split('').findIndex((unit, i) => unit !== printed[i]),
  );
  const number = alteredNumber(text, difference);
  const message = number ? `the number ${number.text} prints back as ${JSON.stringify(Number(number.text))}` : 'the body prints back in another layout';
  const help = number
    ? 'write it with at most 15 digits, without ".0" and exponent'
    : 'lay it out as JSON.stringify(body, null, 2) does; the caret marks the first difference';
  context.report({ id: 'CAT-EXAMPLE', message, at: number ? place(number.offset, number.text.length) : place(difference, 1), help });
  return { value: parsed, start, text };
}

/** The number at an offset, if JSON does not print it as it is written. */
function alteredNumber(text: string, at: number): { text: string; offset: number } | undefined {
  for (const { 0: written, index: offset } of text.matchAll(/(?<=[:[,]\s*)-?\d[\d.eE+-]*/g))
    if (offset <= at && at <= offset + written.length && JSON.stringify(Number(written)) !== written) return { text: written, offset };
  return undefined;
}

/** The object, when the text is exactly what JSON prints for it. */
function parseCanonical(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && JSON.stringify(value, null, 2) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The error object of the body is this entry's: its `code`, `type`, `doc_url` and `retryable`, and only documented fields. */
export function checkEnvelope(context: RuleContext, code: string, entry: Partial<Entry>, path: Path, body: Body): void {
  const { head, report } = context;
  const error = body.value[head.envelope.root];
  const token = (key: string) => {
    const match = new RegExp(`"${key}":\\s*("(?:[^"\\\\]|\\\\.)*"|[\\w.-]+)`).exec(body.text);
    return context.inText(path, body.start + (match ? match.index + match[0].length - (match[1]?.length ?? 0) : 0), match?.[1]?.length ?? 1);
  };
  const keyToken = (key: string) => context.inText(path, body.start + Math.max(0, body.text.indexOf(`"${key}"`)), key.length + 2);
  if (typeof error !== 'object' || error === null) {
    report({
      id: 'CAT-EXAMPLE',
      message: `the body has no "${head.envelope.root}" object`,
      at: context.inText(path, body.start, 1),
      help: `put the error under "${head.envelope.root}"`,
    });
    return;
  }
  const fields = error as Record<string, unknown>;
  const own = {
    // What is itself wrong is reported at the entry; the body need not repeat it.
    ...(isCode(head, code) && { code, doc_url: docUrl(head.doc_urls, code) }),
    ...(entry.type !== undefined && Object.hasOwn(head.types, entry.type) && { type: entry.type }),
    ...(entry.retry && { retryable: entry.retry.retryable }),
  };
  const ownPlace: Record<string, Path> = {
    code: ['errors', code],
    type: ['errors', code, 'type'],
    doc_url: ['doc_urls', 0],
    retryable: ['errors', code, 'retry', 'retryable'],
  };
  for (const [key, value] of Object.entries(own)) {
    if (!Object.hasOwn(fields, key))
      report({
        id: 'CAT-EXAMPLE',
        message: `the body has no "${key}"`,
        at: context.inText(path, body.start, 1),
        help: `add "${key}": ${JSON.stringify(value)}`,
      });
    else if (fields[key] !== value)
      report({
        id: 'CAT-EXAMPLE',
        message: `the body's ${key} is ${quote(fields[key])}, the entry's is ${quote(value)}`,
        at: token(key),
        other: { at: context.value(ownPlace[key] ?? []), label: 'the entry' },
        help: `write ${JSON.stringify(value)}`,
      });
  }
  checkFields(context, head, fields, keyToken, token);
}

function checkFields(
  { report }: RuleContext,
  head: Head,
  fields: Record<string, unknown>,
  keyToken: (key: string) => { start: number; end: number },
  token: (key: string) => { start: number; end: number },
): void {
  const known = head.envelope.fields;
  for (const [key, value] of Object.entries(fields)) {
    const field = Object.hasOwn(known, key) ? known[key] : undefined;
    const near = closest(key, Object.keys(known));
    if (!field)
      report({
        id: 'CAT-EXAMPLE',
        message: `"${key}" is not a field of the error object`,
        at: keyToken(key),
        help: `${near ? `did you mean "${near}"? ` : ''}Documented: ${Object.keys(known).join(', ')}`,
      });
    else if (jsonType(value) !== field.type && !(field.nullable && value === null))
      report({
        id: 'CAT-EXAMPLE',
        message: `"${key}" is ${jsonType(value)}, documented as ${field.type}`,
        at: token(key),
        help: `write a value of type ${field.type}`,
      });
  }
  for (const [key, field] of Object.entries(known)) {
    if (field.presence === 'always' && !Object.hasOwn(fields, key))
      report({ id: 'CAT-EXAMPLE', message: `the body has no "${key}", which is always sent`, at: keyToken(head.envelope.root), help: `add "${key}"` });
  }
}

const jsonType = (value: unknown) => (Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : value === null ? 'null' : typeof value);
