/**
 * Room `catalogue`: the domain. In: `errors.yaml`, and beside it `questions.tsv` and `words.txt`. Out: a `Catalogue`, or a
 * `CatalogueError` with every problem.
 */
import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { SourceText } from '../kit/source-text.ts';
import { formatReport } from '../report/frame.ts';
import type { Problem } from '../report/problem.ts';
import { ruleSet } from '../report/rule.ts';
import { parseFieldWords } from './field-words.ts';
import { cataloguePath, questionsName, wordsName } from './files.ts';
import type { Catalogue } from './model.ts';
import { parseQuestions } from './questions.ts';
import { publishedCodes } from './urls.ts';
import { parseCatalogue } from './validate.ts';

/** Reads and validates, with the questions and the words of the field if there are any; throws `CatalogueError`, whose message is the whole report. */
export function readCatalogue(path: string = cataloguePath): Catalogue {
  const faults: CatalogueError[] = [];
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof CatalogueError)) throw error;
      faults.push(error);
      return undefined;
    }
  };
  const catalogue = attempt(() => parsed(readSource(path)));
  const codes = new Set(catalogue && publishedCodes(catalogue));
  const beside = <T extends { problems: Problem[] }>(name: string, parse: (source: SourceText) => T) =>
    attempt(() => wholeOf(sourceIfAny(join(dirname(path), name)), parse));
  const asked = beside(questionsName, (source) => parseQuestions(source, codes));
  const field = beside(wordsName, parseFieldWords);
  if (catalogue && asked && field) return { ...catalogue, questions: asked.questions, words: field.words };
  const [{ problems, source }, ...others] = faults as [CatalogueError, ...CatalogueError[]];
  throw new CatalogueError(problems, source, others);
}

/** A build reads the catalogue in several places, the dev server at each request; parsing the same text once is enough. */
let known: { text: string; result: ReturnType<typeof parseCatalogue> } | undefined;

/** Throws `CatalogueError` when something is wrong. */
export function parsed(source: SourceText): Catalogue {
  if (known?.text !== source.text) known = { text: source.text, result: parseCatalogue(source) };
  const { catalogue, problems } = known.result;
  if (!catalogue) throw new CatalogueError(problems, source);
  return catalogue;
}

const sourceIfAny = (path: string): SourceText => (existsSync(path) ? readSource(path) : new SourceText(path, ''));

/** Throws `CatalogueError` when something is wrong. */
function wholeOf<T extends { problems: Problem[] }>(source: SourceText, parse: (source: SourceText) => T): T {
  const read = parse(source);
  if (read.problems.length > 0) throw new CatalogueError(read.problems, source);
  return read;
}

/** Throws `CatalogueError` when the file is not UTF-8, which UTF-16 without a mark at the start passes for: every other byte is NUL. */
export function readSource(path: string = cataloguePath): SourceText {
  const bytes = readFileSync(path);
  const source = new SourceText(relative(process.cwd(), path) || path, bytes.toString('utf8'));
  if (isUtf16(bytes)) throw new CatalogueError([encodingFaults.problem('CAT-UTF16', { start: 0, end: 1 })], source);
  if (isUtf8(bytes)) return source;
  throw new CatalogueError([invalidByte(bytes, source.text)], source);
}

const isUtf16 = (bytes: Buffer): boolean =>
  [0, 1].some((at) => bytes[at] === 0 && bytes[at + 2] === 0 && bytes[1 - at] !== 0);

export const encodingFaults = ruleSet('CAT-UTF8', {
  'CAT-UTF8': {
    why: 'bytes that are no character would be replaced in silence',
    message: 'byte {byte} is not UTF-8',
    help: 'save the file as UTF-8',
    bad: '# Catalogue of caf\\xE9, as a file in Latin-1 holds it',
  },
  'CAT-UTF16': {
    why: 'every other program here reads UTF-8',
    message: 'the file looks like UTF-16',
    help: 'save the file as UTF-8',
    bad: 's\\0c\\0h\\0e\\0m\\0a\\0_\\0v\\0e\\0r\\0s\\0i\\0o\\0n\\0:\\0 \\01\\0',
  },
});

/** Decoding puts U+FFFD for bytes that are no character, in silence; the first such place where the file holds something else is the fault. */
function invalidByte(bytes: Buffer, text: string): Problem {
  const replaced = Array.from(text.matchAll(/\ufffd/g), ({ index }) => index);
  const start =
    replaced.find(
      (index) =>
        !bytes
          .subarray(Buffer.byteLength(text.slice(0, index)))
          .subarray(0, 3)
          .equals(replacement),
    ) ?? 0;
  const byte = bytes[Buffer.byteLength(text.slice(0, start))] ?? 0;
  const hex = `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  return encodingFaults.problem('CAT-UTF8', { start, end: start + 1 }, { byte: hex });
}

const replacement = Buffer.from('\ufffd');

export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
  readonly problems: Problem[];
  readonly source: SourceText;
  /** What is wrong with the files beside it. */
  readonly others: readonly CatalogueError[];
  constructor(problems: Problem[], source: SourceText, others: readonly CatalogueError[] = []) {
    super([formatReport(problems, source), ...others.map(({ message }) => message)].join('\n\n'));
    this.problems = problems;
    this.source = source;
    this.others = others;
  }
}
