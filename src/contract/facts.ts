import { usualRole } from '../catalogue/envelope.ts';
import { changesOf } from '../catalogue/history.ts';
import type { Catalogue, CatalogueEntry } from '../catalogue/model.ts';
import { type Entry, fieldRoles, type Head } from '../catalogue/schema.ts';
import { anyParam, type Fact, ledgerValue, type Property } from './fact.ts';
import { addressFacts } from './published.ts';

/** The catalogue as the list of what it promises. Prose is no promise, so it is not in here. */
export function catalogueFacts(catalogue: Catalogue): Fact[] {
  const { head, entries } = catalogue;
  return [
    ...headFacts(head.api.version, head),
    ...entries.flatMap((entry) => entryFacts(head.api.version, entry.code, entry)),
    ...addressFacts(catalogue),
  ].map((fact) => ({ ...fact, value: ledgerValue(fact.value) }));
}

/** Also reads the entries of a deployed site, whose build may be older and lack fields: what is absent is no fact. */
export function entryFacts(version: string, code: string, entry: PartialEntry): Fact[] {
  const facts: Fact[] = [];
  const fact = (property: Property, value: string | number | boolean | undefined) => {
    if (value !== undefined) facts.push({ scope: version, subject: code, property, value: String(value) });
  };
  const { lifecycle, retry, param } = entry;
  fact('state', lifecycle?.state);
  fact('status', entry.status);
  fact('type', entry.type);
  fact('retryable', retry?.retryable ?? entry.retryable);
  fact('strategy', retry?.strategy);
  for (const [kind, hint] of Object.entries(retry?.wait ?? {})) fact('wait', `${kind} ${hint}`);
  fact('param', typeof param === 'string' ? param : param && (param.name ?? anyParam));
  for (const name of Object.keys(entry.placeholders ?? {})) fact('placeholder', name);
  fact('retired', lifecycle?.retired);
  for (const successor of lifecycle?.replaced_by ?? []) fact('replaced_by', successor);
  fact('successor', lifecycle?.replaced_by?.[0]);
  for (const alias of entry.aliases ?? []) fact('alias', alias);
  for (const value of approvalsIn(entry.history ?? []).keys()) fact('approved', value);
  for (const value of historyOf(entry)) fact('history', value);
  return facts;
}

/** The facts of a history. Approvals are facts of their own; the day a code was added is none, because it may be corrected. */
function historyOf(entry: PartialEntry): string[] {
  const changes = changesOf({ ...entry, lifecycle: entry.lifecycle ?? {} } as CatalogueEntry);
  const told = changes.filter(({ kind, note }) => kind !== 'approved' && (kind !== 'added' || note !== undefined));
  return [...numbered(told, ({ date, kind }) => `${date} ${kind}`).keys()];
}

/** The approvals by what the ledger calls them: day and rule, and a number where one day has several of one rule. */
export function approvalsIn<
  Item extends { change?: string | undefined; date?: string | undefined; rule?: string | undefined },
>(history: readonly Item[]): Map<string, Item> {
  return numbered(
    history.filter(({ change }) => change === 'approved'),
    ({ date, rule }) => `${date} ${rule}`,
  );
}

/** Items by name; the second of one name is `NAME 2`. */
function numbered<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item> {
  const counts = new Map<string, number>();
  return new Map(
    items.map((item) => {
      const name = nameOf(item);
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return [count === 1 ? name : `${name} ${count}`, item];
    }),
  );
}

type Loose<T> = T extends string
  ? string
  : T extends readonly (infer Item)[]
    ? Loose<Item>[]
    : T extends object
      ? { [Key in keyof T]?: Loose<T[Key]> | undefined }
      : T;
/** An entry with any part missing, and any word for a choice, as an older or newer build may have; `retryable` and `param` may also stand flat, as the API sends them. */
type PartialEntry = Loose<Omit<Entry, 'param'>> & {
  param?: string | { name?: string | undefined } | undefined;
  retryable?: boolean | undefined;
};

type PartialHead = Loose<Pick<Head, 'types' | 'envelope' | 'envelope_v1' | 'doc_urls'>>;

/** The facts of a head, of the catalogue or of a deployed site. What is absent is no fact. */
export function headFacts(
  version: string,
  { types = {}, envelope = {}, envelope_v1, doc_urls = [] }: PartialHead,
): Fact[] {
  const fact: Tell = (subject, property, value) =>
    value === undefined ? [] : [{ scope: version, subject, property, value }];
  return [
    ...fact('@api', 'doc_url_template', doc_urls[0]),
    ...fact('@api', 'root', envelope.root),
    ...Object.keys(types).flatMap((type) => fact('@api', 'error_type', type)),
    ...Object.entries(types).flatMap(([type, { status, anchors = [] } = {}]) =>
      anchors.length > 0 ? fact(`@type/${type}`, 'status', status?.toString()) : [],
    ),
    ...fact('@api', 'media_type', envelope.media_type),
    ...fieldFacts('@field', envelope, fact),
    ...fieldFacts('@field_beside', { fields: envelope.beside }, fact).filter(({ property }) => property !== 'role'),
    ...(envelope_v1 ? fieldFacts('@field_v1', envelope_v1, fact) : []),
  ];
}

type Tell = (subject: string, property: Property, value: string | undefined) => Fact[];

/** The facts of each field. `nullable` is written also when false, because older ledgers say nothing of it. */
const fieldFacts = (kind: string, { media_type, fields = {} }: NonNullable<PartialHead['envelope']>, fact: Tell) =>
  Object.entries(fields).flatMap(([name, field]) => [
    ...fact(`${kind}/${name}`, 'type', field?.type),
    ...fact(`${kind}/${name}`, 'presence', field?.presence),
    ...fact(`${kind}/${name}`, 'nullable', field?.type && String(field.nullable ?? false)),
    ...fact(`${kind}/${name}`, 'role', roleOf(name, field?.role, media_type)),
    ...Object.keys(field?.items ?? {}).flatMap((item) => fact(`${kind}/${name}`, 'item', item)),
  ]);

const roleOf = (name: string, role: string | undefined, media_type: string | undefined): string | undefined =>
  role === 'none' ? undefined : (role ?? usualRole(name, { media_type }, fieldRoles));
