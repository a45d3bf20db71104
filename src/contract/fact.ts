import { decoded } from '../catalogue/urls.ts';

/** Something published that others rely on. `scope` is an API version, or `url` for addresses, which no version ends. */
export interface Fact {
  scope: string;
  /** A code, or `@kind/name` for what belongs to no code. */
  subject: string;
  property: Property;
  value: string;
}

/** What a fact can be about, and whether a subject has one of it or several. */
const properties = {
  state: 'one',
  status: 'one',
  type: 'one',
  retryable: 'one',
  strategy: 'one',
  wait: 'many',
  param: 'one',
  placeholder: 'many',
  retired: 'one',
  replaced_by: 'many',
  /** The first of `replaced_by`, the one that pages and clients name: the ledger keeps no order. */
  successor: 'one',
  alias: 'many',
  approved: 'many',
  /** Day and kind of a change, as the feed and the changelog name it: `2026-12-01 deprecated`. */
  history: 'many',
  error_type: 'many',
  doc_url_template: 'one',
  root: 'one',
  media_type: 'one',
  /** What a field of an error is for: `retry_after`. */
  role: 'one',
  presence: 'one',
  nullable: 'one',
  item: 'many',
  page: 'many',
  copy: 'many',
  doc_url: 'many',
  anchor: 'many',
} as const;
export type Property = keyof typeof properties;

export const urlScope = 'url';
/** The value of `param` when the response names another parameter each time. */
export const anyParam = '*';

/** `v2 TAG_NOT_FOUND status 404` */
export const factLine = ({ scope, subject, property, value }: Fact): string =>
  `${word(scope)} ${word(subject)} ${property} ${ledgerValue(value)}`;

/** A value as the ledger writes it: runs of blanks become one, so that it reads back equal. */
export const ledgerValue = (value: string): string => (/\s/.test(value) ? value.replace(/\s+/g, ' ') : value);

export function parseFact(line: string): Fact | undefined {
  const [, scope = '', subject = '', property = '', value = ''] = /^(\S+) (\S+) (\S+) (\S.*)$/.exec(line) ?? [];
  if (!Object.hasOwn(properties, property)) return undefined;
  return { scope: unword(scope), subject: unword(subject), property: property as Property, value };
}

export const isCode = (subject: string): boolean => !subject.startsWith('@');

/** A pattern of codes is free to allow spaces and signs; a line is cut at spaces. */
const word = (text: string) => (/[\s%]/.test(text) ? text.replace(/[\s%]/g, encodeURIComponent) : text);
const unword = (text: string) => (text.includes('%') ? text.replace(/(?:%[\dA-F]{2})+/g, decoded) : text);
