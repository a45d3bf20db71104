import { isCollection, isMap, isPair, isScalar, type Pair, type YAMLMap } from 'yaml';
import { type Edit, lineStart } from '../kit/source-text.ts';
import { findPair, nodeSpan } from './walk.ts';

/** Additions at one place keep the order they are given in. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let done = 0;
  for (const { start, end, text: replacement } of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(done, start) + replacement;
    done = end;
  }
  return result + text.slice(done);
}

/** Any text as a YAML key or value on one line, also between brackets. Plain where plain means the same, as people write it. */
export const yamlText = (text: string): string =>
  /^[A-Za-z][\w .;()/-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) && !text.endsWith(' ')
    ? text
    : JSON.stringify(text);

/** Sets one key of a block or flow map to a value that fits on a line. */
export function setField(text: string, map: YAMLMap, key: string, value: string): Edit {
  const pair = findPair(map, key);
  if (pair) {
    const { start, end } = nodeSpan(pair.value);
    return { start, end: text.slice(start, end).trimEnd().length + start, text: value };
  }
  if (map.flow) return beforeBracket(text, map, `, ${key}: ${value}`);
  const at = endOfBlock(text, map);
  return { start: at, end: at, text: `${indentOfMap(text, map)}${key}: ${value}${newline(text)}` };
}

/** Adds an item to the list at `key`, which is made when it is not there. */
export function appendItem(text: string, map: YAMLMap, key: string, item: string): Edit {
  const list = findPair(map, key)?.value;
  if (!isCollection(list)) {
    const at = endOfBlock(text, map);
    const indent = indentOfMap(text, map);
    return { start: at, end: at, text: `${indent}${key}:${newline(text)}${indent}  - ${item}${newline(text)}` };
  }
  if (list.flow) return beforeBracket(text, list, `, ${item}`);
  const at = endOfBlock(text, list);
  const dash = text.lastIndexOf('-', nodeSpan(list.items[0]).start);
  return { start: at, end: at, text: `${text.slice(lineStart(text, dash), dash)}- ${item}${newline(text)}` };
}

function beforeBracket(text: string, node: unknown, addition: string): Edit {
  const { start, end } = nodeSpan(node);
  const inner = text
    .slice(start, end - 1)
    .trimEnd()
    .replace(/,$/, '');
  const at = start + inner.length;
  return { start: at, end: at, text: addition };
}

/** Offset of the line after the last one of a block node. */
export function endOfBlock(text: string, node: unknown): number {
  const end = lastOffset(node);
  const trimmed = text.slice(0, end).trimEnd().length;
  const next = text.indexOf('\n', trimmed);
  return next < 0 ? text.length : next + 1;
}

function lastOffset(node: unknown): number {
  if (isPair(node)) return lastOffset(node.value ?? node.key);
  const last = isCollection(node) && !node.flow ? node.items.at(-1) : undefined;
  return last === undefined ? nodeSpan(node).end : lastOffset(last);
}

export const newline = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

function indentOfMap(text: string, map: YAMLMap): string {
  const first: Pair | undefined = map.items[0];
  const { start } = nodeSpan(first?.key);
  return text.slice(lineStart(text, start), start);
}

/** Every text below a node, with the field it stands in. */
export function* textsBelow(
  node: unknown,
  field = '',
): Generator<{ field: string; value: string; start: number; end: number }> {
  if (isScalar(node)) {
    if (typeof node.value === 'string') yield { field, value: node.value, ...nodeSpan(node) };
  } else if (isMap(node))
    for (const pair of node.items) yield* textsBelow(pair.value, isScalar(pair.key) ? String(pair.key.value) : field);
  else if (isCollection(node)) for (const item of node.items) yield* textsBelow(item, field);
}
