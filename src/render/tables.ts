/** The tables of the guides, from the head and the entries: a changed fact changes every page that says it. */
import type { PhrasingContent, Table } from 'mdast';
import type { Envelope } from '../catalogue/envelope.ts';
import { exampleBodies } from '../catalogue/inferred.ts';
import type { CatalogueEntry } from '../catalogue/model.ts';
import { parseProse } from '../catalogue/prose.ts';
import type { Head } from '../catalogue/schema.ts';
import { codePath, operationPath } from '../catalogue/urls.ts';
import { retryOf } from '../catalogue/words.ts';
import { parseHttp, parseStatusLine } from '../kit/http.ts';
import { code, link, mark, text } from './nodes.ts';

type Cell = PhrasingContent[];

export interface DataTable {
  /** What the table is about, for those who hear it. */
  label: string;
  columns: string[];
  rows: Cell[][];
}

export interface TableSource {
  head: Head;
  entries: readonly CatalogueEntry[];
}

/** What a guide writes: `<CodeTable status="429" />` or `<CodeTable type="authentication_error permission_error" />`. */
export interface CodeFilter {
  status?: string | undefined;
  type?: string | undefined;
}

/** The fields of an error body. */
export const fieldTable = ({ head }: TableSource): DataTable => ({
  label: 'Fields of an error',
  columns: ['Field', 'Type', 'Present', 'What it holds'],
  rows: [
    ...fieldRows(head.envelope.fields, ''),
    ...fieldRows(head.envelope.beside ?? {}, ` beside ${head.envelope.root?.split('.')[0]}`),
  ],
});

const fieldRows = (fields: Envelope['fields'], place: string): DataTable['rows'] =>
  Object.entries(fields).map(([name, { type, nullable, presence, description }]) => [
    [code(name), text(place)],
    [text(nullable ? `${type} or null` : type)],
    [text(presence)],
    parseProse(description),
  ]);

/** The error types with the status of their heading. */
export const typeTable = ({ head }: TableSource): DataTable => ({
  label: 'Error types',
  columns: ['Type', 'HTTP status', 'When'],
  rows: Object.entries(head.types).map(([name, { status, description }]) => [
    [code(name)],
    [text(String(status))],
    [text(description)],
  ]),
});

/** The codes whose status differs from that of their type, or from the one in the older body. */
export const exceptionTable = ({ head, entries }: TableSource): DataTable => ({
  label: 'Codes with another status than their type',
  columns: ['Code', 'Status', 'Its type says', ...(head.envelope_v1 ? ['Older body says'] : [])],
  rows: entries.flatMap((entry) => {
    const usual = head.types[entry.type]?.status ?? entry.status;
    const flat = flatStatus(entry);
    if (usual === entry.status && (flat === undefined || flat.status === entry.status)) return [];
    const flatCell = flat ? [text(String(flat.status)), ...mark(flat)] : [];
    return [
      [[codeLink(entry)], [text(String(entry.status))], [text(String(usual))], ...(head.envelope_v1 ? [flatCell] : [])],
    ];
  }),
});

/** Every scope, what it allows, and the operations that ask for it. */
export const scopeTable = ({ head }: TableSource): DataTable => ({
  label: 'Scopes and the operations that need them',
  columns: ['Scope', 'What it allows', 'Operations'],
  rows: Object.entries(head.scopes).map(([scope, meaning]) => [
    [code(scope)],
    [text(meaning)],
    operationsWith(scope, head),
  ]),
});

/** The codes of a status or of types, each with its first step. */
export const codeTable = ({ entries }: TableSource, { status, type }: CodeFilter): DataTable => {
  const types = type?.split(' ');
  const shown = entries.filter(
    (entry) => (status === undefined || entry.status === Number(status)) && (types?.includes(entry.type) ?? true),
  );
  return {
    label: `Codes of ${status ?? types?.join(', ') ?? 'the API'}`,
    columns: ['Code', 'What happened', 'Retry', 'First step'],
    rows: shown.map((entry) => [
      [codeLink(entry)],
      [text(entry.title)],
      [text(retryOf(entry).short)],
      parseProse(entry.fix[0] ?? ''),
    ]),
  };
};

/** The table as Markdown has it. */
export const tableNode = ({ columns, rows }: DataTable): Table => ({
  type: 'table',
  children: [columns.map((title): Cell => [text(title)]), ...rows].map((row) => ({
    type: 'tableRow',
    children: row.map((children) => ({ type: 'tableCell', children })),
  })),
});

const codeLink = ({ code: name }: CatalogueEntry) => link(codePath(name), code(name));

/** Operations whose scope is published come first. */
function operationsWith(scope: string, { operations }: Head): Cell {
  return Object.entries(operations)
    .filter(([, { scopes }]) => scopes.includes(scope))
    .toSorted(([, a], [, b]) => Number(a.inferred ?? false) - Number(b.inferred ?? false))
    .flatMap(([operation, { inferred = false }], at) => [
      ...(at > 0 ? [text(', ')] : []),
      link(operationPath(operation), code(operation)),
      ...mark({ inferred }),
    ]);
}

function flatStatus(entry: CatalogueEntry): { status: number; inferred: boolean } | undefined {
  const flat = exampleBodies(entry).find(({ field }) => field === 'response_v1');
  const status = flat && parseStatusLine(parseHttp(flat.http).startLine)?.status;
  return flat && status ? { status, inferred: flat.inferred } : undefined;
}
