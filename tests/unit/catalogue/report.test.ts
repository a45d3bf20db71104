import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { failureSchema } from '../../../src/report/finding.ts';
import { change, minimal, problemsOf, reportOf } from '../../support/problems.ts';
import { runIn } from '../contract/command.ts';

const broken = readFileSync('tests/fixtures/broken.yaml', 'utf8');

test('every mistake of a broken file is said in one run, in the order of the file', () => {
  expect(problemsOf(broken).map(({ id, at, message }) => `${at} ${id} ${message}`)).toMatchInlineSnapshot(`
    [
      "4:1 CAT-FIELD unknown field "site_ulr"",
      "18:13 CAT-STATUS status 200 is not an error status",
      "27:13 CAT-TYPE "status" is the text "404", expected a number",
      "32:18 CAT-TYPE "retryable" is the text "no", expected true or false",
      "33:17 CAT-VALUE "strategy" cannot be "after_fx"",
      "37:9 CAT-TYPE-MAP item 1 of "fix" holds ": ", so it is read as a map",
      "38:17 CAT-COMMENT "#404 in the list." is dropped as a comment",
      "45:9 CAT-EXAMPLE-ROOT the body has no "error" object",
      "46:23 CAT-TYPE item 2 of "keywords" is the number 404, expected a text",
      "46:33 CAT-CHAR-UNSEEN zero-width space U+200B",
      "47:40 CAT-TEXT-FORM "since" cannot be "22.11.2026"",
      "48:14 CAT-ITEMS "sources" has no item",
      "49:5 CAT-FIELD unknown field "colour"",
      "50:3 CAT-MISSING ITEM_NOT_FOUND has no "type"",
      "50:3 CAT-MISSING ITEM_NOT_FOUND has no "title"",
      "50:3 CAT-MISSING ITEM_NOT_FOUND has no "summary"",
      "50:3 CAT-MISSING ITEM_NOT_FOUND has no "retry"",
      "50:3 CAT-MISSING ITEM_NOT_FOUND has no "actor"",
      "50:3 CAT-MISSING ITEM_NOT_FOUND has no "fix"",
      "50:3 CAT-MISSING ITEM_NOT_FOUND has no "example"",
      "50:3 CAT-MISSING ITEM_NOT_FOUND has no "keywords"",
      "50:3 CAT-MISSING ITEM_NOT_FOUND has no "lifecycle"",
      "50:3 CAT-MISSING ITEM_NOT_FOUND has no "sources"",
      "51:13 CAT-NUMBER "0404" would be read as 404",
      "52:16 CAT-TYPE-EMPTY "ITEM_GONE" is empty, expected a map of fields",
    ]
  `);
});

test('after 50 problems the rest is counted', () => {
  const many = Array.from({ length: 60 }, (_, i) => `    colour_${i}: red\n`).join('');
  const report = reportOf(change(minimal, '    actor: developer\n', `    actor: developer\n${many}`));
  expect(report.match(/^error\[CAT-FIELD\]/gm)).toHaveLength(50);
  expect(report).toContain(
    '\n\n... and 10 more; "--format json" lists all\n\n60 problems in errors.yaml. Nothing was written.',
  );
});

test('a long line is shown around the place', () => {
  const report = reportOf(
    change(minimal, '- List the tags and send one of them.', `- ${'List the tags. '.repeat(40)}<b>`),
  );
  const [, snippet = '', marks = ''] = /\n37 \| (.*)\n {3}\| (.*)\n/.exec(report) ?? [];
  expect(snippet.length).toBeLessThanOrEqual(160);
  expect(snippet.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('<b>');
});

test('what cannot be seen is shown by its name', () => {
  expect(reportOf(change(minimal, 'title: Tag is', 'title: Tag\u202e is'))).toMatchInlineSnapshot(`
    "error[CAT-CHAR-UNSEEN] direction mark (right-to-left override) U+202E
      --> errors.yaml:29:15
       |
    29 |     title: Tag<U+202E> is not there
       |               ^^^^^^^^
       = why:  characters that cannot be seen make two different texts look equal
       = help: delete it; if it is meant to be read, write its name (like U+200B)

    1 problem in errors.yaml. Nothing was written."
  `);
});

test('a message is one line in which everything can be seen', () => {
  const unseen = '\n  "TAG\u200b_GONE": {}\n  "A\\nB": {}\n';
  const report = reportOf(
    change(change(minimal, '\nerrors:\n', `\nerrors:${unseen}`), 'actor: developer', 'actor: "a\\nb"'),
  );
  expect(report).toContain('"TAG<U+200B>_GONE": {}');
  expect(report).toContain('error[CAT-MISSING] A\\nB has no "status"');
  expect(report).toContain('"actor" cannot be "a\\nb"');
  expect(report).not.toContain('\u200b');
});

test('tabs before the place keep the caret below it', () => {
  const report = reportOf(change(minimal, '    keywords: [label]', '    keywords: ["a\tb", 404]'));
  const [, snippet = '', marks = ''] = /\n55 \| (.*)\n {3}\| (.*)\n/.exec(report) ?? [];
  expect(marks).toBe(`${snippet.slice(0, snippet.indexOf('404')).replace(/[^\t]/g, ' ')}^^^`);
});

test('JSON has one shape, whatever is found', async () => {
  const validate = async (file: string) => JSON.parse((await runIn('.', 'validate', file, '--format', 'json')).out);
  expect(await validate('tests/fixtures/minimal.yaml')).toEqual({
    schema_version: 1,
    exit_code: 0,
    problems: [],
  });
  expect(failureSchema.parse(await validate('tests/fixtures/none.yaml'))).toMatchObject({
    exit_code: 2,
    problems: [],
  });
});

test('the command line prints the report to stderr, JSON to stdout, and exits with 2', async () => {
  const validate = (...options: string[]) => runIn('.', 'validate', 'tests/fixtures/broken.yaml', ...options);
  expect(await validate()).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('tests/fixtures/broken.yaml:4:1'),
  });
  const json = await validate('--format', 'json');
  expect(json.code).toBe(2);
  expect(failureSchema.parse(JSON.parse(json.out)).problems).toHaveLength(problemsOf(broken).length);
  expect(JSON.parse(json.out).problems[0]).toMatchInlineSnapshot(`
    {
      "column": 1,
      "edit": {
        "column": 1,
        "length": 8,
        "line": 4,
        "text": "site_url",
      },
      "file": "tests/fixtures/broken.yaml",
      "group": "CAT-FIELD",
      "help": "did you mean "site_url"? Allowed: schema_version, api, site_title, site_url, doc_urls, anchors, former_statuses, code_pattern, envelope, envelope_v1, id_prefixes, types, actors, languages, scopes, operations, former_operations, errors",
      "id": "CAT-FIELD",
      "length": 8,
      "line": 4,
      "message": "unknown field "site_ulr"",
      "why": "a misspelt field would be dropped in silence",
    }
  `);
});
