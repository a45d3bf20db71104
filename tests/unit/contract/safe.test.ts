import { afterAll, describe, expect, test } from 'vitest';
import { Document, parse } from 'yaml';
import type { CatalogueEntry } from '../../../src/catalogue/model.ts';
import { entrySchema } from '../../../src/catalogue/schema.ts';
import { parseCatalogue } from '../../../src/catalogue/validate.ts';
import { SourceText } from '../../../src/kit/source-text.ts';
import { catalogue, chance, edited, found, shuffled, source } from './real.ts';

let safe = 0;
afterAll(() => expect(safe).toBeGreaterThanOrEqual(1_000));

/** `edits`: how many there are in it. A finding of one is not hidden by the others, so they may stand in one catalogue. */
function silent(after: typeof catalogue, gate?: 'strict', edits = 1): void {
  safe += edits;
  const result = found(after, catalogue, gate);
  if (result.length > 0) expect(result).toEqual([]);
}

const prose: ((entry: CatalogueEntry) => void)[] = [
  (entry) => {
    entry.title = 'Another title here';
  },
  (entry) => {
    entry.summary = 'Another text.';
  },
  (entry) => {
    entry.messages = ['Another wording.'];
  },
  (entry) => void delete entry.messages,
  (entry) => {
    entry.param &&= { ...entry.param, description: 'Another text.' };
  },
  (entry) => {
    entry.retry.advice = 'Another text.';
  },
  (entry) => {
    entry.actor = 'provider';
  },
  (entry) => {
    entry.fix = ['Another step.'];
  },
  (entry) => void entry.fix.reverse(),
  (entry) => void delete entry.causes,
  (entry) => {
    entry.causes = [{ cause: 'Another.', how_to_tell: 'So.' }];
  },
  (entry) => {
    entry.endpoints = 'all';
  },
  (entry) => void delete entry.endpoints,
  (entry) => {
    entry.scopes = ['BILLING'];
  },
  (entry) => void delete entry.scopes,
  (entry) => {
    entry.example = { request: 'x', response: 'y' };
  },
  (entry) => void delete entry.related,
  (entry) => void entry.related?.reverse(),
  (entry) => {
    entry.keywords = ['another'];
  },
  (entry) => void delete entry.links,
  (entry) => {
    entry.links = [{ description: 'Another', url: 'https://example.com/' }];
  },
  (entry) => {
    entry.lifecycle.since = '2020-01-01';
  },
  (entry) => {
    entry.sources = ['https://example.com/'];
  },
  (entry) => void delete entry.inferred,
  (entry) => {
    entry.history = [
      ...(entry.history ?? []).map((item) => ({ ...item, note: 'Better words.' })),
      { date: '2099-01-01', change: 'changed', note: 'Better words.' },
    ];
  },
  (entry) => {
    entry.line += 1_000;
  },
];

test('another wording gives no finding, for the most careful reader either', () => {
  for (const change of prose)
    silent(
      edited(({ entry }) => {
        for (const { code } of catalogue.entries) entry(code, change);
      }),
      'strict',
      catalogue.entries.length,
    );
});

test('prose of the head gives no finding', () => {
  silent(
    edited(({ head }) =>
      head((draft) => {
        draft.api = { ...draft.api, name: 'Other', support: 'x@example.com', base_url: 'https://example.com' };
      }),
    ),
  );
  for (const name of Object.keys(catalogue.head.types))
    silent(
      edited(({ head }) =>
        head(({ types }) => void Object.assign(types[name] ?? {}, { title: 'T', description: 'D', unknown: 'U' })),
      ),
    );
  for (const name of Object.keys(catalogue.head.operations))
    silent(
      edited(({ head }) =>
        head((draft) => {
          delete draft.operations[name];
          draft.former_operations = [name];
        }),
      ),
    );
});

test('another order of codes, of keys and of the head gives no finding', () => {
  const random = chance(4);
  for (let round = 0; round < 40; round++) {
    const entries = shuffled(catalogue.entries, random).map(
      (entry) => Object.fromEntries(shuffled(Object.entries(entry), random)) as unknown as CatalogueEntry,
    );
    const head = Object.fromEntries(shuffled(Object.entries(catalogue.head), random)) as typeof catalogue.head;
    head.types = Object.fromEntries(shuffled(Object.entries(head.types), random));
    silent({ ...catalogue, head, entries, byCode: new Map(entries.map((entry) => [entry.code, entry])) }, 'strict');
  }
});

describe('the same values laid out otherwise give no finding', () => {
  const layouts: Record<string, (text: string) => string> = {
    'comments gone': (text) => text.replace(/^ *#.*\n/gm, ''),
    'comments everywhere': (text) => text.replace(/^( {4}status:.*)$/gm, '    # a comment\n$1 # and another'),
    'blank lines': (text) => text.replace(/^( {2}[A-Z_\d]+:)$/gm, '\n\n$1'),
    'Windows line ends': (text) => text.replaceAll('\n', '\r\n'),
    'all in quotes': (text) =>
      new Document(parse(text), { version: '1.2' }).toString({
        defaultStringType: 'QUOTE_DOUBLE',
        defaultKeyType: 'PLAIN',
        lineWidth: 0,
      }),
    'long lines': (text) => new Document(parse(text)).toString({ lineWidth: 0 }),
    'four spaces, and texts in quotes on several lines': (text) =>
      new Document(parse(text)).toString({
        defaultStringType: 'QUOTE_DOUBLE',
        defaultKeyType: 'PLAIN',
        indent: 4,
        lineWidth: 60,
      }),
    JSON: (text) => JSON.stringify(parse(text), null, 2),
  };
  test.each(Object.entries(layouts))('%s', (_, layout) => {
    const { catalogue: after, problems } = parseCatalogue(new SourceText('errors.yaml', layout(source.text)));
    expect(problems).toEqual([]);
    if (after) silent(after, 'strict');
    expect(after?.entries).toHaveLength(catalogue.entries.length);
  });
});

test('a value of another type never gets as far as the contract', () => {
  const wrong = [null, 7, true, 'text', [], {}, [null], { nested: { deep: 1 } }];
  let refused = 0;
  for (const entry of catalogue.entries) {
    const { code: _, line: __, doc_url: ___, ...written } = entry;
    for (const field of Object.keys(written)) {
      const kind = kindOf(written[field as keyof typeof written]);
      for (const value of wrong.filter((candidate) => kindOf(candidate) !== kind)) {
        if (field === 'endpoints' || field === 'type') continue;
        if (entrySchema.safeParse({ ...written, [field]: value }).success)
          expect.fail(`${entry.code}.${field} accepts ${JSON.stringify(value)}`);
        refused++;
      }
    }
    for (const field of [
      'status',
      'type',
      'title',
      'summary',
      'retry',
      'actor',
      'fix',
      'example',
      'keywords',
      'lifecycle',
      'sources',
    ] as const) {
      const { [field]: ___gone, ...rest } = written;
      if (entrySchema.safeParse(rest).success) expect.fail(`${entry.code} needs no ${field}`);
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(5_000);
});

const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
