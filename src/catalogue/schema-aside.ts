import { type Document, isMap, isScalar } from 'yaml';
import { lineStart, type SourceText, type Span } from '../kit/source-text.ts';
import { quote } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { endOfBlock } from '../yaml/edit.ts';
import { nodeAt, nodeSpan, type Path, spanOfKey } from '../yaml/walk.ts';
import { schemaFaults } from './schema-faults.ts';

/** What was read, and where in it the data of the issues stands. */
export interface Place {
  doc: Document;
  source: SourceText;
  prefix: Path;
}

const { problem } = schemaFaults;

/** An unknown field that holds what only an entry does. */
export const looksLikeEntry = (doc: Document, path: Path): boolean =>
  /^[\w.-]+$/.test(String(path.at(-1))) &&
  ['status', 'lifecycle', 'summary'].some((field) => has(doc, [...path, field]));

/** An entry that stands beside "errors" or inside of another entry, moved to the column of the other codes. */
export function entryAside({ doc, source }: Place, path: Path, at: Span): Problem {
  const { text } = source;
  const errors = nodeAt(doc, ['errors']);
  const [sibling] = isMap(errors) ? errors.items : [];
  const column = sibling ? source.position(nodeSpan(sibling.key).start).column - 1 : 2;
  const by = column - (source.position(at.start).column - 1);
  const start = lineStart(text, at.start);
  const end = endOfBlock(text, nodeAt(doc, path));
  const block = text.slice(start, end);
  const moved = by > 0 ? block.replace(/^(?=.)/gm, ' '.repeat(by)) : block.replace(new RegExp(`^ {${-by}}`, 'gm'), '');
  const isLast = path.length === 1 && text.slice(end).trim() === '';
  const edit = path.length > 1 || isLast ? { start, end, text: moved } : undefined;
  return problem('CAT-FIELD-ENTRY', at, { key: quote(path.at(-1)), indent: column }, { edit });
}

/** All from the first entry on, two columns further in. */
export function entriesAtMargin({ doc, source: { text } }: Place, key: string): Problem {
  const at = spanOfKey(doc, [key]);
  const start = lineStart(text, at.start);
  const isAfter = start > spanOfKey(doc, ['errors']).start;
  const edit = { start, end: text.length, text: text.slice(start).replace(/^(?=.*\S)/gm, '  ') };
  return problem('CAT-FIELD-ENTRY', at, { key: quote(key), indent: 2 }, { edit: isAfter ? edit : undefined });
}

export const hasNoEntry = (doc: Document): boolean => {
  const errors = nodeAt(doc, ['errors']);
  return isScalar(errors) && errors.value === null;
};

export const has = (doc: Document, path: Path): boolean => nodeAt(doc, path) !== undefined;
