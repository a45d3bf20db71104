import type { Fields } from './object.ts';
import { fieldName } from './object.ts';
import { type PastedError, toPastedError } from './pasted-error.ts';
import type { Shape } from './shape.ts';

/** Errors written as XML: `<error><code>X</code><message>...</message></error>`. HTML uses `<code>` for other things. */
export function readElements(text: string, shape: Shape): PastedError[] {
  if (!/<(?:\w+:)?code[\s>]/i.test(text)) return [];
  const objects: Fields[] = [new Map()];
  for (const [, name = '', value = ''] of text.matchAll(element)) {
    const field = fieldName(name);
    if (objects.at(-1)?.has(field)) objects.push(new Map());
    objects.at(-1)?.set(field, value);
    if (objects.length > maxErrors) break;
  }
  return objects.flatMap((fields) => {
    const body = fields.size > 1 ? toPastedError(fields, undefined, shape) : undefined;
    return body?.code === undefined ? [] : [body];
  });
}

const maxErrors = 50;
const names = 'code|type|message|param|suggestion|request_?id|doc_?url|retryable';
const opening = `<(?:\\w{1,20}:)?(${names})(?: [^<>]{0,200})?>`;
const element = new RegExp(`${opening}\\s{0,40}([^<>]{1,1000}?)\\s{0,40}</`, 'gi');
