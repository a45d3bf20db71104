import type { Catalogue } from '../catalogue/model.ts';
import { SourceText } from '../kit/source-text.ts';
import type { Place } from '../report/finding.ts';
import { type Path, parseYaml, spanOfKey, spanOfValue } from '../yaml/walk.ts';
import type { Change } from './diff/change.ts';
import type { Property } from './fact.ts';

/** Where in the catalogue a change shows: the token itself, or the nearest thing above one that is gone. */
export function createLocator(source: SourceText, catalogue: Catalogue): (change: Change) => Place {
  const parts = new Map<number, Part>();
  const firstEntry = Math.min(...catalogue.entries.map(({ line }) => line));
  // Parsing one entry, or the head, is enough: a large catalogue need not be read a second time.
  const partAt = (line: number) => {
    const known =
      parts.get(line) ??
      (line === 0
        ? { start: 0, doc: parseYaml(source) }
        : line === 1
          ? readHead(source, firstEntry)
          : readEntry(source, line));
    parts.set(line, known);
    return known;
  };
  return (change) => {
    const path = pathOf(change, catalogue);
    const entryLine =
      path[0] === 'errors' && path[1] !== undefined ? catalogue.byCode.get(String(path[1]))?.line : undefined;
    const inPart = entryLine === undefined ? path : path.slice(1);
    const near = partAt(entryLine ?? 1);
    const part = near.doc.hasIn([inPart[0]]) ? near : partAt(0);
    const whole = part === near ? inPart : path;
    // The head is cut off before the entries, so `errors` has no value there.
    const isKey = whole.length === 1 && whole[0] === 'errors';
    const { start } =
      isKey || (change.new === undefined && !part.doc.hasIn(whole as unknown[]))
        ? spanOfKey(part.doc, whole)
        : spanOfValue(part.doc, whole);
    return { file: source.name, ...source.position(start + part.start) };
  };
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
  const indent = /^ */.exec(source.line(line))?.[0].length ?? 0;
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

function pathOf({ rule, subject, property, old, new: now }: Change, { byCode, head }: Catalogue): Path {
  if (byCode.has(subject)) {
    const path: Path = ['errors', subject, ...((property && codePaths[property]) ?? [])];
    if (property === 'wait') return [...path, (now ?? old ?? '').split(' ', 1)[0] ?? ''];
    return property === 'placeholder' ? [...path, now ?? old ?? ''] : path;
  }
  if (rule.startsWith('version')) return ['api', 'version'];
  const [kind, name = ''] = subject.split('/', 2);
  if (property === 'root' || property === 'media_type') return ['envelope', property];
  if (kind === '@field' || kind === '@field_v1') {
    const body = kind === '@field' ? 'envelope' : 'envelope_v1';
    if (property === 'item') return [body, 'fields', name, 'items', now ?? old ?? ''];
    const isThere = Object.hasOwn(head[body]?.fields ?? {}, name);
    return [body, 'fields', name, ...(property && isThere ? [property] : [])];
  }
  if (kind === '@type') return ['types', name, 'anchors'];
  if (kind === '@operation') return ['operations'];
  if (property === 'error_type') return ['types', ...(now === undefined ? [] : [now])];
  if (property === 'anchor') return ['anchors'];
  if (property === 'doc_url_template') return ['doc_urls', 0];
  return property === 'page' || property === 'doc_url' ? ['doc_urls'] : ['errors'];
}
