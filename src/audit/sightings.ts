import { keyField, rootSteps } from '../catalogue/envelope.ts';
import type { Catalogue } from '../catalogue/model.ts';
import { decoded } from '../catalogue/urls.ts';
import { isObject } from '../kit/json.ts';
import type { Path } from '../yaml/walk.ts';
import { createDocUrls } from './doc-urls.ts';
import { type Observation, observe } from './observe.ts';
import type { Setting } from './setting.ts';

/** What a response of an OpenAPI document says of an error. */
interface Sighting {
  observation: Observation;
  /** Below the response: where it stands, or where a field of its body stands. */
  path: (field?: string) => Path;
}

/** Whole bodies in examples; and codes in the values a schema allows for `code`, in parts of examples, and as words of descriptions. */
export function* sightings(response: unknown, catalogue: Catalogue, setting: Setting): Generator<Sighting> {
  const { head, byCode } = catalogue;
  const bodiesOf = { ...head, codeOfUrl: createDocUrls(catalogue).codeIn };
  const key = keyField(head.envelope);
  const seen = new Set<unknown>();
  for (const [path, body] of bodies(mapOf(response))) {
    for (const observation of observe(body, bodiesOf, setting)) {
      seen.add(observation.code);
      const inside = observation.form === 'envelope' ? [...path, ...rootSteps(head.envelope)] : path;
      yield { observation, path: (field) => (field === undefined ? path : [...inside, field]) };
    }
  }
  const pattern = new RegExp(head.code_pattern);
  for (const [path, code] of mentions(response, [], key, (word) => byCode.has(word))) {
    if (seen.has(code) || !pattern.test(code)) continue;
    seen.add(code);
    yield { observation: { form: 'mention', fields: {}, code, path: [], ...setting }, path: () => path };
  }
}

/** Examples of the whole body. Those of a part of it may lack what surrounds them. */
function* bodies(response: Record<string, unknown>): Generator<[Path, unknown]> {
  for (const [type, media] of Object.entries(mapOf(response.content))) {
    const { example, examples, schema } = mapOf(media);
    const at = ['content', type];
    yield [[...at, 'example'], example];
    for (const [name, { value }] of Object.entries(mapOf(examples)).map(
      ([name, inner]) => [name, mapOf(inner)] as const,
    ))
      yield [[...at, 'examples', name, 'value'], value];
    yield [[...at, 'schema', 'example'], mapOf(schema).example];
    for (const [i, value] of listOf(mapOf(schema).examples).entries()) yield [[...at, 'schema', 'examples', i], value];
  }
  for (const [type, value] of Object.entries(mapOf(response.examples))) yield [['examples', type], value];
}

function* mentions(
  value: unknown,
  path: Path,
  name: string,
  isCode: (word: string) => boolean,
): Generator<[Path, string]> {
  if (path.length > maxDepth || typeof value !== 'object' || value === null) return;
  const map = mapOf(value);
  if (isWord(map[name])) yield [[...path, name], String(map[name])];
  const schema = mapOf(mapOf(map.properties)[name]);
  for (const key of ['const', 'example', 'default', 'enum', 'examples']) {
    const at = [...path, 'properties', name, key];
    const values = Array.isArray(schema[key])
      ? schema[key].map((item, i) => [[...at, i], item] as const)
      : [[at, schema[key]] as const];
    for (const [place, item] of values) if (isWord(item)) yield [place, String(item)];
  }
  if (typeof map.description === 'string')
    for (const [word] of map.description.matchAll(/[A-Za-z0-9_](?:[\w.-]*\w)?/g))
      if (isCode(word)) yield [[...path, 'description'], word];
  for (const [key, inner] of Object.entries(value)) yield* mentions(inner, [...path, key], name, isCode);
}

const isWord = (value: unknown): boolean => typeof value === 'string' || Number.isInteger(value);

const maxDepth = 14;

export const mapOf = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const maxHops = 20;

/** Where a path of the resolved document is written: over each `$ref` on the way to what it names. */
export function writtenPath(document: unknown, path: Path): Path {
  let written: PropertyKey[] = [];
  let node = document;
  for (const step of path) {
    for (let hops = 0; hops < maxHops; hops++) {
      const { $ref } = mapOf(node);
      if (typeof $ref !== 'string' || !$ref.startsWith('#/')) break;
      written = $ref
        .slice(2)
        .split('/')
        .map((part) => decoded(part).replaceAll('~1', '/').replaceAll('~0', '~'));
      node = written.reduce<unknown>(child, document);
    }
    node = child(node, step);
    written.push(step);
  }
  return written;
}

const child = (node: unknown, step: PropertyKey): unknown =>
  typeof node === 'object' && node !== null && Object.hasOwn(node, step)
    ? (node as Record<PropertyKey, unknown>)[step]
    : undefined;
