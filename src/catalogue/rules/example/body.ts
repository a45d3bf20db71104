import { isObject, type JsonFault, jsonFault, jsonPlace } from '../../../kit/json.ts';
import type { Span } from '../../../kit/source-text.ts';
import type { Problem } from '../../../report/problem.ts';
import type { Path } from '../../../yaml/walk.ts';
import type { RuleContext } from '../context.ts';
import { exampleFaults } from './faults.ts';

const { problem } = exampleFaults;

/** The JSON body of an example. */
export interface Body {
  value: Record<string, unknown>;
  /** Where the key at a path in the body stands, or its value; without such a path, the first character. */
  key(...path: (string | number)[]): Span;
  token(...path: (string | number)[]): Span;
}

/** The body must be JSON that prints back as written: then no key is doubled and no number altered. */
export function readBody({ report, inText }: RuleContext, path: Path, text: string, start: number): Body | undefined {
  const place: Place = (offset, length) => inText(path, start + offset, length);
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
  if (fault) return void report(faultProblem(fault, place));
  const parsed: unknown = JSON.parse(text);
  if (!isObject(parsed)) return void report(problem('CAT-EXAMPLE-OBJECT', place(0, 1)));
  const printed = JSON.stringify(parsed, null, 2);
  const difference = text.split('').findIndex((unit, i) => unit !== printed[i]);
  const offset = Math.max(0, difference);
  const number = alteredNumber(text, offset);
  report(
    number
      ? problem('CAT-EXAMPLE-NUMBER', place(number.offset, number.text.length), number)
      : problem('CAT-EXAMPLE-LAYOUT', place(offset, 1)),
  );
  return { value: parsed, ...places };
}

function faultProblem({ message, help, offset, length, first, text }: JsonFault, place: Place): Problem {
  const at = place(offset, length);
  if (first) {
    const other = { at: place(first.offset, first.length), label: 'first here' };
    return problem('CAT-EXAMPLE-JSON-TWICE', at, { key: first.key }, { other });
  }
  const edit = text === undefined ? undefined : { ...at, text };
  return problem('CAT-EXAMPLE-JSON', at, { message, help }, { edit });
}

type Place = (offset: number, length: number) => Span;

/** The number at an offset, if JSON does not print it as it is written. */
function alteredNumber(text: string, at: number): { text: string; value: string; offset: number } | undefined {
  for (const { 0: written, index: offset } of text.matchAll(/(?<=[:[,]\s*)-?\d[\d.eE+-]*/g))
    if (offset <= at && at <= offset + written.length && JSON.stringify(Number(written)) !== written)
      return { text: written, value: JSON.stringify(Number(written)), offset };
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
