import type { Catalogue } from '../catalogue/model.ts';
import { indentOf, SourceText } from '../kit/source-text.ts';
import type { Place } from '../report/finding.ts';
import { type Path, parseYaml, spanOfKey, spanOfValue } from '../yaml/walk.ts';
import type { Change } from './diff/change.ts';
import type { Property } from './fact.ts';

/** Where in the catalogue a change shows: the token itself, or the nearest thing above one that is gone. */
export function createLocator(source: SourceText, catalogue: Catalogue): (change: Change) => Place {
  const parts = new Map<number, Part>();
  const firstEntry = Math.min(...catalogue.entries.map(({ line }) => line));
  // Parsing one entry, or the head, is enough: a large catalogue need not be read a second time.
  const part = (start: number, read: () => Part): Part => {
    const known = parts.get(start) ?? read();
    parts.set(start, known);
    return known;
  };
  const whole = () => part(-1, () => ({ start: 0, doc: parseYaml(source) }));
  const head = () => part(0, () => readHead(source, firstEntry));
  return (change) => {
    const path = pathOf(change, catalogue);
    const line = path[0] === 'errors' ? catalogue.byCode.get(String(path[1]))?.line : undefined;
    const near = line === undefined ? head() : part(line, () => readEntry(source, line));
    const inNear = line === undefined ? path : path.slice(1);
    const start = near.doc.hasIn([inNear[0]])
      ? near.start + startOf(near.doc, inNear, change)
      : startOf(whole().doc, path, change);
    return { file: source.name, ...source.position(start) };
  };
}

/** The offset of the nearest thing above what is gone. `errors` has no value in the head, which is cut off before the entries. */
function startOf(doc: Part['doc'], path: Path, change: Change): number {
  const isKey = path.length === 1 && path[0] === 'errors';
  const isGone = change.new === undefined && !doc.hasIn(path as unknown[]);
  return (isKey || isGone ? spanOfKey(doc, path) : spanOfValue(doc, path)).start;
}

interface Part {
  start: number;
  doc: ReturnType<typeof parseYaml>;
}

const partOf = (source: SourceText, start: number, end?: number): Part => ({
  start,
  doc: parseYaml(new SourceText(source.name, source.text.slice(start, end))),
});

const readHead = (source: SourceText, firstEntry: number): Part => partOf(source, 0, source.lineStart(firstEntry));

function readEntry(source: SourceText, line: number): Part {
  const start = source.lineStart(line);
  const indent = indentOf(source.line(line));
  const next = new RegExp(`\\n {0,${indent}}[^\\s#]`, 'g');
  next.lastIndex = start + indent + 1;
  return partOf(source, start, next.exec(source.text)?.index);
}

const codePaths: Partial<Record<Property, Path>> = {
  state: ['lifecycle', 'state'],
  status: ['status'],
  type: ['type'],
  retryable: ['retry', 'retryable'],
  strategy: ['retry', 'strategy'],
  wait: ['retry', 'wait'],
  param: ['param', 'name'],
  placeholder: ['placeholders'],
  retired: ['lifecycle', 'retired'],
  replaced_by: ['lifecycle', 'replaced_by'],
  alias: ['aliases'],
  approved: ['history'],
  history: ['history'],
};

/** Where each thing that is no code stands in the head, by the first part of its subject. */
const headPaths = new Map<string, (change: Change, name: string, catalogue: Catalogue) => Path>([
  ['@field', (change, name, { head }) => fieldPath('fields', head.envelope.fields, name, change)],
  ['@field_beside', (change, name, { head }) => fieldPath('beside', head.envelope.beside, name, change)],
  ['@field_v1', (change, name, { head }) => fieldPath('v1', head.envelope_v1?.fields, name, change)],
  ['@type', ({ property }, name) => ['types', name, property === 'status' ? 'status' : 'anchors']],
  ['@operation', () => ['operations']],
]);

/** Where the rest of the head stands, by its property. */
const propertyPaths: Partial<Record<Property, (value: string | undefined) => Path>> = {
  error_type: (value) => ['types', ...(value === undefined ? [] : [value])],
  anchor: () => ['anchors'],
  doc_url_template: () => ['doc_urls', 0],
  page: () => ['doc_urls'],
  doc_url: () => ['doc_urls'],
};

function pathOf(change: Change, catalogue: Catalogue): Path {
  const { rule, subject, property, new: now } = change;
  if (catalogue.byCode.has(subject)) return entryPath(change);
  if (rule.startsWith('version')) return ['api', 'version'];
  if (property === 'root' || property === 'media_type') return ['envelope', property];
  const [kind = '', name = ''] = subject.split('/', 2);
  return headPaths.get(kind)?.(change, name, catalogue) ?? (property && propertyPaths[property]?.(now)) ?? ['errors'];
}

function entryPath({ subject, property, old, new: now }: Change): Path {
  const path: Path = ['errors', subject, ...((property && codePaths[property]) ?? [])];
  const value = now ?? old ?? '';
  if (property === 'wait') return [...path, value.split(' ', 1)[0] ?? ''];
  return property === 'placeholder' ? [...path, value] : path;
}

const fieldLists = { fields: ['envelope', 'fields'], beside: ['envelope', 'beside'], v1: ['envelope_v1', 'fields'] };

function fieldPath(
  where: keyof typeof fieldLists,
  fields: object | undefined,
  name: string,
  { property, old, new: now }: Change,
): Path {
  const path = [...fieldLists[where], name];
  if (property === 'item') return [...path, 'items', now ?? old ?? ''];
  return property && Object.hasOwn(fields ?? {}, name) ? [...path, property] : path;
}
