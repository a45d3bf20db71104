import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../../src/catalogue/index.ts';
import { parseQuestions } from '../../../src/catalogue/questions.ts';
import { SourceText } from '../../../src/kit/source-text.ts';
import { lookup } from '../../../src/lookup/index.ts';
import { lookupData } from '../../../src/lookup/pack/index.ts';
import { runIn } from '../contract/command.ts';

const parse = (text: string) => parseQuestions(new SourceText('questions.tsv', text));

test('a line is a code, a tab and a question', () => {
  const { questions, problems } = parse(
    'TAG_NOT_FOUND\tcannot delete this label\r\n\nTAG_NOT_FOUND\tla etiqueta no está\nFORBIDDEN\tnot allowed\n',
  );
  expect(problems).toEqual([]);
  expect([...questions]).toEqual([
    ['TAG_NOT_FOUND', ['cannot delete this label', 'la etiqueta no está']],
    ['FORBIDDEN', ['not allowed']],
  ]);
});

test('a code of any pattern, and a byte order mark before it', () => {
  expect([...parse('\ufeff1001\tno more tags\n-32600\tbad call\n').questions.keys()]).toEqual(['1001', '-32600']);
});

test.each([
  ['▶TAG_NOT_FOUND cannot delete it', 'CAT-QUESTION', 'the line has no tab between a code and a question'],
  ['TAG_NOT_FOUND\t▶', 'CAT-QUESTION', 'the question has no word'],
  ['TAG_NOT_FOUND\t▶404', 'CAT-QUESTION', 'the question has no word'],
  ['▶tag taken\tcannot delete it', 'CAT-QUESTION', '"tag taken" is not one code'],
  ['TAG_NOT_FOUND\tcannot▶\tdelete it', 'CAT-QUESTION', 'the line goes on after the question'],
  ['▶TAG_NOT_FUND\tcannot delete it', 'CAT-QUESTION-CODE', '"TAG_NOT_FUND" is not in the catalogue'],
  ['TAG_NOT_FOUND\tcannot▶\u0000 delete it', 'CAT-CHAR-UNSEEN', 'NUL U+0000'],
  ['TAG_NOT_▶\u200bFOUND\tcannot delete it', 'CAT-CHAR-UNSEEN', 'zero-width space U+200B'],
  ['TAG_NOT_FOUND\tcannot delete it with ▶sk_live_abcd1234', 'CAT-SECRET', 'this looks like a live key'],
])('%j is refused with its place', (marked, id, message) => {
  const line = marked.replace('▶', '');
  const source = new SourceText('questions.tsv', `FORBIDDEN\tfine\n${line}\nWAITING_FOR_IT\tfine too\n`);
  const { problems } = parseQuestions(source, new Set(['TAG_NOT_FOUND', 'FORBIDDEN']));
  expect(problems.map(({ rule: id, message, at }) => [id, message, at.start])).toEqual([
    [id, message, 15 + marked.indexOf('▶')],
  ]);
});

test('a bad line fails the catalogue it lies beside, and says where', () => {
  const folder = mkdtempSync(join(tmpdir(), 'questions-'));
  try {
    writeFileSync(join(folder, 'errors.yaml'), readFileSync('content/errors.yaml'));
    expect(readCatalogue(join(folder, 'errors.yaml')).questions.size).toBe(0);
    writeFileSync(join(folder, 'questions.tsv'), 'FORBIDDEN\tfine\nFORBIDDEN: not fine\n');
    expect(() => readCatalogue(join(folder, 'errors.yaml'))).toThrow(/questions\.tsv:2:1/);
    writeFileSync(join(folder, 'errors.yaml'), 'errors: none\n');
    expect(() => readCatalogue(join(folder, 'errors.yaml'))).toThrow(/errors\.yaml:1:1.*questions\.tsv:2:1/s);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a question about a replaced code leads to its replacement', () => {
  const catalogue = readCatalogue();
  const entries = catalogue.entries.map((entry) =>
    entry.code === 'TAG_NOT_FOUND'
      ? {
          ...entry,
          lifecycle: {
            ...entry.lifecycle,
            state: 'deprecated' as const,
            deprecated: '2026-12-01',
            replaced_by: ['TAGS_REQUIRED'],
          },
        }
      : entry,
  );
  const ask = (questions: [string, string[]][]) =>
    lookup('zebra xylophone', lookupData({ ...catalogue, entries, questions: new Map(questions) }));
  expect(ask([]).kind).toBe('nothing');
  expect(ask([['TAG_NOT_FOUND', ['zebra xylophone']]]).answers[0]?.entry.code).toBe('TAGS_REQUIRED');
});

test('problems of both files are reported together, as JSON too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'questions-'));
  try {
    writeFileSync(
      join(folder, 'errors.yaml'),
      readFileSync('content/errors.yaml', 'utf8').replace('actor: developer', 'actor: develper'),
    );
    writeFileSync(join(folder, 'questions.tsv'), 'FORBIDDEN: not fine\n');
    const { out, code } = await runIn('.', 'validate', join(folder, 'errors.yaml'), '--format', 'json');
    expect(code).toBe(2);
    expect(JSON.parse(out).problems.map(({ id }: { id: string }) => id)).toEqual(['CAT-VALUE', 'CAT-QUESTION']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
