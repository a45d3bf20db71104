/**
 * Room `yaml`: the one reader of YAML. In: a text. Out: nodes with their places, or problems that say what to
 * type.
 */
import { YAMLException } from 'js-yaml-5';
import {
  Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  YAMLParseError,
} from 'yaml';
import type { SourceText, Span } from '../kit/source-text.ts';
import { compose } from './read.ts';

/** Reads YAML 1.2, without a check for duplicates: they are ours to report, with both places. Empty, with one of `errors`, when the syntax is wrong. */
export function parseYaml({ text }: SourceText): Document {
  try {
    return compose(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const doc = new Document(undefined);
    const at = error.mark?.position ?? 0;
    doc.errors.push(new YAMLParseError([at, at + 1], 'IMPOSSIBLE', error.reason));
    return doc;
  }
}

/** Calls `see` for a node and every node below it, keys included. */
export function eachNode(node: unknown, see: (node: Node) => void): void {
  if (!isNode(node)) return;
  see(node);
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      eachNode(key, see);
      eachNode(value, see);
    }
  } else if (isSeq(node)) for (const item of node.items) eachNode(item, see);
}

export type Path = readonly PropertyKey[];

/** Where the value at `path` stands; the key of its nearest parent when the value is missing. */
export function spanOfValue(doc: Document, path: Path): Span {
  const found = walk(doc, path);
  const { node, pair } = found;
  // A map or list starts at its first child; pointing at the key says more.
  if (found.depth < path.length || (isCollection(node) && !node.flow)) return keySpan(pair) ?? nodeSpan(node);
  return nodeSpan(node);
}

/** Where the key at `path` stands. */
export function spanOfKey(doc: Document, path: Path): Span {
  const found = walk(doc, path);
  return (found.depth === path.length ? keySpan(found.pair) : undefined) ?? spanOfValue(doc, path);
}

/** The value at `path`, when there is one. */
export function nodeAt(doc: Document, path: Path): unknown {
  const { node, depth } = walk(doc, path);
  return depth === path.length ? node : undefined;
}

export function nodeSpan(node: unknown): Span {
  const range = (node as { range?: [number, number, number] | null } | null | undefined)?.range;
  return range ? { start: range[0], end: Math.max(range[0] + 1, range[1]) } : { start: 0, end: 1 };
}

function walk(doc: Document, path: Path) {
  let node: unknown = doc.contents;
  let pair: Pair | undefined;
  let depth = 0;
  for (const step of path) {
    if (isMap(node)) {
      const next = findPair(node, step);
      if (!next) break;
      pair = next;
      node = next.value;
    } else if (isCollection(node)) {
      const item: unknown = node.items[Number(step)];
      if (item === undefined) break;
      node = item;
      pair = undefined;
    } else break;
    depth++;
  }
  return { node, pair, depth };
}

/** The name that a key has in the data that is read: `null` and `~` have none. */
export const nameOf = ({ key }: Pair): string | undefined => (isScalar(key) ? String(key.value ?? '') : undefined);

/** Maps are looked up often (once per problem and path step), so their keys are indexed once. */
const keyIndex = new WeakMap<YAMLMap, Map<string, Pair>>();

export function findPair(map: YAMLMap, key: PropertyKey): Pair | undefined {
  let index = keyIndex.get(map);
  if (!index) {
    index = new Map();
    for (const pair of map.items) {
      const name = nameOf(pair);
      if (name !== undefined && !index.has(name)) index.set(name, pair);
    }
    keyIndex.set(map, index);
  }
  return index.get(String(key));
}

const keySpan = (pair: Pair | undefined): Span | undefined => (pair ? nodeSpan(pair.key) : undefined);
