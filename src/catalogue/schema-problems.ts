import { isMap, isScalar } from 'yaml';
import { type Edit, lineStart, type Span } from '../kit/source-text.ts';
import { closest, suggest } from '../kit/suggest.ts';
import { quote } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { yamlText } from '../yaml/edit.ts';
import { syntaxFaults } from '../yaml/syntax-rules.ts';
import { nodeAt, type Path, spanOfKey, spanOfValue } from '../yaml/walk.ts';
import { fieldsAt, isDateAt, requiredAt } from './json-schema.ts';
import { entriesAtMargin, entryAside, has, hasNoEntry, looksLikeEntry, type Place } from './schema-aside.ts';
import { schemaFaults } from './schema-faults.ts';
import { operation, operationForm } from './schema-parts.ts';
import { asDate, fillIn, howTo, type Issue, kindOf, nameOf, ownerOf, wantedAt } from './schema-words.ts';

/** zod's issues as problems that point at the token and say what to type. */
export function schemaProblems(issues: readonly Issue[], place: Place): Problem[] {
  const single = issues.flatMap(nearestOption);
  const misspelt = new Set(single.flatMap((issue) => misspellings(issue, place)));
  const seen = new Set<string>();
  return single.flatMap((issue) => {
    // A wrong type fails other checks of the same value too, and a misspelt field is also missing: only the cause is worth saying.
    const name = issue.path.join('/');
    const isConsequence = issue.code !== 'unrecognized_keys' && (seen.has(name) || misspelt.has(name));
    seen.add(name);
    return isConsequence ? [] : explain(issue, place);
  });
}

/** Where a value fits none of several forms: the issues of the form that it comes closest to. */
function nearestOption(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map(({ path }) => path.length));
  const nearest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
  return depth(nearest) > 0
    ? nearest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue)
    : [issue];
}

/** Paths of the fields that the unknown fields of an issue stand for. */
function misspellings(issue: Issue, { prefix }: Place): string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const allowed = fieldsAt([...prefix, ...issue.path]);
  return issue.keys
    .flatMap((key) => gluedField(key, allowed) ?? closest(key, allowed) ?? [])
    .map((name) => [...issue.path, name].join('/'));
}

/** `state:active` in brackets is one name, where `state` and its value are meant. */
const gluedField = (key: string, allowed: readonly string[]): string | undefined =>
  allowed.find((name) => key.startsWith(`${name}:`));

/** One issue, with all that its explanation needs. */
interface Fault {
  issue: Issue;
  place: Place;
  path: Path;
  name: string;
  at: Span;
}

function explain(issue: Issue, place: Place): Problem[] {
  const path = [...place.prefix, ...issue.path];
  const fault = { issue, place, path, name: nameOf(path), at: spanOfValue(place.doc, path) };
  if (issue.code === 'unrecognized_keys') return unknownFields(fault, issue.keys);
  if (issue.input === undefined && !has(place.doc, path) && issue.code !== 'invalid_key') return [missing(fault)];
  return [(explainers.get(issue.code) ?? otherForm)(fault)];
}

const { problem } = schemaFaults;

type Explainer = (fault: Fault) => Problem;

const explainers = new Map<Issue['code'], Explainer>([
  ['invalid_type', wrongType],
  ['invalid_value', wrongValue],
  ['invalid_union', ({ issue, at, name }) => problem('CAT-TYPE-CHOICE', at, { name, kind: kindOf(issue.input) })],
  ['invalid_key', wrongKey],
  ['too_small', wrongSize],
  ['too_big', wrongSize],
]);

function otherForm({ issue, path, at, name }: Fault): Problem {
  const { message, edit } = asOperation(issue.input, issue.message, at);
  const day = isDateAt(path) ? asDate(String(issue.input)) : undefined;
  const offered = day === undefined ? edit : { ...at, text: day };
  return problem('CAT-TEXT-FORM', at, { name, value: quote(issue.input), message }, { edit: offered });
}

/** `post https://api.example.com/v2/tags` as the operation `POST /v2/tags`. */
function asOperation(written: unknown, message: string, at: Span): { message: string; edit?: Edit } {
  const [, method = '', path = ''] = /^(\w+)\s+(?:https?:\/\/[^/\s]+)?(\/\S*)$/i.exec(String(written)) ?? [];
  const text = `${method.toUpperCase()} ${path}`;
  if (message !== operationForm || !operation.safeParse(text).success) return { message };
  return { message: `must be a method and a path: ${quote(text)}`, edit: { ...at, text: yamlText(text) } };
}

/** Where "errors" is empty, its entries stand at its own column: the first speaks for all. */
function unknownFields(fault: Fault, keys: readonly string[]): Problem[] {
  const { place, path } = fault;
  const entries = keys.filter((key) => looksLikeEntry(place.doc, [...path, key]));
  const [first] = path.length === 0 && hasNoEntry(place.doc) ? entries : [];
  return keys
    .filter((key) => first === undefined || key === first || !entries.includes(key))
    .map((key) => (key === first ? entriesAtMargin(place, key) : unknownField(fault, key)));
}

function unknownField({ place, path }: Fault, key: string): Problem {
  const { doc } = place;
  const at = spanOfKey(doc, [...path, key]);
  const isAside = path.length === 0 || (path[0] === 'errors' && path.length === 2);
  if (isAside && looksLikeEntry(doc, [...path, key])) return entryAside(place, [...path, key], at);
  const allowed = fieldsAt(path);
  const glued = gluedField(key, allowed);
  if (glued && place.source.text.startsWith(glued, at.start)) {
    const end = at.start + glued.length + 1;
    const edit = { start: end, end, text: ' ' };
    return syntaxFaults.problem('CAT-YAML-COLON-SPACE', { start: at.start, end }, { word: `${glued}:` }, { edit });
  }
  // A field that is there already is not meant.
  const absent = allowed.filter((name) => !has(doc, [...path, name]));
  const match = closest(key, absent);
  const values = { key: quote(key), choice: suggest(key, allowed, absent) };
  return problem('CAT-FIELD', at, values, { edit: match === undefined ? undefined : { ...at, text: match } });
}

function missing({ issue, path, name, at }: Fault): Problem {
  const wanted = issue.code === 'invalid_value' ? issue.values.join(', ') : wantedAt(issue, path);
  return problem('CAT-MISSING', at, { owner: ownerOf(path), name, field: String(path.at(-1)), wanted });
}

function wrongType({ issue, place, path, name, at }: Fault): Problem {
  const wanted = wantedAt(issue, path);
  const { input } = issue;
  const node = nodeAt(place.doc, path);
  if (input === null) {
    const written = isScalar(node) ? place.source.text.slice(at.start, at.end) : '';
    return /^null$/i.test(written) && wanted === 'a text'
      ? problem(
          'CAT-TYPE-NULL',
          at,
          { name, written: quote(written), wanted },
          { edit: { ...at, text: JSON.stringify(written) } },
        )
      : problem('CAT-TYPE-EMPTY', at, { name, wanted, help: fillIn(wanted, path) });
  }
  if (wanted === 'a text' && isMap(node) && !node.flow)
    return problem('CAT-TYPE-MAP', at, { name }, { edit: lineInQuotes(place, at) });
  const [field, ...others] = requiredAt(path);
  if (wanted === 'a map of fields' && typeof input === 'string' && field !== undefined) {
    const isFlow = /^[^\n]*[[{]/.test(place.source.text.slice(lineStart(place.source.text, at.start), at.start));
    const edit = others.length > 0 || isFlow ? undefined : { start: at.start, end: at.start, text: `${field}: ` };
    return problem('CAT-TYPE-FIELDS', at, { name, kind: kindOf(input), field, text: input }, { edit });
  }
  const { help, text } = howTo(input, wanted);
  const edit = text === undefined ? undefined : { ...at, text };
  return problem('CAT-TYPE', at, { name, kind: kindOf(input), wanted, help }, { edit });
}

function wrongValue({ issue, at, name }: Fault): Problem {
  if (issue.code !== 'invalid_value') throw new Error('not a choice');
  const values = issue.values.map(String);
  const { input } = issue;
  if (input === null) return problem('CAT-VALUE-EMPTY', at, { name, choice: suggest('', values) });
  const unquoted = issue.values.find((value) => value !== input && String(value) === input);
  if (unquoted !== undefined)
    return problem('CAT-VALUE-QUOTED', at, { name, value: quote(input) }, { edit: { ...at, text: String(unquoted) } });
  const match = issue.values.find((value) => String(value) === closest(String(input), values));
  const edit =
    match === undefined ? undefined : { ...at, text: typeof match === 'string' ? yamlText(match) : String(match) };
  return problem('CAT-VALUE', at, { name, value: quote(input), choice: suggest(String(input), values) }, { edit });
}

function wrongKey({ issue, place, path, name }: Fault): Problem {
  const form = (issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined) ?? issue.message;
  const at = spanOfKey(place.doc, path);
  const { message, edit } = asOperation(path.at(-1), form, at);
  return problem('CAT-KEY', at, { name, owner: nameOf(path.slice(0, -1)), message }, { edit });
}

function wrongSize({ issue, path, name, at }: Fault): Problem {
  if (issue.code !== 'too_small' && issue.code !== 'too_big') throw new Error('not a size');
  if (issue.origin === 'string') return problem('CAT-TEXT-EMPTY', at, { name, help: fillIn('a text', path) });
  if (issue.origin !== 'array') return problem('CAT-STATUS', at, { value: quote(issue.input) });
  const { length } = issue.input as unknown[];
  const bound = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  return problem('CAT-ITEMS', at, { name, count: length === 0 ? 'no item' : `${length} items`, bound });
}

/** The text from `at` to the end of its line, in double quotes. */
function lineInQuotes({ source: { text } }: Place, { start }: Span): Edit | undefined {
  const [line = ''] = /^[^\n]*/.exec(text.slice(start)) ?? [];
  return /^["'[{&*!|>]/.test(line)
    ? undefined
    : { start, end: start + line.trimEnd().length, text: JSON.stringify(line.trimEnd()) };
}
