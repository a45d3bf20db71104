import { afterAll, describe, expect, test } from 'vitest';
import type { CatalogueEntry } from '../../../src/catalogue/model.ts';
import { chance, edited as editedFrom, found as foundIn, catalogue as whole, withoutAliases } from './real.ts';

/** Every tenth entry, and the first few of each that has what is rare: the others would only say the same again, slowly. */
const sample = new Set(
  [
    whole.entries.filter((_, index) => index % 10 === 0),
    ...(['param', 'placeholders', 'aliases', 'history'] as const).map((field) =>
      whole.entries.filter((entry) => entry[field]).slice(0, 2),
    ),
    whole.entries.filter(({ retry }) => retry.wait).slice(0, 2),
  ].flat(),
);
const catalogue = editedFrom(({ remove }) => {
  for (const entry of whole.entries) if (!sample.has(entry)) remove(entry.code);
});
const edited: typeof editedFrom = (change, from = catalogue) => editedFrom(change, from);
const found: typeof foundIn = (after, before = catalogue, gate?) => foundIn(after, before, gate);

const codes = catalogue.entries.map(({ code }) => code);
const types = Object.keys(catalogue.head.types);
const statuses = [400, 401, 404, 409, 422, 429, 451, 499, 500, 503, 599];
let edits = 0;

afterAll(() => expect(edits).toBeGreaterThanOrEqual(1_500));

function check(
  expected: readonly string[],
  change: Parameters<typeof edited>[0],
  gate?: 'link' | 'client' | 'strict',
): void {
  edits++;
  const result = found(edited(change), catalogue, gate);
  // A plain comparison first: ten thousand calls of expect cost more than the checks themselves.
  if (result.join() !== [...expected].sort().join()) expect(result).toEqual([...expected].sort());
}

const one = (code: string, expected: string | readonly string[], change: (entry: CatalogueEntry) => void) =>
  check(typeof expected === 'string' ? [expected] : expected, ({ entry }) => entry(code, change));

/** The group page of a status goes with the last code that has it. */
const lostStatus = ({ status }: CatalogueEntry) =>
  catalogue.entries.filter((other) => other.status === status).length === 1 ? ['doc-url-removed breaking'] : [];

describe.each(catalogue.entries.map((entry) => [entry.code, entry] as const))('%s', (code, entry) => {
  test('another status', () => {
    for (const status of statuses) {
      if (status === entry.status) continue;
      const rule =
        Math.trunc(status / 100) === Math.trunc(entry.status / 100)
          ? 'status-changed breaking'
          : 'status-class-changed breaking';
      one(code, [rule, ...lostStatus(entry)], (draft) => {
        draft.status = status;
      });
    }
  });

  test('another type', () => {
    for (const type of types)
      if (type !== entry.type)
        one(code, 'type-changed breaking', (draft) => {
          draft.type = type;
        });
    check(['type-changed breaking', 'type-value-added dangerous'], ({ entry: edit, head }) => {
      edit(code, (draft) => {
        draft.type = 'new_error';
      });
      head(({ types }) => {
        types.new_error = { title: 'New', status: 400, description: 'New.', unknown: 'New.', anchors: ['new'] };
      });
    });
  });

  test('the retry flag and hints', () => {
    one(
      code,
      entry.retry.retryable ? 'retryable-true-to-false breaking' : 'retryable-false-to-true dangerous',
      ({ retry }) => {
        retry.retryable = !retry.retryable;
      },
    );
    for (const strategy of ['never', 'after_fix', 'backoff', 'retry_after'] as const)
      if (strategy !== entry.retry.strategy)
        one(code, 'retry-hint-changed dangerous', ({ retry }) => {
          retry.strategy = strategy;
        });
    for (const kind of ['header', 'field', 'until'] as const) {
      const rule = entry.retry.wait?.[kind] ? 'retry-hint-changed dangerous' : 'retry-after-added safe';
      one(code, rule, ({ retry }) => {
        retry.wait = { ...retry.wait, [kind]: 'other' };
      });
      if (entry.retry.wait?.[kind])
        one(code, 'retry-after-removed dangerous', ({ retry }) => void delete retry.wait?.[kind]);
    }
  });

  test('the parameter', () => {
    for (const name of ['from', 'to', 'id', 'tags', 'zz', 'Zz', 'z.z', 'z z', 'zz[]', '$']) {
      if (name === entry.param?.name) continue;
      const rule = !entry.param ? 'param-added safe' : entry.param.name ? 'param-renamed breaking' : 'param-fixed safe';
      one(code, rule, (draft) => {
        draft.param = { description: 'It.', ...draft.param, name };
      });
    }
    if (!entry.param) return;
    one(code, 'param-removed breaking', (draft) => void delete draft.param);
    if (entry.param.name) one(code, 'param-renamed breaking', ({ param }) => void delete param?.name);
  });

  test('placeholders', () => {
    for (const count of [1, 2, 3]) {
      const names = Array.from({ length: count }, (_, index) => `name_${index}`);
      const withNames = edited(({ entry: edit }) =>
        edit(code, (draft) => {
          draft.placeholders = { ...draft.placeholders, ...Object.fromEntries(names.map((name) => [name, 'It.'])) };
        }),
      );
      edits += 2;
      expect(found(withNames)).toEqual(names.map(() => 'message-placeholder-added dangerous'));
      expect(found(catalogue, withNames)).toEqual(names.map(() => 'message-placeholder-removed dangerous'));
    }
  });

  test('the lifecycle', () => {
    const states = ['active', 'deprecated', 'retired'] as const;
    const steps = {
      'active deprecated': 'deprecated-added safe',
      'active retired': 'retired-without-deprecation dangerous',
      'deprecated retired': 'code-retired safe',
      'deprecated active': 'deprecated-removed safe',
      'retired active': 'code-reused breaking',
      'retired deprecated': 'code-reused breaking',
    };
    const withState = (state: (typeof states)[number]) =>
      edited(({ entry: edit }) =>
        edit(code, ({ lifecycle }) => {
          lifecycle.state = state;
        }),
      );
    for (const [step, rule] of Object.entries(steps)) {
      const [before, after] = step.split(' ') as [(typeof states)[number], (typeof states)[number]];
      edits++;
      expect(found(withState(after), withState(before))).toEqual([rule]);
    }
    const replaced = (state: 'deprecated' | 'retired') =>
      edited(({ entry: edit }) =>
        edit(code, ({ lifecycle }) => Object.assign(lifecycle, { state, replaced_by: [codes[0] ?? ''] })),
      );
    edits += 2;
    expect(found(catalogue, replaced('deprecated'))).toEqual(['deprecated-removed safe']);
    expect(found(catalogue, replaced('retired'))).toEqual(['code-reused breaking']);
    const ending = (retired: string) =>
      edited(({ entry: edit }) =>
        edit(code, ({ lifecycle }) => Object.assign(lifecycle, { state: 'deprecated', retired })),
      );
    edits += 4;
    expect(found(ending('2027-01-01'), ending('2027-06-01'))).toEqual(['sunset-earlier breaking']);
    expect(found(ending('2027-06-01'), ending('2027-01-01'))).toEqual([]);
    expect(found(withState('deprecated'), ending('2027-01-01'))).toEqual(['sunset-earlier breaking']);
    expect(found(catalogue, ending('2027-01-01'))).toEqual(['deprecated-removed safe']);
  });

  test('successors', () => {
    const others = codes.filter((other) => other !== code).slice(0, 10);
    const withSuccessor = (list: string[]) =>
      edited(({ entry: edit }) =>
        edit(code, ({ lifecycle }) => {
          lifecycle.replaced_by = list;
        }),
      );
    for (const [index, other] of others.entries()) {
      one(code, 'replaced-by-added safe', ({ lifecycle }) => {
        lifecycle.replaced_by = [other];
      });
      const next = others[(index + 1) % others.length] ?? '';
      edits += 5;
      expect(found(withSuccessor([next]), withSuccessor([other]))).toEqual(['replaced-by-changed breaking']);
      expect(found(catalogue, withSuccessor([other]))).toEqual(['replaced-by-changed breaking']);
      expect(found(withSuccessor([other, next]), withSuccessor([other]))).toEqual(['replaced-by-added safe']);
      expect(found(withSuccessor([next, other]), withSuccessor([other]))).toEqual(['replaced-by-changed breaking']);
      expect(found(withSuccessor([next, other]), withSuccessor([other, next]))).toEqual([
        'replaced-by-changed breaking',
      ]);
    }
  });

  test('aliases', () => {
    const withAlias = edited(({ entry: edit }) =>
      edit(code, (draft) => {
        draft.aliases = [...(draft.aliases ?? []), `OLD_${code}`];
      }),
    );
    edits += 3;
    expect(found(withAlias)).toEqual(['alias-added safe']);
    expect(found(catalogue, withAlias)).toContain('alias-removed breaking');
    const without = edited(({ remove }) => remove(code), withAlias);
    expect(found(without, withAlias)).toEqual(['code-removed breaking', ...lostStatus(entry)]);
  });

  test('the code itself', () => {
    check(['code-removed breaking', ...lostStatus(entry)], ({ remove }) => remove(code));
    for (const name of [
      `${code}S`,
      `${code}_V2`,
      code.replace('_', '__'),
      code.slice(0, -1),
      `X${code}`,
      code.replace(/.$/, 'X'),
    ]) {
      if (name === code) continue;
      check(
        [
          name.replaceAll('_', '') === code.replaceAll('_', '')
            ? 'code-case-changed breaking'
            : 'code-renamed breaking',
        ],
        ({ add, remove }) => {
          add(name, code);
          remove(code);
        },
      );
    }
    for (const name of [code.toLowerCase(), code.replaceAll('_', '-'), code.replaceAll('_', '')]) {
      if (name === code) continue;
      check(['code-case-changed breaking'], ({ add, remove }) => {
        add(name, code);
        remove(code);
      });
    }
    check(['code-became-alias breaking'], ({ add, remove }) => {
      add('SOMETHING_ELSE', code, (draft) => {
        draft.aliases = [...(draft.aliases ?? []), code];
      });
      remove(code);
    });
    check(
      ['code-became-alias safe'],
      ({ add, remove }) => {
        add('SOMETHING_ELSE', code, (draft) => {
          draft.aliases = [...(draft.aliases ?? []), code];
        });
        remove(code);
      },
      'link',
    );
    const tombstone = edited(({ entry: edit }) =>
      edit(code, ({ lifecycle }) => Object.assign(lifecycle, { state: 'retired', retired: '2027-01-01' })),
    );
    const forgotten = (to: Partial<CatalogueEntry>) =>
      edited(({ add, remove }) => {
        add(`${code}_V2`, code, (draft) => void Object.assign(draft, to));
        remove(code);
      }, tombstone);
    edits += 2;
    for (const after of [forgotten({ aliases: [code] }), forgotten({})])
      expect(found(after, tombstone)).toContain('code-removed breaking');
    for (const name of ['FRESH_CODE', `${code}_TOO`, `ANOTHER_${code}`])
      check(['code-added safe'], ({ add }) => add(name, code, withoutAliases));
    check(['code-added dangerous'], ({ add }) => add('FRESH_CODE', code, withoutAliases), 'strict');
  });
});

describe('the head', () => {
  test('fields of the error object', () => {
    for (const [name, field] of Object.entries(catalogue.head.envelope.fields)) {
      check(['param-removed breaking'], ({ head }) => head(({ envelope }) => void delete envelope.fields[name]));
      check(['param-added safe'], ({ head }) =>
        head(({ envelope }) => {
          envelope.fields[`${name}2`] = field;
        }),
      );
      const presence = field.presence === 'always' ? 'sometimes' : 'always';
      const rule =
        field.presence === 'always' ? 'param-required-to-optional breaking' : 'param-optional-to-required safe';
      check([rule], ({ head }) =>
        head(({ envelope }) => {
          envelope.fields[name] = { ...field, presence };
        }),
      );
      for (const type of ['string', 'boolean', 'integer', 'array'] as const)
        if (type !== field.type)
          check(['param-type-changed breaking'], ({ head }) =>
            head(({ envelope }) => {
              envelope.fields[name] = { ...field, type };
            }),
          );
    }
  });

  test('the field around the error object, and the fields of its lists', () => {
    check(['param-renamed breaking'], ({ head }) =>
      head(({ envelope }) => void Object.assign(envelope, { root: 'err' })),
    );
    for (const [name, { items = {} }] of Object.entries(catalogue.head.envelope.fields)) {
      for (const item of Object.keys(items))
        check(['param-removed breaking'], ({ head }) =>
          head(({ envelope }) => void delete envelope.fields[name]?.items?.[item]),
        );
      check(['param-added safe'], ({ head }) =>
        head(({ envelope }) => void Object.assign(envelope.fields[name] ?? {}, { items: { ...items, hint: 'More.' } })),
      );
    }
  });

  test('published pages and ids', () => {
    for (const index of catalogue.head.doc_urls.keys()) {
      // The first is what responses carry. Without it the next one is sent, but the old one is lost.
      check(['doc-url-removed breaking'], ({ head }) => head(({ doc_urls }) => void doc_urls.splice(index, 1)));
      if (index > 0)
        check(['doc-url-changed safe'], ({ head }) =>
          head(({ doc_urls }) => void doc_urls.unshift(...doc_urls.splice(index, 1))),
        );
    }
    for (const id of Object.keys(catalogue.head.anchors ?? {}))
      check(['anchor-removed breaking'], ({ head }) => head(({ anchors }) => void delete anchors?.[id]));
    for (const name of Object.keys(catalogue.head.operations))
      check(['anchor-removed breaking'], ({ head }) => head(({ operations }) => void delete operations[name]));
    for (const [name, type] of Object.entries(catalogue.head.types))
      for (const index of type.anchors.keys())
        check(['anchor-removed breaking'], ({ head }) =>
          head(({ types }) => void types[name]?.anchors.splice(index, 1)),
        );
  });

  test('the status of a type, where its anchors stand', () => {
    for (const [name, type] of Object.entries(catalogue.head.types))
      check(type.anchors.length > 0 ? ['anchors-regrouped breaking'] : [], ({ head }) =>
        head(({ types }) => void Object.assign(types[name] ?? {}, { status: type.status + 1 })),
      );
  });

  test('a type nobody uses any more', () => {
    const spare = edited(({ head }) =>
      head(({ types }) => {
        types.spare_error = { title: 'Spare', status: 400, description: 'S.', unknown: 'S.', anchors: ['spare'] };
      }),
    );
    expect(found(catalogue, spare)).toEqual(['anchor-removed breaking', 'type-value-removed safe']);
  });

  test('one id twice on a page', () => {
    check(
      [
        'anchor-duplicated breaking',
        'anchor-duplicated breaking',
        'anchor-duplicated breaking',
        'anchor-duplicated breaking',
        'anchor-duplicated breaking',
      ],
      ({ head }) =>
        head(({ anchors }) => void Object.assign(anchors ?? {}, { [codes[0] ?? '']: `/errors/${codes[0]}/` })),
    );
  });
});

/** Edits that say by themselves what must come of them; several at once, on different codes, must give the sum. */
const oracle: [rule: string, edit: (entry: CatalogueEntry) => object | undefined][] = [
  [
    'type-changed breaking',
    (entry) => Object.assign(entry, { type: entry.type === 'server_error' ? 'conflict_error' : 'server_error' }),
  ],
  ['retryable-true-to-false breaking', ({ retry }) => Object.assign(retry, { retryable: false })],
  ['retryable-false-to-true dangerous', ({ retry }) => Object.assign(retry, { retryable: true })],
  ['deprecated-added safe', ({ lifecycle }) => Object.assign(lifecycle, { state: 'deprecated' })],
  ['param-removed breaking', (entry) => Object.assign(entry, { param: undefined })],
  ['history-rewritten breaking', (entry) => entry.history?.pop()],
  ['history-rewritten breaking', (entry) => Object.assign(entry.history?.[0] ?? {}, { date: '2001-01-01' })],
  [
    'message-placeholder-added dangerous',
    (entry) => Object.assign(entry, { placeholders: { ...entry.placeholders, zz: 'It.' } }),
  ],
  ['retry-after-removed dangerous', ({ retry }) => Object.assign(retry, { wait: undefined })],
];

/** Whether the edit changes anything about the entry, and how often. */
const expectedOf = (rule: string, entry: CatalogueEntry): number => {
  if (rule.startsWith('retryable-true')) return entry.retry.retryable ? 1 : 0;
  if (rule.startsWith('retryable-false')) return entry.retry.retryable ? 0 : 1;
  if (rule.startsWith('deprecated')) return entry.lifecycle.state === 'active' ? 1 : 0;
  if (rule.startsWith('param')) return entry.param ? 1 : 0;
  if (rule.startsWith('history')) return entry.history ? 1 : 0;
  if (rule.startsWith('retry-after')) return Object.keys(entry.retry.wait ?? {}).length;
  return 1;
};

const seed = Number(process.env.SEED || Date.now() % 1_000_000);

test(`300 heaps of random edits give the sum of what each gives (SEED=${seed})`, () => {
  const random = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  for (let round = 0; round < 300; round++) {
    const chosen = new Set(Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(catalogue.entries)));
    const steps = [...chosen].map((entry) => ({ entry, step: pick(oracle) }));
    const isNullable = random() < 0.3;
    check(
      [
        ...steps.flatMap(({ entry, step: [rule] }) => Array<string>(expectedOf(rule, entry)).fill(rule)),
        ...(isNullable ? ['param-became-nullable breaking'] : []),
      ],
      ({ entry: edit, head }) => {
        for (const { entry, step } of steps) edit(entry.code, step[1]);
        if (isNullable) head(({ envelope }) => void Object.assign(envelope.fields.message ?? {}, { nullable: true }));
      },
    );
  }
});

test('the id of a type stays with its type, unless the type is gone', () => {
  const [from = '', to = ''] = types;
  const moved = (isGone: boolean) =>
    edited(({ head }) =>
      head((draft) => {
        const id = draft.types[from]?.anchors.pop() ?? '';
        draft.types[to]?.anchors.push(id, ...(isGone ? (draft.types[from]?.anchors ?? []) : []));
        if (isGone) delete draft.types[from];
      }),
    );
  expect(found(moved(false))).toEqual(['anchor-moved breaking']);
  expect(found(moved(true))).not.toContain('anchor-moved breaking');
});
