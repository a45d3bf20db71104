import type { Catalogue, CatalogueEntry } from '../catalogue/catalogue.ts';
import { contentWords, stem } from './stems.ts';

/**
 * What the look-up knows about the catalogue: the JSON the browser fetches when the box is first used.
 * One row per code, kept in columns' order, because 1,000 rows of named fields would not stay under 60 kB.
 */
export interface LookupData {
  /** Day of the catalogue's last dated change. */
  updated: string;
  /** Name, usual status and the advice for a code of this type that nobody knows. */
  types: [name: string, status: number, advice: string][];
  codes: LookupRow[];
}

export type LookupRow = [
  code: string,
  status: number,
  /** Index in `types`. */
  type: number,
  retryable: 0 | 1,
  title: string,
  /** First sentence of the first fix step; inline code keeps its backticks. */
  fix: string,
  /** Stems of the keywords that code, title and fix lack, separated by spaces. */
  keywords: string,
  /** Stems of the summary and messages that all of those lack. */
  text: string,
  more?: { aliases?: string[]; state?: 'deprecated' | 'retired'; replaced_by?: string[] },
];

export function lookupData({ head, entries }: Pick<Catalogue, 'head' | 'entries'>): LookupData {
  const names = Object.keys(head.types);
  return {
    updated: entries.reduce((latest, entry) => (lastChange(entry) > latest ? lastChange(entry) : latest), ''),
    types: Object.entries(head.types).map(([name, { status, unknown }]) => [name, status, unknown]),
    codes: entries.map((entry) => row(entry, names)),
  };
}

function row(entry: CatalogueEntry, types: string[]): LookupRow {
  const fix = plain(firstSentence(entry.fix[0] ?? ''));
  const keywords = newStems(entry.keywords.join(' '), `${entry.code} ${entry.title} ${fix}`);
  const text = newStems(`${entry.summary} ${entry.messages?.join(' ') ?? ''}`, `${entry.code} ${entry.title} ${fix} ${entry.keywords.join(' ')}`);
  const { state, replaced_by } = entry.lifecycle;
  const more = {
    ...(entry.aliases && { aliases: entry.aliases }),
    ...(state !== 'active' && { state }),
    ...(replaced_by && { replaced_by }),
  };
  const columns = [entry.code, entry.status, types.indexOf(entry.type), entry.retry.retryable ? 1 : 0, entry.title, fix, keywords, text] as const;
  return Object.keys(more).length > 0 ? [...columns, more] : [...columns];
}

/** Sorted, since neighbours that begin alike compress better. */
function newStems(text: string, known: string): string {
  const seen = new Set(contentWords(known).map(stem));
  return [...new Set(contentWords(text).map(stem))]
    .filter((word) => !seen.has(word))
    .sort()
    .join(' ');
}

const lastChange = ({ lifecycle, history = [] }: CatalogueEntry): string =>
  [lifecycle.since, lifecycle.deprecated, lifecycle.retired, ...history.map(({ date }) => date)].reduce<string>((a, b = '') => (b > a ? b : a), '');

const firstSentence = (text: string): string => /^.*?[^\s.][.!?](?=\s+[A-Z`*[])/s.exec(text)?.[0] ?? text;

/** Strong text and links as text: a result has room for one line, and is a link itself. */
const plain = (prose: string): string => prose.replace(/\*\*/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
