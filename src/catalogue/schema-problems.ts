import { type Document, isMap } from 'yaml';
import type { z } from 'zod';
import { closest, suggest } from '../kit/suggest.ts';
import { quote } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { nodeAt, type Path, spanOfKey, spanOfValue } from '../yaml/walk.ts';

type Issue = z.core.$ZodIssue;

/** zod's issues as problems that point at the token and say what to type. `schema` is asked for the fields allowed at a path. */
export function shapeProblems(issues: readonly Issue[], doc: Document, prefix: Path, schema: z.ZodType): Problem[] {
  const single = issues.flatMap(unfold);
  const misspelt = new Set(single.flatMap((issue) => misspellings(issue, schema)));
  const seen = new Set<string>();
  return single.flatMap((issue) => {
    // A wrong type fails other checks of the same value too, and a misspelt field is also missing: only the cause is worth saying.
    const place = issue.path.join('/');
    const isConsequence = issue.code !== 'unrecognized_keys' && (seen.has(place) || misspelt.has(place));
    seen.add(place);
    return isConsequence ? [] : explain(issue, doc, prefix, schema);
  });
}

/** Of a choice, what keeps it from being the alternative that it comes closest to. */
function unfold(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const nearest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
  return depth(nearest) > 0
    ? nearest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue)
    : [issue];
}

/** Paths of the fields that the unknown fields of an issue stand for. */
function misspellings(issue: Issue, schema: z.ZodType): string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const allowed = fieldsAt(schema, issue.path);
  return issue.keys.flatMap((key) => closest(key, allowed) ?? []).map((name) => [...issue.path, name].join('/'));
}

function explain(issue: Issue, doc: Document, prefix: Path, schema: z.ZodType): Problem[] {
  const path = [...prefix, ...issue.path];
  const at = spanOfValue(doc, path);
  const name = nameOf(path);
  const isMissing = issue.input === undefined && !has(doc, path);
  const problem = (rule: Problem['rule'], message: string, help: string): Problem[] => [{ rule, message, at, help }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        rule: 'CAT-FIELD',
        message: `unknown field ${quote(key)}`,
        at: spanOfKey(doc, [...path, key]),
        help:
          path.length === 0 && isEntry(doc, key)
            ? 'indent the entry below "errors": its code by 2 spaces'
            : suggestField(key, fieldsAt(schema, issue.path), doc, path),
      }));
    case 'invalid_type': {
      const wanted = isDate(schema, issue.path) ? 'a date like 2026-11-22' : expectation(issue.expected);
      if (isMissing)
        return problem(
          'CAT-MISSING',
          `${ownerOf(path)} has no ${name}`,
          `add "${String(path.at(-1))}: ..." (${wanted})`,
        );
      if (wanted === 'a text' && isBlockMap(doc, path))
        return problem('CAT-TYPE', `${name} holds ": ", so it is read as a map`, 'put the whole text in double quotes');
      const help = issue.input === null ? fill(wanted, schema, issue.path) : mend(issue.input, wanted);
      return problem('CAT-TYPE', `${name} is ${kindOf(issue.input)}, expected ${wanted}`, help);
    }
    case 'invalid_value': {
      if (isMissing)
        return problem(
          'CAT-MISSING',
          `${ownerOf(path)} has no ${name}`,
          `add "${String(path.at(-1))}: ..." (${issue.values.join(', ')})`,
        );
      if (issue.input === null) return problem('CAT-VALUE', `${name} is empty`, suggest('', issue.values.map(String)));
      if (issue.values.some((value) => value !== issue.input && String(value) === issue.input))
        return problem('CAT-VALUE', `${name} cannot be the text ${quote(issue.input)}`, 'remove the quotes');
      return problem(
        'CAT-VALUE',
        `${name} cannot be ${quote(issue.input)}`,
        suggest(String(issue.input), issue.values.map(String)),
      );
    }
    case 'invalid_union':
      return problem('CAT-TYPE', `${name} is ${kindOf(issue.input)}`, 'write "all" or a list of {operation, when}');
    case 'invalid_key': {
      const help = `it ${issue.issues[0]?.message ?? issue.message}`;
      return [
        {
          rule: 'CAT-VALUE',
          message: `${name} cannot be a key of ${nameOf(path.slice(0, -1))}`,
          at: spanOfKey(doc, path),
          help,
        },
      ];
    }
    case 'too_small':
    case 'too_big': {
      if (issue.origin === 'string') return problem('CAT-TEXT', `${name} is empty`, fill('a text', schema, issue.path));
      if (issue.origin !== 'array')
        return problem(
          'CAT-VALUE',
          `status ${quote(issue.input)} is not an error status`,
          'an error status is 400 to 599',
        );
      const { length } = issue.input as unknown[];
      const bound = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
      return problem('CAT-TEXT', `${name} has ${length === 0 ? 'no item' : `${length} items`}`, `write ${bound}`);
    }
    default:
      return problem('CAT-TEXT', `${name} cannot be ${quote(issue.input)}`, `it ${issue.message}`);
  }
}

/** A field that is there already is not meant. */
function suggestField(key: string, allowed: string[], doc: Document, path: Path): string {
  const missing = allowed.filter((name) => !has(doc, [...path, name]));
  return suggest(key, allowed, missing);
}

/** Whether an entry stands beside the fields of the head. */
const isEntry = (doc: Document, key: string): boolean => has(doc, [key, 'status']) || has(doc, [key, 'lifecycle']);

/** `"title"`, or `item 2 of "fix"`. */
function nameOf(path: Path): string {
  const last = path.at(-1);
  return typeof last === 'number'
    ? `item ${last + 1} of ${nameOf(path.slice(0, -1))}`
    : `"${String(last ?? 'the file')}"`;
}

/** The code, the field or the item that lacks something. */
function ownerOf(path: Path): string {
  if (path.length === 1) return 'the file';
  return path[0] === 'errors' && path.length === 3 ? String(path[1]) : nameOf(path.slice(0, -1));
}

function isBlockMap(doc: Document, path: Path): boolean {
  const node = nodeAt(doc, path);
  return isMap(node) && !node.flow;
}

function mend(input: unknown, wanted: string): string {
  if (wanted === 'a text') return 'put it in quotes';
  const isQuoted = typeof input === 'string' && (wanted === 'true or false' ? /^(?:true|false)$/ : /^\d+$/).test(input);
  if (wanted === 'a list') return 'write a list, each item as "- text"';
  return isQuoted ? 'remove the quotes' : `write ${wanted}`;
}

/** What to do where nothing stands: what has to be there cannot be removed. */
function fill(wanted: string, schema: z.ZodType, path: Path): string {
  const what = wanted === 'a text' ? 'write the text' : mend(null, wanted);
  if (typeof path.at(-1) === 'number') return `${what}, or remove the item`;
  return defAt(schema, path)?._zod.def.type === 'optional' ? `${what}, or remove the field` : what;
}

const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));

function has(doc: Document, path: Path): boolean {
  return nodeAt(doc, path) !== undefined;
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
const fieldsAt = (schema: z.ZodType, path: Path): string[] =>
  Object.keys(inside(defAt(schema, path))?._zod.def.shape ?? {});

const isDate = (schema: z.ZodType, path: Path): boolean => inside(defAt(schema, path))?._zod.def.format === 'date';

/** The part of the schema at `path`, as it is declared there. */
const defAt = (schema: z.ZodType, path: Path): Def | undefined =>
  path.reduce<Def | undefined>(
    (def, step) => {
      const { shape, element, valueType } = inside(def)?._zod.def ?? {};
      return shape && Object.hasOwn(shape, step) ? shape[step as string] : (element ?? valueType);
    },
    schema as unknown as Def,
  );

/** Without what only wraps it; of a choice, the part that has fields. */
function inside(def: Def | undefined): Def | undefined {
  const { innerType, options } = def?._zod.def ?? {};
  if (innerType) return inside(innerType);
  return options?.find((option) => option._zod.def.element || option._zod.def.shape) ?? def;
}

interface Def {
  _zod: {
    def: {
      type: string;
      shape?: Record<string, Def>;
      element?: Def;
      valueType?: Def;
      innerType?: Def;
      options?: Def[];
      format?: string;
    };
  };
}
