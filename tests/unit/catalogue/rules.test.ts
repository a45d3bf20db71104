import { describe, expect, test } from 'vitest';
import {
  change,
  everyField,
  expectRow,
  minimal,
  problemsOf,
  type Row,
  readCaret,
  reportOf,
} from '../../support/problems.ts';

describe('references', () => {
  const rows: Row[] = [
    [
      'an unknown type',
      '    type: rate_limit_error\n    title: Too many',
      '    type: ▶rate_limits_error\n    title: Too many',
      'CAT-REF-TYPE',
      'unknown type',
      'did you mean "rate_limit_error"?',
    ],
    [
      'an unknown scope',
      'scopes: [TAGS_WRITE, TAGS_READ]',
      'scopes: [▶TAG_WRITE, TAGS_READ]',
      'CAT-REF-SCOPE',
      'unknown scope "TAG_WRITE"',
      'did you mean "TAGS_WRITE"?',
    ],
    [
      'an unknown operation',
      'operation: GET /v2/tags\n',
      'operation: ▶GET /v2/tag\n',
      'CAT-REF-OPERATION',
      'unknown operation',
      'did you mean "GET /v2/tags"?',
    ],
    [
      'an unknown scope of an operation',
      'scopes: [TAGS_READ] }',
      'scopes: [▶TAGS_REED] }',
      'CAT-REF-SCOPE',
      'unknown scope',
      'did you mean "TAGS_READ"?',
    ],
    [
      'a related code that is none',
      '- code: "23505"',
      '- code: ▶"23506"',
      'CAT-REF',
      '"23506" is not in the catalogue',
      'did you mean "23505"?',
    ],
    [
      'a related code in lower case',
      '- code: "23505"',
      '- code: ▶tag_taken',
      'CAT-REF',
      '"tag_taken" is not',
      'did you mean "TAG_TAKEN"?',
    ],
    [
      'related to itself',
      '- code: "23505"',
      '- code: ▶INVALID_TAG',
      'CAT-REF-SELF',
      'INVALID_TAG is related to itself',
      'other code',
    ],
  ];
  test.each(rows)('%s', (...row) => expectRow(everyField, row));

  test('a deduction of a field that is not there', () => {
    const without = change(everyField, '    scopes: [TAGS_WRITE, TAGS_READ]\n', '');
    expectRow(without, [
      '',
      'inferred: [type, param.name, retry.retryable]',
      'inferred: [type, ▶scopes]',
      'CAT-INFERRED',
      'has no field "scopes"',
      'write the field',
    ]);
  });

  const twice: Row[] = [
    [
      '23505',
      '    keywords: [label, bad name]',
      '      - code: ▶"23505"\n        difference: The same again.\n    keywords: [label, bad name]',
      'CAT-DOUBLE',
      '',
      '',
    ],
    [
      'TAGS_READ',
      'scopes: [TAGS_WRITE, TAGS_READ]',
      'scopes: [TAGS_WRITE, TAGS_READ, ▶TAGS_READ]',
      'CAT-DOUBLE',
      '',
      '',
    ],
    [
      'GET /v2/tags',
      '        inferred: true\n',
      '        inferred: true\n      - operation: ▶GET /v2/tags\n',
      'CAT-DOUBLE',
      '',
      '',
    ],
    ['TAG_TAKEN', 'replaced_by: [TAG_TAKEN]', 'replaced_by: [TAG_TAKEN, ▶TAG_TAKEN]', 'CAT-DOUBLE', '', ''],
    [
      'retry.retryable',
      'inferred: [type, param.name, retry.retryable]',
      'inferred: [type, retry.retryable, ▶retry.retryable]',
      'CAT-DOUBLE',
      '',
      '',
    ],
    ['busy', 'keywords: [busy]', 'keywords: [busy, ▶busy]', 'CAT-DOUBLE', '', ''],
    [
      'The tag is not allowed.',
      '      - The tag is not allowed.\n',
      '      - The tag is not allowed.\n      - ▶The tag is not allowed.\n',
      'CAT-DOUBLE',
      '',
      '',
    ],
  ];
  test.each(twice)('%s twice', (name, from, to, id) =>
    expectRow(everyField, [name, from, to, id, `"${name}" is named twice`, 'keep one']),
  );

  test('a guess for the first hundred that dangle: each looks through all codes', () => {
    const items = Array.from({ length: 102 }, (_, i) => `      - { code: TAG_TAKE${i}, difference: Another. }\n`).join(
      '',
    );
    const helps = problemsOf(change(everyField, '    related:\n', `    related:\n${items}`)).flatMap(({ id, help }) =>
      id === 'CAT-REF' ? help : [],
    );
    expect(helps.map((help) => help.startsWith('did you mean "TAG_TAKEN"?'))).toEqual(helps.map((_, i) => i < 100));
    expect(helps).toHaveLength(102);
  });

  test('a link to a code that is none', () => {
    expectRow(everyField, [
      '',
      'reason: The number says nothing. See [TAG_TAKEN](/errors/TAG_TAKEN/).',
      'reason: The number says nothing. See [TAG_TAKN](/errors/▶TAG_TAKN/).',
      'CAT-REF',
      '"TAG_TAKN" is not',
      'did you mean "TAG_TAKEN"?',
    ]);
  });
});

describe('links', () => {
  const anchor = 'error-format: /guides/error-object/';
  const advice = 'advice: A read can be repeated at any time.';
  const note = 'the guide `TAGS_WRITE`."';
  const rows: Row[] = [
    [
      'a script behind an anchor',
      anchor,
      'error-format: ▶javascript:alert(1)',
      'CAT-LINK-OUTSIDE',
      'is not a path of this site',
      'one slash first',
    ],
    [
      'an anchor without a slash',
      anchor,
      'error-format: ▶guides/error-object/',
      'CAT-LINK-OUTSIDE',
      'is not a path of this site',
      'one slash first',
    ],
    [
      'an anchor that leaves the site',
      anchor,
      'error-format: ▶//evil.example/',
      'CAT-LINK-OUTSIDE',
      'is not a path of this site',
      'one slash first',
    ],
    [
      'an anchor that leads nowhere',
      anchor,
      'error-format: ▶/guides/nope/#id',
      'CAT-LINK-PAGE',
      'no page has the address "/guides/nope/"',
      'a page of this site',
    ],
    [
      'an anchor of a code that is none',
      anchor,
      'error-format: /errors/▶TAG_TAKN/',
      'CAT-REF',
      '"TAG_TAKN" is not',
      'did you mean "TAG_TAKEN"?',
    ],
    [
      'a page that is none',
      advice,
      'advice: See [it](▶/guides/idempotence/).',
      'CAT-LINK-PAGE',
      'no page has',
      'did you mean "/guides/idempotency/"?',
    ],
    [
      'no slash at the end',
      advice,
      'advice: See [it](▶/errors/TAG_TAKEN).',
      'CAT-LINK-PAGE',
      'no page has',
      'did you mean "/errors/TAG_TAKEN/"?',
    ],
    [
      'a status that no code has',
      advice,
      'advice: See [it](▶/status/404/).',
      'CAT-LINK-PAGE',
      'no page has',
      'a page of this site',
    ],
    [
      'a section that comes and goes',
      advice,
      'advice: See [it](/errors/TAG_TAKEN/▶#causes).',
      'CAT-LINK-SECTION',
      'may lack the section "#causes"',
      '#fix',
    ],
    [
      'a copy of a code that is none',
      advice,
      'advice: See [it](/errors/▶NOPE.json).',
      'CAT-REF',
      '"NOPE" is not',
      'a code of this file',
    ],
    [
      'a link in the head',
      note,
      'the [guide](▶/guide/) `TAGS_WRITE`."',
      'CAT-LINK-PAGE',
      'no page has',
      'a page of this site',
    ],
  ];
  test.each(rows)('%s', (...row) => expectRow(everyField, row));

  test.each([
    '/errors/',
    '/errors/TAG_TAKEN/',
    '/errors/BAD_TAG/#fix',
    '/errors/TAG_TAKEN.json',
    '/errors/TAG_TAKEN.md',
    '/errors.json',
    '/status/429/',
    '/status/410/',
    '/guides/rate-limits/#headers',
    '/old/errors/#TAG_TAKEN',
  ])('%s is a path of the site', (path) => {
    expect(
      problemsOf(
        change(everyField, advice, `advice: See [it](${path}) and \`[it](/nope/)\`.`).replace(
          anchor,
          `error-format: ${path}`,
        ),
      ),
    ).toEqual([]);
  });
});

describe('lifecycle', () => {
  const deprecated =
    '      state: deprecated\n      since: 2026-01-02\n      deprecated: 2026-03-04\n      replaced_by: [TAG_TAKEN]\n';
  const retired =
    '      state: retired\n      since: 2026-01-02\n      deprecated: 2026-02-03\n      retired: 2026-03-04\n';
  const rows: Row[] = [
    [
      'replaced by nothing known',
      'replaced_by: [TAG_TAKEN]',
      'replaced_by: [▶TAG_TAKE]',
      'CAT-REF',
      '"TAG_TAKE" is not',
      'did you mean "TAG_TAKEN"?',
    ],
    [
      'an approval of nothing',
      'change: approved, note: The type became validation_error., rule: type-changed',
      'change: ▶approved, note: A slip.',
      'CAT-HISTORY-APPROVAL',
      'names no rule',
      'add rule:',
    ],
    [
      'a rule without an approval',
      'change: approved, note: The type became validation_error., rule',
      'change: changed, note: A slip., ▶rule',
      'CAT-HISTORY-RULE',
      'only read of an approval',
      'change: approved',
    ],
    [
      'a history that is not oldest first',
      'history:\n      - { date: 2026-01-02, ',
      'history:\n      - { date: 2026-01-02, change: changed, note: Again. }\n      - { date: 2026-01-03, change: changed, note: Again. }\n      - { date: ▶2026-01-02, ',
      'CAT-HISTORY-ORDER',
      '2026-01-02 stands after 2026-01-03',
      'oldest change first',
    ],
    [
      'an active code that was retired',
      'change: approved, note: The type became validation_error., rule: type-changed',
      'change: ▶retired, note: Gone.',
      'CAT-HISTORY-STATE',
      'the history says retired, the lifecycle says active',
      'set the state',
    ],
    [
      'replaced by itself',
      'replaced_by: [TAG_TAKEN]',
      'replaced_by: [▶"23505"]',
      'CAT-LIFECYCLE-SELF',
      '23505 replaces itself',
      'sent instead',
    ],
    [
      'replaced by a retired code',
      'replaced_by: [TAG_TAKEN]',
      'replaced_by: [▶42P01]',
      'CAT-LIFECYCLE-DEAD',
      '23505 is replaced by 42P01, which is retired',
      'still sent',
    ],
    [
      'deprecated on no day',
      deprecated,
      deprecated.replace('state: ', 'state: ▶').replace('      deprecated: 2026-03-04\n', ''),
      'CAT-LIFECYCLE-MISSING',
      'a deprecated code has no "deprecated"',
      'date',
    ],
    [
      'retired on no day',
      retired,
      retired.replace('state: ', 'state: ▶').replace('      retired: 2026-03-04\n', ''),
      'CAT-LIFECYCLE-MISSING',
      'a retired code has no "retired"',
      'date',
    ],
    [
      'retired before it was deprecated',
      `    lifecycle:\n${retired}`,
      `    lifecycle:\n${retired.replace('2026-03-04', '▶2026-01-03')}`,
      'CAT-LIFECYCLE-ORDER',
      'retired on 2026-01-03 is before deprecated on 2026-02-03',
      'follow each other',
    ],
    [
      'active with a day of retirement',
      'lifecycle: { state: active, since: 2026-03-04 }\n    sources: [https://docs.example.com/errors]\n\n  "1001"',
      'lifecycle: { state: active, since: 2026-03-04, ▶retired: 2026-04-05 }\n    sources: [https://docs.example.com/errors]\n\n  "1001"',
      'CAT-LIFECYCLE-ACTIVE',
      'an active code has "retired"',
      'set the state',
    ],
  ];
  test.each(rows)('%s', (...row) => expectRow(everyField, row));

  test('retired without a reason', () => {
    const without = change(everyField, '      reason: Every workspace has a list of tags now.\n', '');
    expectRow(without, [
      '',
      'state: retired',
      'state: ▶retired',
      'CAT-LIFECYCLE-REASON',
      'a retired code has no "reason"',
      'replaced_by',
    ]);
  });

  test('a cycle of replacements is named whole', () => {
    const cycle = change(
      everyField,
      '      reason: Every',
      '      replaced_by: ["23505"]\n      reason: Every',
    ).replace('state: deprecated', 'state: retired\n      retired: 2026-04-05');
    expect(
      problemsOf(change(cycle, '[TAG_TAKEN]\n', '[42P01]\n')).map(({ id, message }) => `${id} ${message}`),
    ).toEqual(['CAT-LIFECYCLE-CYCLE cycle: 23505 (line 142) -> 42P01 (line 180) -> 23505 (line 142)']);
  });

  test('a cycle of deprecated codes, and one over a second successor, are cycles too', () => {
    const reason = '      reason: Every workspace has a list of tags now.\n';
    for (const [state, more] of [
      ['deprecated', ''],
      ['retired', 'TAG_TAKEN, '],
    ]) {
      const back = change(everyField, reason, `      replaced_by: ["23505"]\n${reason}`);
      const both =
        state === 'retired'
          ? back
          : back.replace('state: retired', 'state: deprecated').replace('      retired: 2026-03-04\n', '');
      const messages = problemsOf(change(both, '[TAG_TAKEN]\n', `[${more}42P01]\n`)).map(({ message }) => message);
      expect(messages).toEqual([expect.stringMatching(/^cycle: /)]);
    }
  });

  test('a second successor that is a dead end', () => {
    expectRow(everyField, [
      '',
      'replaced_by: [TAG_TAKEN]',
      'replaced_by: [TAG_TAKEN, ▶42P01]',
      'CAT-LIFECYCLE-DEAD',
      '23505 is replaced by 42P01, which is retired',
      'still sent',
    ]);
  });
});

describe('retry', () => {
  const wait = '      wait: { until: midnight UTC }\n';
  const rows: Row[] = [
    [
      'not retryable, and repeated',
      'strategy: never',
      'strategy: ▶backoff',
      'CAT-RETRY',
      'retryable is false, but the strategy "backoff" repeats',
      'never or after_fix',
    ],
    [
      'a wait of unknown length',
      `strategy: retry_after\n${wait}`,
      'strategy: ▶retry_after\n',
      'CAT-RETRY-WAIT',
      'does not say how long',
      'Retry-After',
    ],
    [
      'a wait that names nothing',
      `strategy: retry_after\n${wait}`,
      'strategy: ▶retry_after\n      wait: {}\n',
      'CAT-RETRY-WAIT',
      'does not say how long',
      'Retry-After',
    ],
    [
      'a wait of a field that is none',
      'field: retry_after_seconds }',
      'field: ▶retry_after_secs }',
      'CAT-REF-FIELD',
      '"retry_after_secs" is not a field of the error object',
      'did you mean "retry_after_seconds"?',
    ],
    [
      'a wait of a header that the example lacks',
      'header: Retry-After',
      'header: ▶Retry-Aftr',
      'CAT-EXAMPLE-WAIT',
      'the example has no header "Retry-Aftr"',
      'did you mean "Retry-After"?',
    ],
    [
      'a wait that is not read',
      '      strategy: backoff\n',
      '      strategy: backoff\n      ▶wait: { until: noon }\n',
      'CAT-RETRY-NO-WAIT',
      '"wait" is only read with retry_after',
      'remove wait',
    ],
  ];
  test.each(rows)('%s', (...row) => expectRow(everyField, row));
});

describe('placeholders', () => {
  const message = '"Tag {tag} is not allowed: it holds {character}."';
  const rows: Row[] = [
    [
      'not explained',
      message,
      '"Tag {tag} is not allowed: it holds {character} at ▶{place}."',
      'CAT-PLACEHOLDER',
      '{place} is not explained',
      'under placeholders',
    ],
    [
      'not closed',
      message,
      '"Tag {tag} is not allowed: it holds {character}▶{."',
      'CAT-PLACEHOLDER-FORM',
      '"{" is not a placeholder',
      '{like_this}',
    ],
    [
      'empty',
      message,
      '"Tag {tag} is not allowed: it holds {character} ▶{}."',
      'CAT-PLACEHOLDER-FORM',
      '"{}" is not a placeholder',
      '{like_this}',
    ],
  ];
  test.each(rows)('%s', (...row) => expectRow(everyField, row));

  test('both places of one that is not used', () => {
    const { text, at } = readCaret(change(everyField, '      character: The first', '      ▶character: The first'));
    expect(problemsOf(change(text, ': it holds {character}', ''))).toEqual([
      expect.objectContaining({ id: 'CAT-PLACEHOLDER-UNUSED', at, other: '64:5' }),
    ]);
  });
});

describe('texts', () => {
  const step = 'List the tags and send one of them.';
  const title = 'title: Tag is not there';
  const rows: Row[] = [
    ['a title too short', title, 'title: ▶Tag', 'CAT-TEXT-WORDS', '"title" has 1 word', '3 to 7 words'],
    [
      'a title too long',
      title,
      'title: ▶The tag that you name is not there',
      'CAT-TEXT-WORDS',
      '"title" has 8 words',
      '3 to 7 words',
    ],
    [
      'a title with a full stop',
      title,
      'title: ▶Tag is not there.',
      'CAT-TEXT-STOP',
      'ends with a full stop',
      'remove it',
    ],
    [
      'a summary too short',
      'summary: The request names a tag that does not exist, because it was deleted or because its name is spelt in another way.',
      'summary: ▶There is no such tag.',
      'CAT-TEXT-WORDS',
      '"summary" has 5 words',
      '15 to 40 words',
    ],
    ['raw HTML', step, 'List ▶<script>alert(1)</script> tags.', 'CAT-PROSE-HTML', 'raw HTML in "fix"', 'backticks'],
    [
      'an entity',
      step,
      'List the ▶&amp; tags.',
      'CAT-PROSE-ALTERED',
      '"&amp;" would be shown as another text',
      'the character itself',
    ],
    [
      'an escape',
      step,
      'List the ▶\\* tags.',
      'CAT-PROSE-ALTERED',
      'would be shown as another text',
      'the character itself',
    ],
    [
      'an image',
      step,
      'List ▶![x](https://canary.invalid/p.png) the tags.',
      'CAT-PROSE-IMAGE',
      'an image in "fix"',
      'fetches nothing',
    ],
    [
      'a script in a link',
      step,
      'List ▶[x](javascript:alert) the tags.',
      'CAT-LINK',
      'link to "javascript:alert"',
      'https://',
    ],
    [
      'a link away from the site',
      step,
      'List ▶[x](//evil.example) the tags.',
      'CAT-LINK',
      'link to "//evil.example"',
      'https://',
    ],
    ['a heading', step, '"▶# List the tags"', 'CAT-PROSE-BLOCK', 'Markdown "heading"', 'one paragraph'],
    ['a list', step, '"▶- List the tags"', 'CAT-PROSE-BLOCK', 'Markdown "list"', 'one paragraph'],
  ];
  test.each(rows)('%s', (...row) => expectRow(minimal, row));

  test('the place of a link in a folded text', () => {
    const folded = 'See [NOPE](/errors/TAG_NOT_FOUND/)\n          and [NOPE](/errors/▶NOPE/).';
    expectRow(minimal, [
      '',
      `- ${step}`,
      `- >-\n          ${folded}`,
      'CAT-REF',
      '"NOPE" is not in',
      'code of this file',
    ]);
  });

  test('the place in a folded text', () => {
    const folded = '>-\n          List the tags\n          and <b>send one';
    expect(problemsOf(change(minimal, step, folded))).toEqual([
      expect.objectContaining({ id: 'CAT-PROSE-HTML', at: '39:15' }),
    ]);
  });
});

test('reports as people read them', () => {
  expect(reportOf(change(everyField, 'replaced_by: [TAG_TAKEN]', 'replaced_by: [TAG_TAKE]'))).toMatchInlineSnapshot(`
    "error[CAT-REF] "TAG_TAKE" is not in the catalogue
       --> errors.yaml:175:21
        |
    175 |       replaced_by: [TAG_TAKE]
        |                     ^^^^^^^^
        = why:  a reference must lead to an entry
        = help: did you mean "TAG_TAKEN"? name a code of this file

    1 problem in errors.yaml. Nothing was written."
  `);
  expect(
    reportOf(change(everyField, '      state: active\n', '      state: active\n      retired: 2026-02-03\n')),
  ).toMatchInlineSnapshot(`
    "error[CAT-LIFECYCLE-ACTIVE] an active code has "retired"
       --> errors.yaml:134:7
        |
    133 |       state: active
        |              ------ says active
    134 |       retired: 2026-02-03
        |       ^^^^^^^
        = why:  the page of an active code shows nothing of an end
        = help: remove "retired", or set the state

    1 problem in errors.yaml. Nothing was written."
  `);
});
