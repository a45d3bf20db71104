import { type Document, isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import type { SourceText, Span } from '../kit/source-text.ts';
import { closest } from '../kit/suggest.ts';
import type { Problem } from '../report/problem.ts';
import { characterProblems } from '../yaml/characters.ts';
import { syntaxProblems } from '../yaml/faults.ts';
import { countProblem, fileProblems } from '../yaml/limits.ts';
import { isConsequenceOf, withoutBroken, withoutReported } from '../yaml/recover.ts';
import { strictProblems } from '../yaml/strict.ts';
import { findPair, nameOf, nodeSpan, parseYaml } from '../yaml/walk.ts';
import { causesOf, unreadable } from './causes.ts';
import { documentFaults } from './document-faults.ts';
import { goodFields, goodHead, withGoodHead } from './good-fields.ts';
import { explainedBySlips } from './mend.ts';
import type { Catalogue, CatalogueEntry } from './model.ts';
import { createContext } from './rules/context.ts';
import { rules } from './rules/index.ts';
import { type Entry, entrySchemaWith, type Head, headSchema } from './schema.ts';
import { schemaProblems } from './schema-problems.ts';
import { withUncovered } from './uncovered.ts';
import { docUrl } from './urls.ts';

export interface ParseResult {
  catalogue?: Catalogue;
  /** Sorted by place. Empty exactly when there is a catalogue. */
  problems: Problem[];
}

/** Text to catalogue, or to everything that is wrong with it, in one run. Pure. */
export function parseCatalogue(source: SourceText): ParseResult {
  const { catalogue, problems } = readOnce(source);
  if (catalogue) return { catalogue, problems };
  const read = (text: SourceText) => readOnce(text).problems;
  return { problems: withUncovered(explainedBySlips(problems, source, read), source, read) };
}

function readOnce(source: SourceText): ParseResult {
  const wrong = fileProblems(source);
  if (wrong.length > 0) return { problems: wrong };
  const characters = characterProblems(source);
  if (characters.length > 0) return failed(characters);
  const doc = parseYaml(source);
  if (doc.errors.length === 0) return check(doc, source);
  const { problems, broken } = syntaxProblems(doc.errors, source);
  return failed([...problems, ...problemsOfReadable(source, broken)]);
}

/** What is wrong with the parts of a file that can be read. */
function problemsOfReadable(source: SourceText, broken: readonly Span[]): Problem[] {
  const readable = broken.length > 0 ? withoutBroken(source, broken) : undefined;
  const doc = readable && parseYaml(readable);
  if (!readable || !doc || doc.errors.length > 0) return [];
  const isConsequence = isConsequenceOf(source, broken);
  return check(doc, readable).problems.filter((problem) => !isConsequence(problem));
}

function check(doc: Document, source: SourceText): ParseResult {
  const tooMany = countProblem(doc);
  if (tooMany) return { problems: [tooMany] };
  const problems = strictProblems(doc, source);
  const root = doc.contents;
  if (isAlias(root) || problems.some(({ rule }) => rule === 'CAT-YAML-KEY')) return failed(problems);
  if (!isMap(root)) return failed([...problems, notAMap(root)]);
  const isEmpty = entriesOf(root).length === 0;
  if (problems.some(({ group }) => unreadable.has(group))) withoutReported(doc);
  const shape = checkShape(doc, root, source);
  problems.push(
    ...shape.problems,
    ...(isEmpty && !shape.problems.some(({ rule }) => rule === 'CAT-FIELD-ENTRY') ? withoutEntries(root) : []),
  );
  if (!shape.read) return failed(problems);
  checkRules(shape.read, doc, source, problems);
  return problems.length === 0 && shape.head
    ? { catalogue: build(shape.head, shape.read, source), problems }
    : failed(problems);
}

const notAMap = (root: unknown): Problem =>
  root === null || (isScalar(root) && root.value === null)
    ? documentFaults.problem('CAT-EMPTY', { start: 0, end: 1 })
    : documentFaults.problem('CAT-ROOT', nodeSpan(root), { kind: isScalar(root) ? 'a single value' : 'a list' });

/** What could be read of the file: entries whose shape is right, and those of the others' fields that are. */
interface Read {
  head: Head;
  entries: Map<string, Entry>;
  partial: Map<string, Partial<Entry>>;
  /** Code to the offset of its key. */
  codes: Map<string, number>;
}

/** `head` is there when nothing is wrong with it, `read` when there are entries. */
function checkShape(
  doc: Document,
  root: YAMLMap,
  source: SourceText,
): { head?: Head | undefined; read?: Read; problems: Problem[] } {
  const { errors: raw, ...headData } = doc.toJS({ maxAliasCount: 0 }) as {
    errors?: Record<string, unknown>;
    actors?: unknown;
  };
  const { success, data: head, error } = headSchema.safeParse(headData, { reportInput: true });
  const problems = success ? [] : schemaProblems(error.issues, { doc, source, prefix: [] });
  const list = entriesOf(root);
  if (list.length === 0) return { head, problems };
  const read: Read = {
    head: head ?? goodHead(headData),
    entries: new Map(),
    partial: new Map(),
    codes: new Map(list.map((pair) => [nameOf(pair) ?? '', nodeSpan(pair.key).start])),
  };
  const entrySchema = entrySchemaWith(Object.keys(Object(headData.actors)));
  for (const code of read.codes.keys()) {
    const written = raw?.[code];
    const entry = entrySchema.safeParse(written, { reportInput: true });
    if (entry.success) read.entries.set(code, entry.data);
    else {
      problems.push(...schemaProblems(entry.error.issues, { doc, source, prefix: ['errors', code] }));
      read.partial.set(code, goodFields(written, entry.error.issues));
    }
  }
  return { head, read, problems };
}

function entriesOf(root: YAMLMap): readonly Pair[] {
  const list = findPair(root, 'errors')?.value;
  return isMap(list) ? list.items : [];
}

/** A misspelt "errors" is an unknown field, which is said already. */
function withoutEntries(root: YAMLMap): Problem[] {
  const pair = findPair(root, 'errors');
  if (!pair && root.items.some((item) => closest(nameOf(item) ?? '', ['errors']))) return [];
  const { value } = pair ?? {};
  const found = !pair
    ? 'is not there'
    : isSeq(value)
      ? 'is a list'
      : isScalar(value) && value.value !== null
        ? 'is a text'
        : 'holds no entry';
  return [documentFaults.problem('CAT-EMPTY-ERRORS', nodeSpan((pair ?? root.items[0])?.key), { found })];
}

function checkRules(
  { head, entries, partial, codes }: Read,
  doc: Document,
  source: SourceText,
  problems: Problem[],
): void {
  const context = createContext(
    {
      head,
      entries: new Map([...entries, ...partial]),
      whole: new Set(entries.keys()),
      codes: new Set(codes.keys()),
      source,
    },
    doc,
    problems,
  );
  for (const rule of rules) withGoodHead(() => rule(context));
}

function build(head: Head, { entries, codes }: Read, source: SourceText): Catalogue {
  const list = [...entries].map(
    ([code, entry]): CatalogueEntry => ({
      ...entry,
      code,
      line: source.position(codes.get(code) ?? 0).line,
      doc_url: docUrl(head.doc_urls, code),
    }),
  );
  const byCode = new Map(list.map((entry) => [entry.code, entry]));
  return { head, entries: list, byCode, questions: new Map(), words: [] };
}

const failed = (problems: readonly Problem[]): ParseResult => ({ problems: causesOf(problems) });
