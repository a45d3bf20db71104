/**
 * For each rule that breaks clients, the few lines that somebody wrote in good faith: they work with what was published and fail
 * with what is now. After cargo-semver-checks, whose every lint has such a witness (https://github.com/obi1kenobi/cargo-semver-checks).
 */
import { expect, test } from 'vitest';
import type { Catalogue, CatalogueEntry } from '../../../src/catalogue/model.ts';
import { docUrl } from '../../../src/catalogue/urls.ts';
import { catalogueFacts } from '../../../src/contract/facts.ts';
import { type RuleId, rules } from '../../../src/contract/rules/index.ts';
import { edited, found } from './real.ts';

type Edit = Parameters<typeof edited>[0];

interface Witness {
  /** What somebody does with the error or its link. The answer is the same before and after, unless it breaks. */
  client: (world: Catalogue) => unknown;
  break: Edit;
  /** Where the published state is not that of today. */
  before?: Edit;
}

/** The error as the API described by the catalogue sends it when a tag is not there. */
function send({ head, entries }: Catalogue, meant = 'There is no such tag') {
  const entry = entries.find(({ summary }) => summary.startsWith(meant));
  if (!entry) return undefined;
  const fields = Object.entries(head.envelope.fields).filter(([, { presence }]) => presence === 'always');
  const all = {
    type: entry.type,
    code: entry.code,
    message: 'words',
    retryable: entry.retry.retryable,
    doc_url: docUrl(head.doc_urls, entry.code),
  };
  const error: Record<string, unknown> = Object.fromEntries(
    fields.map(([name, { type }]) => [name, type === 'array' ? [] : `a ${type}`]),
  );
  for (const [name, value] of Object.entries(all)) if (Object.hasOwn(head.envelope.fields, name)) error[name] = value;
  if (entry.param?.name) error.param = entry.param.name;
  return { status: entry.status, error };
}

/** Whether the site has this address, and how often this id on it. */
const opens = (world: Catalogue, address: string) =>
  catalogueFacts(world).filter(({ scope, value }) => scope === 'url' && value === address).length;

const page = (code: string) => `/errors/${code}/`;
const code = 'TAG_NOT_FOUND';
const tag =
  (change: (entry: CatalogueEntry) => void): Edit =>
  ({ entry }) =>
    entry(code, change);
const told: Edit = tag((entry) => {
  entry.summary = 'There is no such tag on this item, as the catalogue of this test says in fifteen words.';
  entry.param = { name: 'tag', description: 'The tag.' };
});

const branchesOnCode = (world: Catalogue) => (send(world)?.error.code === code ? 'label it' : 'unknown error');

const witnesses: Partial<Record<RuleId, Witness>> = {
  'code-removed': { client: (world) => opens(world, page(code)), break: ({ remove }) => remove(code) },
  'code-renamed': {
    client: branchesOnCode,
    break: ({ add, remove }) => {
      add('TAGS_NOT_FOUND', code);
      remove(code);
    },
  },
  'code-became-alias': {
    client: branchesOnCode,
    break: ({ add, remove }) => {
      add('LABEL_ABSENT', code, (draft) => {
        draft.aliases = [code];
      });
      remove(code);
    },
  },
  'code-case-changed': {
    client: branchesOnCode,
    break: ({ add, remove }) => {
      add('Tag_Not_Found', code);
      remove(code);
    },
  },
  'code-reused': {
    client: (world) => (world.byCode.get(code)?.lifecycle.state === 'retired' ? 'an old log line' : 'a new error'),
    before: tag(({ lifecycle }) =>
      Object.assign(lifecycle, { state: 'retired', retired: '2026-12-01', reason: 'Gone.' }),
    ),
    break: tag(({ lifecycle }) => {
      lifecycle.state = 'active';
      delete lifecycle.retired;
      delete lifecycle.reason;
    }),
  },
  'status-changed': {
    client: (world) => (send(world)?.status === 404 ? 'it is gone' : 'report a bug'),
    break: tag((entry) => Object.assign(entry, { status: 409 })),
  },
  'status-class-changed': {
    client: (world) => ((send(world)?.status ?? 0) >= 500 ? 'repeat' : 'give up'),
    break: tag((entry) => Object.assign(entry, { status: 503 })),
  },
  'type-changed': {
    client: (world) => new Map([['not_found_error', 'catch NotFound']]).get(String(send(world)?.error.type)),
    break: tag((entry) => Object.assign(entry, { type: 'conflict_error' })),
  },
  'retryable-true-to-false': {
    client: (world) => (send(world)?.error.retryable === true ? 'repeat' : 'give up'),
    before: tag(({ retry }) => Object.assign(retry, { retryable: true })),
    break: tag(({ retry }) => Object.assign(retry, { retryable: false })),
  },
  'param-removed': {
    client: (world) => String(send(world)?.error.param).toUpperCase(),
    break: tag((entry) => void delete entry.param),
  },
  'param-renamed': {
    client: (world) => (send(world)?.error.param === 'tag' ? 'mark the field' : 'no such field'),
    break: tag((entry) => Object.assign(entry, { param: { name: 'label', description: 'The label.' } })),
  },
  'param-type-changed': {
    client: (world) => typeof send(world)?.error.request_id,
    break: ({ head }) =>
      head(({ envelope }) => void Object.assign(envelope.fields.request_id ?? {}, { type: 'array' })),
  },
  'param-required-to-optional': {
    client: (world) => (send(world)?.error.request_id === undefined ? 'TypeError' : 'written to the log'),
    break: ({ head }) =>
      head(({ envelope }) => void Object.assign(envelope.fields.request_id ?? {}, { presence: 'sometimes' })),
  },
  'doc-url-removed': {
    client: (world) => opens(world, '/en/v2/api-reference/guides/error-codes/'),
    break: ({ head }) =>
      head((draft) => {
        draft.doc_urls = draft.doc_urls.filter((url) => !url.includes('/en/v2/api-reference/guides/error-codes'));
      }),
  },
  'anchor-removed': {
    client: (world) => opens(world, '/errors/#not-found-errors-404'),
    break: ({ head }) => head(({ types }) => void types.not_found_error?.anchors.splice(0)),
  },
  'anchors-regrouped': {
    client: ({ head }) => head.types.not_found_error?.status,
    break: ({ head }) => head(({ types }) => void Object.assign(types.not_found_error ?? {}, { status: 410 })),
  },
  'anchor-duplicated': {
    client: (world) => opens(world, `/errors/#${code}`),
    break: ({ head }) => head(({ anchors }) => void Object.assign(anchors ?? {}, { [code]: page(code) })),
  },
  'alias-removed': {
    client: (world) => opens(world, page('LABEL_NOT_FOUND')),
    before: tag((entry) => Object.assign(entry, { aliases: ['LABEL_NOT_FOUND'] })),
    break: tag((entry) => void delete entry.aliases),
  },
  'replaced-by-changed': {
    client: (world) => world.byCode.get(code)?.lifecycle.replaced_by?.[0],
    before: tag(({ lifecycle }) => Object.assign(lifecycle, { replaced_by: ['TAGS_REQUIRED'] })),
    break: tag(({ lifecycle }) => Object.assign(lifecycle, { replaced_by: ['FORBIDDEN'] })),
  },
  'history-rewritten': {
    client: (world) => world.byCode.get(code)?.history?.find(({ date }) => date === '2026-12-01')?.change,
    before: tag((entry) => {
      entry.history = [{ date: '2026-12-01', change: 'changed', note: 'Another wording.' }];
    }),
    break: tag((entry) => {
      entry.history = [{ date: '2026-12-02', change: 'changed', note: 'Another wording.' }];
    }),
  },
  'param-became-nullable': {
    client: ({ head }) => (head.envelope.fields.message?.nullable ? 'null has no length' : 'the message is cut'),
    break: ({ head }) => head(({ envelope }) => void Object.assign(envelope.fields.message ?? {}, { nullable: true })),
  },
  'sunset-earlier': {
    client: (world) =>
      '2027-03-01' < (world.byCode.get(code)?.lifecycle.retired ?? '') ? 'still handled' : 'too late',
    before: tag(({ lifecycle }) =>
      Object.assign(lifecycle, { state: 'deprecated', deprecated: '2026-12-01', retired: '2027-06-01' }),
    ),
    break: tag(({ lifecycle }) => Object.assign(lifecycle, { retired: '2027-01-01' })),
  },
};

test.each(Object.entries(witnesses))('%s: a client that worked fails', (rule, witness) => {
  const before = edited((draft) => {
    told(draft);
    witness.before?.(draft);
  });
  const after = edited(witness.break, before);
  const worked = witness.client(before);
  expect(worked).toBeTruthy();
  expect(witness.client(before)).toEqual(worked);
  expect(witness.client(after)).not.toEqual(worked);
  expect(found(after, before)).toContain(`${rule} breaking`);
});

test('every rule that breaks clients has a witness, but for those about the ledger itself', () => {
  const aboutTheLedger: RuleId[] = ['tombstone-deleted', 'ledger-stale', 'version-decreased', 'anchor-moved'];
  const breaking = Object.entries(rules).filter(([, { levels }]) => levels.client === 'breaking');
  expect(breaking.map(([id]) => id).sort()).toEqual([...Object.keys(witnesses), ...aboutTheLedger].sort());
});
