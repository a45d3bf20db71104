import { describe, expect, test } from 'vitest';
import { change, expectRow, minimal, problemsOf, type Row, reportOf } from '../../support/problems.ts';

const title = 'title: Tag is not there';
const actor = '    actor: developer\n';
const step = '      - List the tags and send one of them.\n';
const retry = 'retry:\n      retryable: false\n      strategy';
const other = '  TAG_GONE:\n    status: 404\n';
const life = 'lifecycle: { state: active, since: 2026-11-22 }';

const rows: Row[] = [
  ['a tab', '    summary: The', '▶\tsummary: The', 'CAT-YAML-TAB-INDENT', 'line 30 is indented with a tab', '2 spaces'],
  [
    'a tab after spaces',
    '    summary: The',
    '▶  \tsummary: The',
    'CAT-YAML-TAB-INDENT',
    'indented with a tab',
    '2 spaces',
  ],
  [
    'a tab after a colon',
    'keywords: [label]',
    'keywords:▶\t[label]',
    'CAT-YAML-TAB',
    'line 55 holds a tab',
    'use spaces',
  ],
  [
    'a bracket at the margin',
    life,
    'lifecycle: {\n      state: active, since: 2026-11-22\n    ▶}',
    'CAT-YAML-BRACKET-INDENT',
    'inside of brackets',
    '2 spaces more',
  ],
  [
    'one space less',
    actor,
    '   ▶actor: developer\n',
    'CAT-YAML-COLUMN',
    '"actor" starts at column 4',
    'column 3 like line 26, or at column 5 like line 27',
  ],
  [
    'one space more',
    actor,
    '     ▶actor: developer\n',
    'CAT-YAML-COLUMN',
    '"actor" starts at column 6',
    'column 5 like line 31',
  ],
  [
    'one space less in the first field',
    '  TAG_NOT_FOUND:\n    status: 404\n    type',
    '  TAG_NOT_FOUND:\n   status: 404\n    ▶type',
    'CAT-YAML-BELOW-VALUE',
    'below "status"',
    'column 4',
  ],
  [
    'one space more in a list',
    step,
    `${step}       ▶- Send it.\n`,
    'CAT-JOINED-ITEM',
    '"- Send it." is read as more of the text above',
    'same column',
  ],
  [
    'no space after the only dash',
    step,
    '      ▶-List the tags.\n',
    'CAT-YAML-DASH-SPACE',
    'missing space after "-"',
    '- text',
  ],
  [
    'no space after a dash',
    step,
    `${step}      ▶-Send it.\n`,
    'CAT-YAML-DASH-SPACE',
    'missing space after "-"',
    '- text',
  ],
  ['no colon', actor, '    ▶actor developer\n', 'CAT-YAML-COLON', 'missing ":" after "actor developer"', 'name: value'],
  ['no value and no colon', actor, '    ▶actor\n', 'CAT-YAML-COLON', 'missing ":" after "actor"', 'name: value'],
  [
    'no space after the colon',
    actor,
    '    ▶actor:developer\n',
    'CAT-YAML-COLON-SPACE',
    'missing space after "actor:"',
    'space',
  ],
  [
    'an unclosed double quote',
    title,
    'title: ▶"Tag is not there',
    'CAT-YAML-UNCLOSED-QUOTE',
    'opened here is never closed',
    'close it with "',
  ],
  [
    'an unclosed single quote',
    title,
    "title: ▶'Tag is not there",
    'CAT-YAML-UNCLOSED-QUOTE',
    'opened here is never closed',
    "close it with '",
  ],
  [
    'an apostrophe in single quotes',
    title,
    "title: 'Tag isn▶'t there'",
    'CAT-YAML-APOSTROPHE',
    'apostrophe ends the string',
    "can''t",
  ],
  [
    'a colon in a text',
    title,
    'title: ▶Tag: is not there',
    'CAT-YAML-NESTED',
    'the text contains ": "',
    'double quotes',
  ],
  [
    'a colon in an item',
    step,
    '      - ▶Look: list the tags.\n',
    'CAT-TYPE-MAP',
    'item 1 of "fix" holds ": "',
    'double quotes',
  ],
  [
    'a colon in the second item',
    step,
    `${step}      - ▶Look: list the tags.\n`,
    'CAT-TYPE-MAP',
    'item 2 of "fix" holds ": "',
    'double quotes',
  ],
  [
    'an unknown escape',
    title,
    'title: "Tag is ▶\\path there"',
    'CAT-YAML-ESCAPE',
    '"\\p" is not an escape',
    'single quotes',
  ],
  [
    'an unclosed [',
    'keywords: [label]',
    'keywords: ▶[label, tag',
    'CAT-YAML-UNCLOSED-BRACKET',
    '"[" opened here is never closed',
    'close it with "]"',
  ],
  [
    'an unclosed {',
    life,
    'lifecycle: ▶{ state: active, since: 2026-11-22',
    'CAT-YAML-UNCLOSED-BRACKET',
    '"{" opened here is never closed',
    'close it with "}"',
  ],
  [
    'a start with @',
    actor,
    '    actor: ▶@developer\n',
    'CAT-YAML-START',
    'cannot start with "@"',
    'did you mean "developer"?',
  ],
  [
    'a start with a backtick',
    actor,
    '    actor: ▶`developer`\n',
    'CAT-YAML-START',
    'cannot start with "`"',
    'did you mean "developer"?',
  ],
  [
    'a start with %',
    actor,
    '    actor: ▶%developer\n',
    'CAT-YAML-START',
    'cannot start with "%"',
    'did you mean "developer"?',
  ],
  [
    'a second document',
    actor,
    `${actor}▶---\n`,
    'CAT-YAML-SECOND',
    'a second document starts here',
    'remove the "---"',
  ],
  [
    'another YAML version',
    'schema_version: 1\n',
    '▶%YAML 9.9\n---\nschema_version: 1\n',
    'CAT-YAML-DIRECTIVE',
    '"%YAML 9.9" is a directive',
    'YAML 1.2',
  ],
  [
    'a list as key',
    actor,
    `${actor}    ? ▶[a]\n    : b\n`,
    'CAT-YAML-KEY',
    'the name of a field is a list',
    'name: value',
  ],
  [
    'a second document behind dots',
    actor,
    `${actor}▶...\n`,
    'CAT-YAML-SECOND',
    'a second document starts here',
    'remove the "..."',
  ],
  [
    'a code one space short',
    '  TAG_NOT_FOUND:\n',
    `${other} ▶TAG_NOT_FOUND:\n`,
    'CAT-YAML-COLUMN',
    '"TAG_NOT_FOUND" starts at column 2',
    'column 3 like line 26',
  ],
  [
    'the first code one space short',
    '  TAG_NOT_FOUND:\n',
    ` ${other.trimStart()}  ▶TAG_NOT_FOUND:\n`,
    'CAT-YAML-COLUMN',
    '"TAG_NOT_FOUND" starts at column 3',
    'column 2 like line 26',
  ],
  [
    'a field of an item two spaces too deep',
    'keywords: [label]',
    'causes:\n      - cause: Gone.\n          ▶how_to_tell: It was there.',
    'CAT-YAML-BELOW-VALUE',
    '"how_to_tell" stands below "cause"',
    'this one at column 9',
  ],
  [
    'a folded text with a short line',
    'advice: The same',
    'advice: >-\n        The\n      ▶same',
    'CAT-YAML-SHIFT',
    '"same" starts at column 7',
    'start it at column 9',
  ],
  [
    'a text before a code',
    '  TAG_NOT_FOUND:\n',
    `${other}  ▶stray text\n  TAG_NOT_FOUND:\n`,
    'CAT-YAML-COLON',
    'missing ":" after "stray text"',
    'name: value',
  ],
  [
    'an unclosed { above fields',
    retry,
    'retry: ▶{ retryable: false,\n      strategy',
    'CAT-YAML-UNCLOSED-BRACKET',
    '"{" opened here is never closed',
    'remove it',
  ],
  [
    'no comma between items',
    '[label]',
    '["label" ▶"tag"]',
    'CAT-YAML-COMMA',
    'missing "," before ""tag"]"',
    'a comma between items',
  ],
  [
    'a bracket in an item',
    '[label]',
    '[the ▶{key} here]',
    'CAT-YAML-COMMA',
    'missing "," before "{key} here]"',
    'in double quotes',
  ],
  ['a comma too many', '[label]', '[label,▶, tag]', 'CAT-YAML-PASTED', 'separates nothing', 'remove it'],
  [
    'a comma behind a text in quotes',
    title,
    '"title": "Tag is not there"▶,',
    'CAT-YAML-PASTED',
    'a comma of JSON',
    'remove it',
  ],
  [
    'a line of an example at the column of the fields',
    '            "code": "TAG_NOT_FOUND",\n            "message"',
    '    ▶"code": "TAG_NOT_FOUND",\n            "message"',
    'CAT-YAML-TEXT-COLUMN',
    'left of the text it belongs to',
    'column 13, below line 48',
  ],
  [
    'a colon in a text in brackets',
    life,
    'lifecycle: { state: ▶active: now, since: 2026-11-22 }',
    'CAT-YAML-NESTED',
    'the text contains ": "',
    'Allowed: active, deprecated, retired',
  ],
  [
    'endless brackets',
    actor,
    `    actor: ${'['.repeat(97)}▶${'['.repeat(100_000)}\n`,
    'CAT-YAML-DEEP',
    'more than 100 levels',
    'never closed',
  ],
];

test.each(rows)('%s', (...row) => expectRow(minimal, row));

test('every git conflict marker is a problem, and nothing else is said of the file', () => {
  const conflict = `<<<<<<< HEAD\n${actor}||||||| base\n=======\n    actor: end_user\n>>>>>>> feature/x\n`;
  const problems = problemsOf(change(minimal, actor, conflict));
  expect(problems.map(({ id, at, message }) => `${at} ${id} ${message}`)).toEqual([
    '35:1 CAT-YAML-CONFLICT git conflict marker "<<<<<<< HEAD"',
    '37:1 CAT-YAML-CONFLICT git conflict marker "||||||| base"',
    '38:1 CAT-YAML-CONFLICT git conflict marker "======="',
    '40:1 CAT-YAML-CONFLICT git conflict marker ">>>>>>> feature/x"',
  ]);
  expect(problemsOf(change(minimal, actor, conflict).replaceAll('\n', '\r\n'))).toEqual(problems);
});

test('line ends of the first Macs are one problem', () => {
  expect(problemsOf(minimal.replaceAll('\n', '\r'))).toEqual([
    expect.objectContaining({ id: 'CAT-CHAR-LINE-END', at: `1:${minimal.indexOf('\n') + 1}` }),
  ]);
});

const second = minimal.slice(minimal.indexOf('  TAG_NOT_FOUND:')).replaceAll('TAG_NOT_FOUND', 'ITEM_NOT_FOUND');
const places = (text: string) => problemsOf(text).map(({ id, at }) => `${id} ${at}`);

test('one mistake in each of two entries is two problems, and only two', () => {
  const broken = change(minimal, actor, '   actor: developer\n') + change(second, title, 'title: "Tag is not there');
  expect(places(broken)).toEqual(['CAT-YAML-COLUMN 35:4', 'CAT-YAML-UNCLOSED-QUOTE 61:12']);
});

test('entries may be indented by 4 spaces', () => {
  const broken =
    change(minimal, title, 'title: "Tag is not there') + change(second, title, 'title: "Item is not there');
  const entriesAt = broken.indexOf('  TAG_NOT_FOUND:');
  expect(places(broken.slice(0, entriesAt) + broken.slice(entriesAt).replaceAll(/^(?=.)/gm, '  '))).toEqual([
    'CAT-YAML-UNCLOSED-QUOTE 29:14',
    'CAT-YAML-UNCLOSED-QUOTE 61:14',
  ]);
});

describe('a fault of the syntax hides nothing else', () => {
  const related =
    'related: [{ code: TAG_NOT_FOUND, difference: That is a tag. }, { code: NOPE, difference: There is none. }]';

  test('in other entries', () => {
    const broken =
      change(minimal, actor, '   actor: developer\n') +
      change(second, '    keywords: [label]', `    ${related}\n    kewords: [label]`);
    expect(places(broken)).toEqual(['CAT-YAML-COLUMN 35:4', 'CAT-REF 87:76', 'CAT-FIELD 88:5']);
  });

  test('behind a field of the head', () => {
    const broken =
      change(minimal, '    status: 404\n    description', '    status: "404\n    description') +
      change(second, 'actor: developer', 'actor: develper');
    expect(places(broken)).toEqual(['CAT-YAML-UNCLOSED-QUOTE 18:13', 'CAT-TYPE 18:13', 'CAT-VALUE 67:12']);
  });

  test.each([
    ['a field of the head without a colon', 'types:\n', 'types\n', 'CAT-YAML-COLON 15:1'],
    ['a field of the head one space too deep', 'types:\n', ' types:\n', 'CAT-YAML-COLUMN 15:2'],
    ['"errors" without a colon', '\nerrors:\n', '\nerrors\n', 'CAT-YAML-COLON 25:1'],
  ])('but nothing is said that follows from it: %s', (_, from, to, place) => {
    expect(places(change(minimal, from, to))).toEqual([place]);
  });

  test('and what it hides is not missed', () => {
    const broken =
      change(minimal, 'TAG_NOT_FOUND:\n', 'TAG_NOT_FOUND:\n   ') +
      change(
        second,
        '    keywords',
        `    ${related.replace(', { code: NOPE, difference: There is none. }', '')}\n    keywords`,
      );
    expect(places(broken)).toEqual(['CAT-YAML-COLUMN 28:5']);
  });
});

test('reports as people read them', () => {
  expect(reportOf(change(minimal, actor, '   actor: developer\n'))).toMatchInlineSnapshot(`
    "error[CAT-YAML-COLUMN] "actor" starts at column 4, where no other line starts
      --> errors.yaml:35:4
       |
    35 |    actor: developer
       |    ^^^^^^^^^^^^^^^^ badly indented
       = why:  which field a line belongs to YAML decides by its column alone
       = help: start it at column 3 like line 26, or at column 5 like line 27

    1 problem in errors.yaml. Nothing was written."
  `);
  expect(reportOf(change(minimal, 'keywords: [label]', 'keywords: [label'))).toMatchInlineSnapshot(`
    "error[CAT-YAML-UNCLOSED-BRACKET] "[" opened here is never closed
      --> errors.yaml:55:15
       |
    55 |     keywords: [label
       |               ^
       = why:  a file that is not YAML cannot be read at all
       = help: close it with "]"

    1 problem in errors.yaml. Nothing was written."
  `);
  expect(reportOf(change(minimal, step, '      - Look: list the tags.\n'))).toMatchInlineSnapshot(`
    "error[CAT-TYPE-MAP] item 1 of "fix" holds ": ", so it is read as a map
      --> errors.yaml:37:9
       |
    37 |       - Look: list the tags.
       |         ^^^^^^^^^^^^^^^^^^^^
       = why:  in YAML ": " starts a field
       = help: put the whole text in double quotes

    1 problem in errors.yaml. Nothing was written."
  `);
});
