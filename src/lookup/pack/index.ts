import { fieldOf, requestIdOf } from '../../catalogue/envelope.ts';
import { lastChange } from '../../catalogue/history.ts';
import type { Catalogue, CatalogueEntry } from '../../catalogue/model.ts';
import { operationRows } from '../../catalogue/operations.ts';
import type { Questions } from '../../catalogue/questions.ts';
import { fieldRoles, type Head, usualPattern } from '../../catalogue/schema.ts';
import { providerOf } from '../../catalogue/words.ts';
import { compact } from '../../kit/compact.ts';
import type { LookupData, More } from '../data.ts';
import { lookup } from '../index.ts';
import { nameWeights } from '../rank/features.ts';
import type { PackedTerms } from '../rank/terms.ts';
import { vocabularyOf } from '../rank/vocabulary.ts';
import { nameWords } from '../read/normalize.ts';
import { saidKey } from '../said.ts';
import { learn } from './learn.ts';
import { packTerms } from './write-terms.ts';

export type { LookupData } from '../data.ts';

/** `keep` may give back the text that it made of equal facts before: learning takes seconds. */
export function lookupData(
  { head, entries, questions, words }: Pick<Catalogue, 'head' | 'entries' | 'questions' | 'words'>,
  keep = (_facts: string, make: () => string): string => make(),
): LookupData {
  const vocabulary = vocabularyOf(words);
  const types = Object.keys(head.types);
  const asked = inherited(entries, questions);
  const examples = entries.flatMap((entry, at) => lessons(entry, asked.get(entry.code)).map((text) => ({ text, at })));
  const names = entries.map(({ code, title }) => ({ code, title }));
  const terms = keep(JSON.stringify([examples, names, words]), () =>
    JSON.stringify(packTerms(learn(examples, names.length, nameWeights(names, vocabulary), vocabulary))),
  );
  const said = entries.map(({ code }) => saidOf(asked.get(code) ?? []));
  const data: LookupData = {
    updated: lastChange(entries),
    support: head.api.support,
    api: packedApi(head),
    types: Object.entries(head.types).map(([name, { status, unknown }]) => [name, status, unknown]),
    code: entries.map(({ code }) => code),
    status: entries.map(({ status }) => status),
    type: entries.map(({ type }) => types.indexOf(type)),
    retryable: entries.map(({ retry }) => (retry.retryable ? 1 : 0)),
    title: entries.map(({ title }) => title),
    fix: entries.map(fixLine),
    more: entries
      .map((entry): [string, More] => [entry.code, more(entry)])
      .filter(([, rest]) => Object.keys(rest).length > 0),
    operations: packedOperations(head, entries),
    said: [],
    words: [...words],
    ...(JSON.parse(terms) as PackedTerms),
  };
  return { ...data, said: misleading(said, data) };
}

/** What the head says of errors, ids and names. */
function packedApi({ envelope, code_pattern, doc_urls, id_prefixes = [], api }: Head): LookupData['api'] {
  const pattern = code_pattern === usualPattern ? '' : code_pattern;
  return {
    root: envelope.root ?? '',
    fields: Object.keys(envelope.fields).map((name) => {
      const role = fieldRoles.find((known) => fieldOf(envelope, known) === name);
      return role === undefined ? [name, ''] : role === name ? [name] : [name, role];
    }),
    pattern,
    // Elsewhere a code in an address is known by its looks.
    urls:
      pattern === '' && fieldOf(envelope, 'code') !== undefined
        ? []
        : doc_urls.map((template) => template.split('{code}', 2) as [string, string]),
    request: requestIdOf(envelope)?.pattern ?? '',
    ids: id_prefixes,
    brand: nameWords(providerOf(api)).join(' '),
  };
}

/** A question in quotes is what the API or its documentation says, word by word: `CODE<tab>"Use application/json."` */
const saidOf = (asked: readonly string[]): string[] => asked.flatMap((line) => /^"(.*)"$/.exec(line)?.[1] ?? []);

/** The sentences that would lead to another code than the one they are said of. */
function misleading(said: readonly string[][], data: LookupData): LookupData['said'] {
  const holders = new Map<string, number[]>();
  said.forEach((lines, at) => {
    for (const line of lines) holders.set(line, [...(holders.get(line) ?? []), at]);
  });
  return [...holders]
    .filter(([line, ats]) => !ats.some((at) => lookup(line, data).answers[0]?.entry.code === data.code[at]))
    .map(([line, ats]) => [saidKey(line), ...ats]);
}

function packedOperations(head: Head, entries: readonly CatalogueEntry[]): LookupData['operations'] {
  const at = new Map(entries.map((entry, i) => [entry, i]));
  return operationRows(head, entries).map(({ operation, codes }) => {
    const { published = [], deduced = [] } = Object.groupBy(codes, ({ inferred }) =>
      inferred ? 'deduced' : 'published',
    );
    const positions = (rows: typeof codes) => rows.flatMap(({ entry }) => at.get(entry) ?? []);
    return [operation, positions(published), positions(deduced)];
  });
}

/** A question about a replaced code is one about its replacement. */
function inherited(entries: readonly CatalogueEntry[], questions: Questions): Map<string, string[]> {
  const asked = new Map<string, string[]>();
  for (const { code, lifecycle } of entries) {
    for (const heir of lifecycle.replaced_by ?? [code])
      asked.set(heir, [...(asked.get(heir) ?? []), ...(questions.get(code) ?? [])]);
  }
  return asked;
}

/** What people and the API say about it; the documentation's own sentences count twice. */
const lessons = ({ keywords, messages = [] }: CatalogueEntry, asked: readonly string[] = []): string[] => [
  ...keywords,
  ...messages,
  ...asked,
  ...saidOf(asked),
];

const more = ({ aliases, lifecycle: { state, replaced_by } }: CatalogueEntry): More =>
  compact({ aliases, state: state === 'active' ? undefined : state, replaced_by });

const fixLine = ({ fix: [step = ''] }: CatalogueEntry): string =>
  cut(plain(/^.*?[^\s.][.!?](?=\s+[A-Z`*[])/s.exec(step)?.[0] ?? step));

/** A result has one line for it: what does not fit on a phone is left to the page. No code is cut: "from `GET /a`" to "from ...". */
const cut = (line: string): string => {
  if (line.length <= maxFixLine) return line;
  const words = line.slice(0, maxFixLine).replace(/\s+\S*$/, '');
  return `${/^(?:[^`]|`[^`]*`)*/.exec(words)?.[0].trimEnd()} ...`;
};
const maxFixLine = 72;

/** Strong text and links as text, scopes left to the page: a result has room for one line, and is a link itself. */
const plain = (prose: string): string =>
  prose
    .replace(/\*\*/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/ \(scope `\w+`\)/g, '');
