import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseFieldWords } from '../../../src/catalogue/field-words.ts';
import { CatalogueError, readSource } from '../../../src/catalogue/index.ts';
import { parseQuestions } from '../../../src/catalogue/questions.ts';
import { catalogueRules } from '../../../src/catalogue/rule-list.ts';
import { SourceText } from '../../../src/kit/source-text.ts';
import type { Problem } from '../../../src/report/problem.ts';
import { foreign } from '../../support/foreign.ts';
import { everyField, minimal, problemsOf } from '../../support/problems.ts';

const rules = [...catalogueRules];
const ids = (text: string) => problemsOf(text).map(({ id }) => id);
const idsOf = (problems: readonly Problem[]) => problems.map(({ rule }) => rule);

/** What an example in words stands for: bytes and sizes that nobody wants to read. */
const described: Record<string, () => string[]> = {
  'CAT-UTF8': () => idsOfBytes(Buffer.from('# Catalogue of caf\xE9\n', 'latin1')),
  'CAT-UTF16': () => idsOfBytes(Buffer.from('schema_version: 1\n', 'utf16le')),
  // Its body has no root.
  'CAT-BESIDE-ROOT': () =>
    ids(
      foreign.numbers.replace(
        '"envelope":',
        new Map(rules).get('CAT-BESIDE-ROOT')?.bad.split('\n').slice(0, 2).join('\n') ?? '',
      ),
    ),
  'CAT-SIZE': () => ids(`# ${'x'.repeat(65 * 1024 * 1024)}`),
  'CAT-SIZE-CODES': () => ids(`errors: { ${Array.from({ length: 20_001 }, (_, i) => `CODE_${i}:`).join(' ,')} }`),
};

/** Rules of the files beside the catalogue. */
const otherFiles: Record<string, (source: SourceText) => { problems: Problem[] }> = {
  'CAT-QUESTION': (source) => parseQuestions(source),
  'CAT-QUESTION-CODE': (source) => parseQuestions(source, new Set(['TAG_NOT_FOUND'])),
  'CAT-WORDS': parseFieldWords,
};

test.each(rules)('%s', (id, { bad, good }) => {
  const [wrong, right] = readings(id, bad, good);
  expect(new Set(wrong)).toEqual(new Set([id]));
  expect(right).toEqual([]);
});

/** Ids of what is wrong with the bad example, and with the good one. Without a good one, the bad one is the whole file. */
function readings(id: string, bad: string, good: string | undefined): [wrong: string[], right: string[]] {
  const parse = otherFiles[id];
  if (parse)
    return [idsOf(parse(new SourceText('f', bad)).problems), idsOf(parse(new SourceText('f', good ?? '')).problems)];
  if (good === undefined) return [described[id]?.() ?? ids(bad), []];
  const base = [minimal, everyField].find((text) => pieces(good).every((piece) => text.split(piece).length === 2));
  expect(base, 'the good lines stand in a valid catalogue once').toBeDefined();
  const text = base ?? '';
  const changed = pieces(good).reduce((now, piece, i) => now.replace(piece, () => pieces(bad)[i] ?? ''), text);
  return [ids(changed), ids(text)];
}

/** An example of several places: `…` stands for the lines between them. */
const pieces = (example: string): string[] => example.split('\n…\n');

function idsOfBytes(bytes: Buffer): string[] {
  const file = join(mkdtempSync(join(tmpdir(), 'catalogue-')), 'errors.yaml');
  writeFileSync(file, bytes);
  try {
    readSource(file);
    return [];
  } catch (error) {
    return error instanceof CatalogueError ? idsOf(error.problems) : [String(error)];
  }
}
