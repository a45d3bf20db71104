import type { Document } from 'yaml';
import type { z } from 'zod';
import { type Problem, quote, suggest } from './problem.ts';
import { type Path, spanOfKey, spanOfValue } from './source.ts';

type Issue = z.core.$ZodIssue;

/** zod's issues as problems that point at the token and say what to type. `schema` is asked for the fields allowed at a path. */
export function shapeProblems(issues: readonly Issue[], doc: Document, prefix: Path, schema: z.ZodType): Problem[] {
  return issues.flatMap((issue) => explain(issue, doc, prefix, schema));
}

function explain(issue: Issue, doc: Document, prefix: Path, schema: z.ZodType): Problem[] {
  const path = [...prefix, ...issue.path];
  const at = spanOfValue(doc, path);
  const name = String(path.at(-1) ?? 'the file');
  switch (issue.code) {
    case 'unrecognized_keys': {
      const allowed = fieldsAt(schema, issue.path);
      return issue.keys.map((key) => ({
        id: 'CAT-FIELD',
        message: `unknown field ${quote(key)}`,
        at: spanOfKey(doc, [...path, key]),
        help: suggest(key, allowed),
      }));
    }
    case 'invalid_type': {
      const found = issue.input === undefined ? undefined : kindOf(issue.input);
      if (found === undefined && !has(doc, path)) {
        return [
          { id: 'CAT-MISSING', message: `${owner(prefix, issue.path)} has no "${name}"`, at, help: `add "${name}: ..." (${expectation(issue.expected)})` },
        ];
      }
      const quoted = issue.expected === 'number' || issue.expected === 'int' || issue.expected === 'boolean';
      const isText = typeof issue.input === 'string';
      return [
        {
          id: 'CAT-TYPE',
          message: `"${name}" is ${found ?? 'empty'}, expected ${expectation(issue.expected)}`,
          at,
          help:
            quoted && isText && /^(?:\d+|true|false)$/.test(String(issue.input))
              ? 'remove the quotes'
              : quoted && issue.expected === 'boolean'
                ? 'write true or false'
                : issue.expected === 'string'
                  ? 'put the text in quotes'
                  : `write ${expectation(issue.expected)}`,
        },
      ];
    }
    case 'invalid_value':
      return [{ id: 'CAT-VALUE', message: `"${name}" cannot be ${quote(issue.input)}`, at, help: suggest(String(issue.input), issue.values.map(String)) }];
    case 'invalid_union': {
      const nearest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
      if (depth(nearest) > 0) return nearest.flatMap((inner) => explain({ ...inner, path: [...issue.path, ...inner.path] } as Issue, doc, prefix, schema));
      return [
        {
          id: 'CAT-TYPE',
          message: `"${name}" is ${kindOf(issue.input)}`,
          at,
          help: name === 'endpoints' ? 'write "all" or a list of {operation, when}' : 'see content/README.md for the forms allowed here',
        },
      ];
    }
    case 'too_small':
    case 'too_big': {
      const isNumber = issue.origin === 'number' || issue.origin === 'int';
      const bound = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
      if (name === 'status')
        return [{ id: 'CAT-VALUE', message: `status ${quote(issue.input)} is not an error status`, at, help: 'an error status is 400 to 599' }];
      if (issue.origin === 'string') return [{ id: 'CAT-TEXT', message: `"${name}" is empty`, at, help: 'write the text, or remove the field' }];
      return [
        {
          id: isNumber ? 'CAT-VALUE' : 'CAT-TEXT',
          message: `"${name}" has ${isNumber ? `the value ${String(issue.input)}` : 'the wrong number of items'}, allowed is ${bound}`,
          at,
          help: isNumber ? `write a number of ${bound}` : 'add or remove items; an empty list is left out',
        },
      ];
    }
    default:
      return [{ id: 'CAT-TEXT', message: `"${name}": ${quote(issue.input)} ${issue.message}`, at, help: `"${name}" ${issue.message}` }];
  }
}

const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));

const owner = (prefix: Path, path: Path) =>
  prefix[0] === 'errors' && path.length <= 1 ? String(prefix[1]) : `"${String([...prefix, ...path].at(-2) ?? 'the file')}"`;

function has(doc: Document, path: Path): boolean {
  return doc.hasIn(path as unknown[]);
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return `${typeof value === 'string' ? 'the text' : typeof value === 'number' ? 'the number' : 'the value'} ${quote(value)}`;
}

function expectation(expected: string): string {
  const words: Record<string, string> = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a map of fields',
    record: 'a map',
  };
  return Object.hasOwn(words, expected) ? (words[expected] ?? expected) : expected;
}

/** Field names that the schema allows at `path`. */
function fieldsAt(schema: z.ZodType, path: Path): string[] {
  let def = schema as unknown as Def;
  for (const step of [...path, undefined]) {
    while (def?._zod?.def.innerType) def = def._zod.def.innerType;
    if (def?._zod?.def.options) def = def._zod.def.options.find((option) => option._zod.def.element || option._zod.def.shape) ?? def;
    if (step === undefined) break;
    const { shape, element, valueType } = def._zod.def;
    const next: Def | undefined = shape && Object.hasOwn(shape, step) ? shape[step as string] : (element ?? valueType);
    if (!next) return [];
    def = next;
  }
  return Object.keys(def._zod.def.shape ?? {});
}

interface Def {
  _zod: { def: { shape?: Record<string, Def>; element?: Def; valueType?: Def; innerType?: Def; options?: Def[] } };
}
