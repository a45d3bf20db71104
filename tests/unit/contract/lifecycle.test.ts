import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { addCode, typeFor } from '../../../src/catalogue/edit/add.ts';
import { endCode, renameCode } from '../../../src/catalogue/edit/lifecycle.ts';
import { parseCatalogue } from '../../../src/catalogue/validate.ts';
import { factLine } from '../../../src/contract/fact.ts';
import { addressFacts } from '../../../src/contract/published.ts';
import { SourceText } from '../../../src/kit/source-text.ts';
import { change, everyField } from '../../support/problems.ts';
import { Workspace } from './command.ts';
import { catalogue, found, source } from './real.ts';

const work = new Workspace();
beforeEach(() => work.reset());
afterAll(() => work.remove());

function valid(text: string) {
  const { catalogue: result, problems } = parseCatalogue(new SourceText('errors.yaml', text));
  expect(problems).toEqual([]);
  if (!result) throw new Error('not valid');
  return result;
}

/** Lines that are new and lines that are gone, by count: everything else stayed where it was. */
function lineChanges(before: string, after: string) {
  const count = (text: string) => Map.groupBy(text.split('\n'), (line) => line);
  const [old, now] = [count(before), count(after)];
  const more = (a: typeof old, b: typeof old) =>
    [...a].flatMap(
      ([line, list]) => Array(Math.max(0, list.length - (b.get(line)?.length ?? 0))).fill(line) as string[],
    );
  return { gone: more(old, now), added: more(now, old) };
}

const active = catalogue.entries.filter(({ lifecycle }) => lifecycle.state === 'active');
const some = active.filter((_, index) => index % 6 === 0);
// What the tests do happens in 2099: after every day of the catalogue, however it grows.

describe('rename', () => {
  test.each(some.map(({ code }) => code))('%s keeps every address, and gives the error a new one', (code) => {
    const to = `RENAMED_${code}`;
    const after = valid(
      renameCode(source, code, to, { state: 'deprecated', date: '2099-01-01', reason: `Renamed to ${to}.` }),
    );
    const addresses = new Set(addressFacts(after).map(factLine));
    expect(
      addressFacts(catalogue)
        .map(factLine)
        .filter((line) => !addresses.has(line)),
    ).toEqual([]);
    expect(found(after)).toEqual(['code-added safe', 'deprecated-added safe', 'replaced-by-added safe']);
    expect(after.byCode.get(code)?.lifecycle).toMatchObject({
      state: 'deprecated',
      deprecated: '2099-01-01',
      replaced_by: [to],
    });
    expect(after.byCode.get(to)?.history?.at(-1)).toEqual({
      date: '2099-01-01',
      change: 'renamed',
      note: `Renamed from ${code}.`,
    });
    expect(after.entries.some(({ related }) => related?.some((other) => other.code === code))).toBe(false);
  });

  test('through the command, twice in a row, with the old code retired', async () => {
    expect(
      await work.run(
        'rename',
        'TAG_NOT_FOUND',
        'LABEL_NOT_FOUND',
        '--retired',
        '--date',
        '2099-01-01',
        '--file',
        'errors.yaml',
      ),
    ).toMatchObject({
      code: 0,
    });
    expect(
      await work.run('rename', 'LABEL_NOT_FOUND', 'MARK_NOT_FOUND', '--date', '2099-02-01', '--file', 'errors.yaml'),
    ).toMatchObject({ code: 0 });
    const { byCode } = valid(work.read());
    expect(byCode.get('TAG_NOT_FOUND')?.lifecycle).toMatchObject({
      state: 'retired',
      retired: '2099-01-01',
      replaced_by: ['LABEL_NOT_FOUND'],
    });
    expect(byCode.get('LABEL_NOT_FOUND')?.history).toHaveLength(2);
    expect(byCode.get('MARK_NOT_FOUND')?.history).toHaveLength(2);
  });

  test('is refused when the new code is taken, wrong, or the old one unknown; then nothing is written', async () => {
    const before = work.read();
    for (const [from, to] of [
      ['TAG_NOT_FOUND', 'CALL_NOT_FOUND'],
      ['TAG_NOT_FOUND', 'tag-missing'],
      ['TAG_NOT_FOUND', 'TAGNOTFOUND'],
      ['TAG_NOT_FOUND', 'TAG: missing'],
      ['NOPE', 'NEW_ONE'],
    ] as const)
      expect((await work.run('rename', from, to, '--file', 'errors.yaml')).code).toBe(2);
    expect(work.read()).toBe(before);
  });
});

describe('codes that are numbers stay texts', () => {
  const numbers = new SourceText('errors.yaml', everyField);
  const ending = { state: 'deprecated', date: '2099-01-01', reason: 'Renumbered.' } as const;

  test('as the new code, and where others are told to look', () => {
    const confused = new SourceText('errors.yaml', change(everyField, '- code: "23505"', '- code: "1001"'));
    const { byCode } = valid(renameCode(confused, '1001', '1002', ending));
    expect(byCode.get('1001')?.lifecycle.replaced_by).toEqual(['1002']);
    expect(byCode.get('1002')?.example.response).toContain('"code": "1002"');
    expect(byCode.get('INVALID_TAG')?.related?.map(({ code }) => code)).toEqual(['1002']);
    expect(valid(renameCode(numbers, 'TAG_TAKEN', '5', ending)).byCode.get('TAG_TAKEN')?.lifecycle.replaced_by).toEqual(
      ['5'],
    );
  });

  test('as successors, the first and further ones', () => {
    for (const [code, successors] of [
      ['INVALID_TAG', ['1001', 'TAG_TAKEN']],
      ['23505', ['TAG_TAKEN', '1001']],
    ] as const)
      expect(
        valid(endCode(numbers, code, { ...ending, replacedBy: [...successors] })).byCode.get(code)?.lifecycle
          .replaced_by,
      ).toEqual(successors);
  });

  test('as a fresh entry', () => {
    const added = addCode(numbers, valid(everyField), {
      code: '1002',
      status: 429,
      type: 'rate_limit_error',
      date: '2099-01-01',
    });
    expect(added).toContain('\n  "1002":\n');
    expect(parseCatalogue(new SourceText('errors.yaml', added)).problems.map(({ rule }) => rule)).not.toContain(
      'CAT-NUMBER',
    );
  });
});

describe('deprecate and retire', () => {
  test.each(some.map(({ code }) => code))('%s changes only its own lifecycle and history', (code) => {
    const text = endCode(source, code, { state: 'retired', date: '2099-01-01', reason: 'No longer "sent": see #1.' });
    expect(lineChanges(source.text, text)).toEqual({
      gone: ['      state: active'],
      added: expect.arrayContaining([
        '      state: retired',
        '      retired: 2099-01-01',
        '      reason: "No longer \\"sent\\": see #1."',
      ]),
    });
  });

  test('a sample of them validates, and so does the next step', () => {
    for (const { code } of some) {
      const first = endCode(source, code, { state: 'deprecated', date: '2099-01-01', reason: 'Old.' });
      const second = valid(
        endCode(new SourceText('errors.yaml', first), code, { state: 'retired', date: '2099-06-01', reason: 'Gone.' }),
      );
      expect(second.byCode.get(code)?.lifecycle).toEqual({
        state: 'retired',
        since: catalogue.byCode.get(code)?.lifecycle.since,
        deprecated: '2099-01-01',
        retired: '2099-06-01',
        reason: 'Gone.',
      });
      expect(
        second.byCode
          .get(code)
          ?.history?.map(({ change }) => change)
          .slice(-2),
      ).toEqual(['deprecated', 'retired']);
    }
  });

  test('other layouts keep theirs', () => {
    const flow = source.text.replace(
      /( {2}TAG_NOT_FOUND:[\s\S]*?) {4}lifecycle:\n {6}state: active\n {6}since: (\S+)\n/,
      '$1    lifecycle: { state: active, since: $2 } # kept\n',
    );
    expect(flow).not.toBe(source.text);
    const ended = endCode(new SourceText('errors.yaml', flow), 'TAG_NOT_FOUND', {
      state: 'retired',
      date: '2099-01-01',
      replacedBy: ['CALL_NOT_FOUND'],
    });
    expect(ended).toContain(
      '    lifecycle: { state: retired, since: 2026-11-22, retired: 2099-01-01, replaced_by: [CALL_NOT_FOUND] } # kept\n',
    );
    valid(ended);
    const because = endCode(new SourceText('errors.yaml', flow), 'TAG_NOT_FOUND', {
      state: 'retired',
      date: '2099-01-01',
      reason: 'Old, gone.',
    });
    expect(valid(because).byCode.get('TAG_NOT_FOUND')?.lifecycle.reason).toBe('Old, gone.');

    const windows = endCode(new SourceText('errors.yaml', source.text.replaceAll('\n', '\r\n')), 'TAG_NOT_FOUND', {
      state: 'retired',
      date: '2099-01-01',
      reason: 'Gone.',
    });
    expect(windows.replaceAll('\r\n', '')).not.toContain('\n');
    valid(windows);
  });

  test('the last entry of a file without a newline at its end', () => {
    const last = catalogue.entries.at(-1)?.code ?? '';
    for (const text of [source.text, source.text.replaceAll('\n', '\r\n')]) {
      const file = new SourceText('errors.yaml', text.trimEnd());
      const ending = { state: 'deprecated', date: '2099-01-01', reason: 'Gone.' } as const;
      expect(endCode(file, last, ending)).toBe(endCode(new SourceText('errors.yaml', text), last, ending));
      expect(valid(renameCode(file, last, 'LABEL_LOST', ending)).byCode.get('LABEL_LOST')).toBeDefined();
    }
  });

  test('a published successor stays the first', () => {
    for (const list of ['[CALL_NOT_FOUND]', '\n        - CALL_NOT_FOUND # first']) {
      const first = endCode(source, 'TAG_NOT_FOUND', {
        state: 'deprecated',
        date: '2099-01-01',
        replacedBy: ['CALL_NOT_FOUND'],
      });
      const written = new SourceText('errors.yaml', first.replace('[CALL_NOT_FOUND]', list));
      const next = endCode(written, 'TAG_NOT_FOUND', {
        state: 'retired',
        date: '2099-06-01',
        replacedBy: ['TAGS_REQUIRED', 'CALL_NOT_FOUND'],
      });
      expect(valid(next).byCode.get('TAG_NOT_FOUND')?.lifecycle.replaced_by).toEqual([
        'CALL_NOT_FOUND',
        'TAGS_REQUIRED',
      ]);
      expect(lineChanges(written.text, next).gone.filter((line) => line.includes('#'))).toEqual([]);
    }
  });

  test('a retired code is left alone', async () => {
    await work.run('retire', 'TAG_NOT_FOUND', '--reason', 'Gone.', '--date', '2099-01-01', '--file', 'errors.yaml');
    const before = work.read();
    for (const args of [
      ['deprecate', 'TAG_NOT_FOUND', '--reason', 'x'],
      ['retire', 'TAG_NOT_FOUND', '--reason', 'x', '--date', '2028-01-01'],
      ['rename', 'TAG_NOT_FOUND', 'LABEL_NOT_FOUND'],
    ]) {
      const { code, err } = await work.run(...args, '--file', 'errors.yaml');
      expect(code).toBe(2);
      expect(err).toContain('retired');
    }
    expect(work.read()).toBe(before);
  });

  test('is refused without a reason, or with a successor that does not exist', async () => {
    const before = work.read();
    for (const options of [
      [],
      ['--replaced-by', 'NOPE'],
      ['--replaced-by', 'TAG_NOT_FOUND'],
      ['--reason', 'x', '--date', 'soon'],
      ['--reason', 'x', '--date', '2099-02-30'],
      ['--reason', '<script>'],
    ])
      expect((await work.run('retire', 'TAG_NOT_FOUND', '--file', 'errors.yaml', ...options)).code).toBe(2);
    expect(work.read()).toBe(before);
  });
});

describe('add', () => {
  test('an entry can be filled in and then passes', async () => {
    const { code, out } = await work.run(
      'add',
      'LABEL_LIMIT_REACHED',
      '--status',
      '429',
      '--title',
      'Too many labels on it',
      '--date',
      '2099-01-01',
      '--file',
      'errors.yaml',
    );
    expect(code).toBe(0);
    expect(out).toContain('summary: ""');
    expect((await work.run('validate', 'errors.yaml')).code).toBe(2);
    const filled = work
      .read()
      .replace(
        'summary: ""',
        'summary: The item already carries as many labels as one item may carry, so this one was not added to it.',
      )
      .replace('advice: ""', 'advice: Remove one first.')
      .replace('actor: ""', 'actor: developer')
      .replace('fix:\n      - ""', 'fix:\n      - Remove a label.')
      .replace('request: ""', 'request: GET /v2/api/tags HTTP/1.1')
      .replace('"message": FILL_IN', '"message": "Too many."')
      .replace('keywords:\n      - ""', 'keywords:\n      - too many')
      .replace('sources:\n      - ""', 'sources:\n      - https://example.com/');
    expect(found(valid(filled), work.catalogue)).toEqual(['code-added safe']);
  });

  test('each status finds its kin', () => {
    for (const status of [400, 401, 403, 404, 409, 429, 500]) {
      const type = typeFor(catalogue, status) ?? '';
      const text = addCode(source, catalogue, { code: 'FRESH_CODE', status, type, date: '2099-01-01' });
      const { added, gone } = lineChanges(source.text, text);
      expect(gone).toEqual([]);
      expect(added).toContain('  FRESH_CODE:');
      const lines = text.split('\n');
      const before = lines.slice(0, lines.indexOf('  FRESH_CODE:')).findLast((line) => /^ {4}type: /.test(line));
      expect(before?.replace(/ #.*/, '')).toBe(`    type: ${type}`);
    }
  });

  test('is refused for a code that is there, that clashes, or that breaks the pattern', async () => {
    const before = work.read();
    for (const args of [
      ['TAG_NOT_FOUND', '--status', '409'],
      ['TAGNOTFOUND', '--status', '404'],
      ['tag', '--status', '404'],
      ['FOO: bar', '--status', '404'],
      ['"', '--status', '404'],
      ['FOO #', '--status', '404'],
      ['A_B', '--status', '404', '--date', '2026-02-30'],
      ['A_B', '--status', '200'],
      ['A_B', '--status', '418'],
      ['A_B', '--status', '404', '--type', 'x'],
    ])
      expect((await work.run('add', ...args, '--file', 'errors.yaml')).code).toBe(2);
    expect(work.read()).toBe(before);
  });
});

test.each([
  ['deprecate', 'TAG_NOT_FOUND', '--replaced-by', 'CALL_NOT_FOUND'],
  ['deprecate', 'TAG_NOT_FOUND', '--reason', 'Not needed.'],
  ['retire', 'TAG_NOT_FOUND', '--reason', 'Gone: see "x".', '--replaced-by', 'CALL_NOT_FOUND'],
  ['rename', 'TAG_NOT_FOUND', 'LABEL_NOT_FOUND'],
  ['rename', 'TAG_NOT_FOUND', 'LABEL_NOT_FOUND', '--retired'],
  ['add', 'LABEL_LIMIT_REACHED', '--status', '429'],
])('%s %s %s twice changes nothing the second time, and says so', async (...args) => {
  expect((await work.run(...args, '--file', 'errors.yaml', '--date', '2099-01-01')).out).toContain('Then: npm run');
  const once = work.read();
  const { code, out } = await work.run(...args, '--file', 'errors.yaml', '--date', '2099-02-02');
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('already. Nothing was changed.') });
  expect(work.read()).toBe(once);
});

test('a deprecated code is told more, and keeps its day and its history', async () => {
  const run = (...args: string[]) => work.run('deprecate', 'TAG_NOT_FOUND', '--file', 'errors.yaml', ...args);
  await run('--reason', 'Old.', '--date', '2099-01-01');
  await run('--reason', 'Older.', '--replaced-by', 'CALL_NOT_FOUND', '--date', '2099-02-02');
  const entry = valid(work.read()).byCode.get('TAG_NOT_FOUND');
  expect(entry?.lifecycle).toMatchObject({
    deprecated: '2099-01-01',
    reason: 'Older.',
    replaced_by: ['CALL_NOT_FOUND'],
  });
  expect(entry?.history?.filter(({ change }) => change === 'deprecated')).toHaveLength(1);
});
