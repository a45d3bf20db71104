import { expect, test } from 'vitest';
import { catalogueRules } from '../../../src/catalogue/rule-list.ts';
import { parseCatalogue } from '../../../src/catalogue/validate.ts';
import { SourceText } from '../../../src/kit/source-text.ts';
import type { Problem } from '../../../src/report/problem.ts';
import { change, everyField, expectMends, minimal } from '../../support/problems.ts';

const problemsIn = (text: string): Problem[] => parseCatalogue(new SourceText('errors.yaml', text)).problems;
const examples = [...catalogueRules].flatMap(([id, { bad, good }]) => (bad && good ? [{ id, bad, good }] : []));

test.each(examples)('what $id offers', ({ bad, good }) => {
  const base = [minimal, everyField].find((text) => text.split(good).length === 2) ?? '';
  expectMends(base.replace(good, () => bad));
});

const title = 'title: Tag is not there';
const step = '      - List the tags and send one of them.\n';
const actor = '    actor: developer\n';

/** Each is one slip of a hand in a valid catalogue, with the rule that names it. An edit that is offered has to put it right. */
const slips: [name: string, from: string, to: string, rule: string][] = [
  ['a first item with an en dash', 'keywords: [label]', 'keywords:\n      – label\n      – tag', 'CAT-JOINED-BULLET'],
  ['a first item with a bullet', step, '      • List the tags.\n      • Send one.\n', 'CAT-JOINED-BULLET'],
  ['a first item with an asterisk', step, '      * List the tags.\n      * Send one.\n', 'CAT-JOINED-BULLET'],
  ['a first item with a plus', step, '      + List the tags.\n      + Send one.\n', 'CAT-JOINED-BULLET'],
  ['a first item with a number', step, '      1. List the tags.\n      2. Send one.\n', 'CAT-JOINED-BULLET'],
  ['a first item without a space', step, '      -List the tags.\n      -Send one.\n', 'CAT-YAML-DASH-SPACE'],
  ['three hyphens on a line', '\nerrors:\n', '\n---\nerrors:\n', 'CAT-YAML-SECOND'],
  ['a fence of Markdown', step, `\`\`\`yaml\n${step}\`\`\`\n`, 'CAT-YAML-PASTED'],
  ['a number with an underscore', '    status: 404\n    type', '    status: 4_04\n    type', 'CAT-TYPE'],
  ['a version to come', 'schema_version: 1', 'schema_version: 2', 'CAT-VALUE'],
  ['a text beside its mark', title, 'title: >- Tag is not there', 'CAT-YAML-BLOCK-LINE'],
  [
    'a field at the column of a dash',
    actor,
    `${actor}    causes:\n      - cause: It is gone.\n      how_to_tell: The list lacks it.\n`,
    'CAT-YAML-SHIFT',
  ],
  ['a keyword null', '[label]', '[label, null]', 'CAT-TYPE-NULL'],
  ['a number with a comma', '    status: 404\n    type', '    status: 404,\n    type', 'CAT-TYPE'],
  ['a link with a space', step, '      - Read [the list] (https://example.com/) first.\n', 'CAT-PROSE-LINK'],
  ['quotes of a word processor', title, 'title: “Tag is not there”', 'CAT-QUOTES'],
  ['a list in a folded text', title, 'title: >-\n      Tag is\n      - not there', 'CAT-JOINED-LIST'],
  [
    'a key in a header',
    '        Host: api.example.com\n      response',
    '        X-Api-Key: kQ7vX2mB9tR4\n      response',
    'CAT-SECRET',
  ],
  ['a code that is too short', '  TAG_NOT_FOUND:\n', '  T:\n', 'CAT-CODE-PATTERN'],
  ['no character', title, 'title: Tag\ufffe is not there', 'CAT-CHAR-UNSEEN'],
  [
    'a contradiction',
    '      retryable: false\n      strategy: after_fix',
    '      retryable: true\n      strategy: never',
    'CAT-RETRY',
  ],
];

test.each(slips)('%s', (_, from, to, rule) => {
  const text = change(minimal, from, to);
  expect(problemsIn(text).map((problem) => problem.rule)).toContain(rule);
  expectMends(text);
});

test('an operation whose parameter has another name', () => {
  const text = change(everyField, '  GET /v2/tags:', '  GET /v2/tags/{id}: { scopes: [] }\n  GET /v2/tags:');
  const wrong = change(text, '      - operation: GET /v2/tags\n', '      - operation: GET /v2/tags/{item_id}\n');
  expect(problemsIn(wrong).map(({ help }) => help)).toEqual([
    expect.stringContaining('did you mean "GET /v2/tags/{id}"?'),
  ]);
  expectMends(wrong);
});

test.each([
  ['- operation: POST /v2/tags', '- operation: post /v2/tags'],
  ['- operation: POST /v2/tags', '- operation: POST https://api.example.com/v2/tags'],
  ['  GET /v2/tags: {', '  Get /v2/tags: {'],
  ['  GET /v2/tags: {', '  GET http://localhost:8080/v2/tags: {'],
])('an operation is a method and a path: %s, not %s', (from, to) => {
  const wrong = change(everyField, from, to);
  const [problem] = problemsIn(wrong);
  expect(problem?.help).toContain(/[A-Z]+ \/v2\/tags/.exec(from)?.[0]);
  expect(problem?.edit).toBeDefined();
  expectMends(wrong);
});

test('entries at the column of "errors"', () => {
  const start = minimal.indexOf('  TAG_NOT_FOUND:');
  const entry = minimal.slice(start);
  const two = entry + entry.replaceAll('TAG_NOT_FOUND', 'TAG_GONE');
  for (const text of [entry, two]) {
    const wrong = minimal.slice(0, start) + text.replace(/^ {2}/gm, '');
    expect(problemsIn(wrong).map(({ rule }) => rule)).toEqual(['CAT-FIELD-ENTRY']);
    expectMends(wrong);
  }
});

test('two outputs at one path', () => {
  const loose = change(minimal, 'types:\n', 'code_pattern: "^[a-z.-]+$"\ntypes:\n').replaceAll(
    'TAG_NOT_FOUND',
    'tag-gone',
  );
  const entry = loose.slice(loose.indexOf('  tag-gone:'));
  for (const ending of ['json', 'md', 'png'])
    expect(problemsIn(loose + entry.replaceAll('tag-gone', `tag-gone.${ending}`)).map(({ rule }) => rule)).toEqual([
      'CAT-URL-OUTPUT',
    ]);
});

test('a pattern that no code fits any more', () => {
  const wrong = change(minimal, 'types:\n', 'code_pattern: "^E[0-9]{4}$"\ntypes:\n');
  expect(problemsIn(wrong)).toEqual([
    expect.objectContaining({ rule: 'CAT-CODE-PATTERN', help: 'a code matches ^E[0-9]{4}$' }),
  ]);
});

test.each([0, 3, 4])('an entry pasted at column %d', (indent) => {
  const entry = minimal.slice(minimal.indexOf('  TAG_NOT_FOUND:')).replaceAll('TAG_NOT_FOUND', 'TAG_GONE');
  const wrong = minimal + entry.replace(/^ {2}/gm, ' '.repeat(indent));
  expect(problemsIn(wrong)).not.toEqual([]);
  expectMends(wrong);
});
