import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Path, parseYaml, SourceText, spanOfKey, spanOfValue } from '../catalogue/source.ts';
import type { Place } from '../report/finding.ts';
import type { Change } from './change.ts';
import type { Property } from './fact.ts';

/** Where in the catalogue a change shows: the token itself, or the nearest thing above one that is gone. */
export function createLocator(source: SourceText, catalogue: Catalogue): (change: Change) => Place {
  const parts = new Map<string, ReturnType<typeof readPart>>();
  return (change) => {
    const path = pathOf(change, catalogue);
    const [root, code] = path;
    const line = root === 'errors' && code !== undefined ? catalogue.byCode.get(String(code))?.line : undefined;
    // Parsing one entry is enough, and spares a large catalogue the second reading of the whole file.
    const name = line === undefined ? '' : String(code);
    const part = parts.get(name) ?? readPart(source, line);
    parts.set(name, part);
    const inPart = line === undefined ? path : path.slice(1);
    const { start } = change.new === undefined && !part.doc.hasIn(inPart as unknown[]) ? spanOfKey(part.doc, inPart) : spanOfValue(part.doc, inPart);
    return { file: source.name, ...source.position(start + part.start) };
  };
}

/** The entry that starts on `line`, or the whole file. */
function readPart(source: SourceText, line: number | undefined) {
  if (line === undefined) return { start: 0, doc: parseYaml(source) };
  const start = source.lineStart(line);
  const indent = /^ */.exec(source.line(line))?.[0].length ?? 0;
  const next = new RegExp(`\\n {0,${indent}}[^\\s#]`, 'g');
  next.lastIndex = start + indent + 1;
  const end = next.exec(source.text)?.index;
  return { start, doc: parseYaml(new SourceText(source.name, source.text.slice(start, end))) };
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
};

function pathOf({ rule, subject, property, old, new: now }: Change, { byCode, head }: Catalogue): Path {
  if (byCode.has(subject)) {
    const path: Path = ['errors', subject, ...((property && codePaths[property]) ?? [])];
    if (property === 'wait') return [...path, (now ?? old ?? '').split(' ', 1)[0] ?? ''];
    return property === 'placeholder' ? [...path, now ?? old ?? ''] : path;
  }
  if (rule.startsWith('version')) return ['api', 'version'];
  const [kind, name = ''] = subject.split('/', 2);
  if (kind === '@field') return ['envelope', 'fields', name, ...(property && Object.hasOwn(head.envelope.fields, name) ? [property] : [])];
  if (kind === '@type') return ['types', name, 'anchors'];
  if (property === 'error_type') return ['types', ...(now === undefined ? [] : [now])];
  if (property === 'anchor') return ['anchors'];
  if (property === 'doc_url_template') return ['doc_urls', 0];
  return property === 'page' || property === 'doc_url' ? ['doc_urls'] : ['errors'];
}
