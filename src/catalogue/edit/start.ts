import { reasonPhrase } from '../../kit/http.ts';
import { yamlText } from '../../yaml/edit.ts';
import { type Role, usualRole } from '../envelope.ts';
import type { Inferable } from '../inferred.ts';
import { fieldRoles, type Head, inferable, usualPattern } from '../schema.ts';
import { template } from './add.ts';

/** One error of which a document tells. */
export interface StartEntry {
  code: string;
  status: number;
  /** Whether the status is a guess. */
  isOpen?: boolean;
  type?: string | undefined;
  operations?: readonly string[];
  body?: unknown;
}

/** What is known of an API before its catalogue is written; an empty text is left to a person. */
export interface Start {
  name: string;
  version: string;
  base_url: string;
  support: string;
  site_url: string;
  doc_url?: string | undefined;
  root?: string | undefined;
  media_type: string;
  fields: ReadonlyMap<
    string,
    {
      type: Head['envelope']['fields'][string]['type'];
      role?: Role | undefined;
      nullable?: true | undefined;
      isRequired: boolean;
      description?: string | undefined;
    }
  >;
  entries: readonly StartEntry[];
  date: string;
}

/**
 * The text of a catalogue to fill in. Whatever a person has to write is an empty text below or behind `# TODO`, so that
 * `validate` lists it place by place and nothing unfinished can be published.
 */
export function startingCatalogue(start: Start): string {
  const { fields, media_type, root } = start;
  const site = start.site_url || `https://${hostOf(start.base_url)}`;
  const doc_url = start.doc_url ?? `${site}/errors/{code}`;
  const pattern = patternOf(start.entries.map(({ code }) => code));
  const isTyped = [...fields.values()].some(({ role }) => role === 'type');
  const entries = start.entries.map((entry) => ({
    ...entry,
    type: (isTyped ? entry.type : undefined) ?? typeOf(entry.status),
    inferred: deductions(entry, isTyped),
  }));
  const types = new Map(entries.map(({ type, status }) => [type, status]).reverse() as [string, number][]);
  const head = {
    envelope: {
      media_type,
      ...(root !== undefined && { root }),
      fields: Object.fromEntries(Array.from(fields, ([name, field]) => [name, envelopeField(name, field, media_type)])),
    },
    doc_urls: [doc_url],
    api: { base_url: start.base_url },
  } as unknown as Head;
  return [
    '# yaml-language-server: $schema=./errors.schema.json',
    '#',
    '# The error catalogue. How to write it: content/README.md. Each "TODO" is a text that a person must write;',
    '# `npm run catalogue -- validate` lists those that are left.',
    '',
    'schema_version: 1',
    '',
    'api:',
    line('  name', start.name, 'the name of the API'),
    line(
      '  version',
      /^[A-Za-z\d][\w.+~-]*$/.test(start.version) ? start.version : '',
      'its version, one word, like v2',
    ),
    line('  base_url', start.base_url, 'where requests go, like https://api.example.com'),
    line('  support', start.support, 'e-mail address of its support'),
    '',
    ...guess(start.site_url === '', 'where this site will stand'),
    `site_url: ${JSON.stringify(site)}`,
    '',
    '# Every form of address that errors were ever sent with. The first is sent today. Append only.',
    ...guess(start.doc_url === undefined, 'no error of the document has an address that leads to a page here'),
    'doc_urls:',
    `  - ${JSON.stringify(doc_url)}`,
    ...(pattern === usualPattern ? [] : ['', `code_pattern: ${JSON.stringify(pattern)}`]),
    '',
    '# Where the body holds the error, and its fields: content/README.md says what their roles mean.',
    'envelope:',
    ...(root === undefined ? [] : [`  root: ${JSON.stringify(root)}`]),
    ...(media_type === 'application/json' ? [] : [`  media_type: ${media_type}`]),
    '  fields:',
    ...Object.entries(head.envelope.fields).flatMap(([name, { description, ...field }]) => [
      `    ${yamlText(name)}:`,
      ...Object.entries(field).map(([key, value]) => `      ${key}: ${String(value)}`),
      line('      description', description, 'what the field holds'),
    ]),
    '',
    'types:',
    ...Array.from(types, ([name, status]) => [
      `  ${yamlText(name)}:`,
      `    title: ${JSON.stringify(`${words(name)} errors`)}`,
      `    status: ${status}`,
      line('    description', '', 'what goes wrong in these errors'),
      line('    unknown', '', 'what a client does with such a code that it does not know'),
    ]).flat(),
    ...operationsOf(entries),
    '',
    'errors:',
    entries.map((entry) => template({ head }, { ...entry, date: start.date })).join('\n'),
  ].join('\n');
}

/** What stands in an entry without a document that says it. A type that the API does not send is a heading of this catalogue. */
const deductions = ({ isOpen, type, operations = [], body }: StartEntry, isTyped: boolean): Inferable[] => {
  const said: Partial<Record<Inferable, boolean>> = {
    status: !isOpen,
    type: !isTyped || type !== undefined,
    'retry.retryable': false,
    'example.request': operations.length === 0,
    'example.response': body !== undefined,
  };
  return inferable.filter((name) => said[name] === false);
};

function envelopeField(
  name: string,
  field: Start['fields'] extends ReadonlyMap<string, infer F> ? F : never,
  media_type: string,
) {
  const usual = usualRole(name, { media_type }, fieldRoles);
  return {
    type: field.type,
    ...(field.role !== usual && { role: field.role ?? 'none' }),
    ...(field.nullable && { nullable: true }),
    presence: field.isRequired || field.role === 'code' ? 'always' : 'sometimes',
    description:
      /^[\w ,.;:'"()/-]{3,}$/.test(field.description ?? '') && !/_|: | #|^\W/.test(field.description ?? '')
        ? (field.description ?? '').trim()
        : '',
  };
}

/** A field; an empty one below a comment, since one behind it would be taken for a part of what is written there. */
const line = (key: string, value: string, what: string): string =>
  value === '' ? `${/^ */.exec(key)?.[0]}# TODO: ${what}\n${key}: ""` : `${key}: ${JSON.stringify(value)}`;

const guess = (isGuess: boolean, what: string): string[] => (isGuess ? [`# a guess: ${what}`] : []);

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'docs.example.com');

const words = (name: string): string => {
  const said =
    name
      .replace(/[_-]?errors?$/i, '')
      .replace(/[^A-Za-z0-9]+/g, ' ')
      .trim() || name;
  return said.charAt(0).toUpperCase() + said.slice(1);
};

const typeOf = (status: number): string =>
  reasonPhrase(status)
    .toLowerCase()
    .replace(/[^a-z]+/g, '_') || `status_${status}`;

function operationsOf(entries: readonly StartEntry[]): string[] {
  const names = [...new Set(entries.flatMap(({ operations = [] }) => operations))];
  return names.length === 0
    ? []
    : ['', 'operations:', ...names.map((name) => `  ${JSON.stringify(name)}: { scopes: [] }`)];
}

/** The narrowest of a few patterns that all codes fit. */
const patternOf = (codes: readonly string[]): string =>
  [
    usualPattern,
    '^-?[0-9]+$',
    '^[a-z][a-z0-9_]*$',
    '^[0-9A-Z]{5}$',
    '^[a-z][a-z0-9_.-]*$',
    '^[A-Za-z0-9][A-Za-z0-9_-]*$',
    '^[A-Za-z0-9-][A-Za-z0-9_.:-]*$',
  ].find((pattern) => codes.every((code) => new RegExp(pattern).test(code))) ?? '^\\S+$';
