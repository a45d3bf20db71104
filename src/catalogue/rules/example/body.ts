import { jsonFault, jsonPlace } from '../../../kit/json.ts';
import type { Span } from '../../../kit/source-text.ts';
import type { Path } from '../../../yaml/walk.ts';
import type { RuleContext } from '../context.ts';

/** The JSON body of an example. */
export interface Body {
  value: Record<string, unknown>;
  /** Where the key at a path in the body stands, or its value; without such a path, the first character. */
  key(...path: (string | number)[]): Span;
  token(...path: (string | number)[]): Span;
}

/** The body must be JSON that prints back as written: then no key is doubled and no number altered. */
export function readBody(context: RuleContext, path: Path, text: string, start: number): Body | undefined {
  const place = (offset: number, length: number) => context.inText(path, start + offset, length);
  const find = (part: 'key' | 'value', steps: (string | number)[]) => {
    const { offset, length } = jsonPlace(text, steps)?.[part] ?? { offset: 0, length: 1 };
    return place(offset, Math.min(length, text.slice(offset).search(/\n|$/)));
  };
  const places = {
    key: (...steps: (string | number)[]) => find('key', steps),
    token: (...steps: (string | number)[]) => find('value', steps),
  };
  const value = parseCanonical(text);
  if (value !== undefined) return { value, ...places };
  const fault = jsonFault(text);
  if (fault) {
    const { message, help, offset, length, first } = fault;
    const other = first && { at: place(first.offset, first.length), label: 'first here' };
    context.report({
      rule: 'CAT-EXAMPLE',
      message: `the body is not JSON: ${message}`,
      at: place(offset, length),
      ...(other && { other }),
      help,
    });
    return undefined;
  }
  const parsed: unknown = JSON.parse(text);
  if (!isObject(parsed)) {
    context.report({
      rule: 'CAT-EXAMPLE',
      message: 'the body is not a JSON object',
      at: place(0, 1),
      help: 'write the whole body as the API sends it',
    });
    return undefined;
  }
  const printed = JSON.stringify(parsed, null, 2);
  const difference = Math.max(
    0,
    text.split('').findIndex((unit, i) => unit !== printed[i]),
  );
  const number = alteredNumber(text, difference);
  const message = number
    ? `the number ${number.text} prints back as ${JSON.stringify(Number(number.text))}`
    : 'the body prints back in another layout';
  const help = number
    ? 'write it with at most 15 digits, without ".0" and exponent'
    : 'lay it out as JSON.stringify(body, null, 2) does; the caret marks the first difference';
  context.report({
    rule: 'CAT-EXAMPLE',
    message,
    at: number ? place(number.offset, number.text.length) : place(difference, 1),
    help,
  });
  return { value: parsed, ...places };
}

/** The number at an offset, if JSON does not print it as it is written. */
function alteredNumber(text: string, at: number): { text: string; offset: number } | undefined {
  for (const { 0: written, index: offset } of text.matchAll(/(?<=[:[,]\s*)-?\d[\d.eE+-]*/g))
    if (offset <= at && at <= offset + written.length && JSON.stringify(Number(written)) !== written)
      return { text: written, offset };
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

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
