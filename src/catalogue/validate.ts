import { type Document, isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Span } from '../kit/source-text.ts';
import { SourceText } from '../kit/source-text.ts';
import { closest } from '../kit/suggest.ts';
import type { Problem } from '../report/problem.ts';
import { characterProblems, withPlainSpaces } from '../yaml/characters.ts';
import { syntaxProblems } from '../yaml/faults.ts';
import { countProblem, fileProblems } from '../yaml/limits.ts';
import { makeReadable } from '../yaml/readable.ts';
import { isConsequenceOf, withoutBroken } from '../yaml/recover.ts';
import { strictProblems } from '../yaml/strict.ts';
import { findPair, nameOf, nodeSpan, parseYaml } from '../yaml/walk.ts';
import type { Catalogue, CatalogueEntry } from './model.ts';
import { goodFields, goodHead, withGoodHead } from './partial.ts';
import { createContext } from './rules/context.ts';
import { doubleRules } from './rules/doubles.ts';
import { exampleRules } from './rules/example/index.ts';
import { identityRules } from './rules/identity.ts';
import { lifecycleRules } from './rules/lifecycle.ts';
import { linkRules } from './rules/links.ts';
import { referenceRules } from './rules/references.ts';
import { secretRules } from './rules/secrets.ts';
import { textRules } from './rules/text.ts';
import { catalogueSchema, type Entry, entrySchema, headSchema } from './schema.ts';
import { shapeProblems } from './schema-problems.ts';
import { docUrl } from './urls.ts';

export interface ParseResult {
  catalogue?: Catalogue;
  /** Sorted by place. Empty exactly when there is a catalogue. */
  problems: Problem[];
}

/** Text to catalogue, or to everything that is wrong with it, in one run. Pure. */
export function parseCatalogue(written: SourceText): ParseResult {
  const wrong = fileProblems(written);
  if (wrong.length > 0) return { problems: wrong };
  const characters = characterProblems(written);
  const source = characters.length > 0 ? new SourceText(written.name, withPlainSpaces(written.text)) : written;
  const doc = parseYaml(source);
  if (doc.errors.length === 0) return check(doc, source, characters);
  const { problems, broken } = syntaxProblems(doc.errors, source, characters.length > 0);
  return failed([...characters, ...problems, ...restProblems(source, broken)]);
}

/** What is wrong with the parts of a file that can be read. */
function restProblems(source: SourceText, broken: readonly Span[]): Problem[] {
  const rest = broken.length > 0 ? withoutBroken(source, broken) : undefined;
  const doc = rest && parseYaml(rest);
  if (!rest || !doc || doc.errors.length > 0) return [];
  const isConsequence = isConsequenceOf(source, broken);
  return check(doc, rest, []).problems.filter((problem) => !isConsequence(problem));
}

function check(doc: Document, source: SourceText, characters: Problem[]): ParseResult {
  const tooMany = countProblem(doc);
  if (tooMany) return { problems: [tooMany] };
  const problems = [...characters, ...strictProblems(doc, source)];
  const root = doc.contents;
  if (isAlias(root) || problems.some(({ rule }) => rule === 'CAT-YAML')) return failed(problems);
  if (root === null || (isScalar(root) && root.value === null)) {
    return failed([
      ...problems,
      {
        rule: 'CAT-EMPTY',
        message: 'the catalogue is empty',
        at: { start: 0, end: 1 },
        help: 'start from the template in content/README.md',
      },
    ]);
  }
  if (!isMap(root)) {
    return failed([
      ...problems,
      {
        rule: 'CAT-ROOT',
        message: `expected a map at the top, found ${isScalar(root) ? 'a single value' : 'a list'}`,
        at: nodeSpan(root),
        help: 'start from the template in content/README.md',
      },
    ]);
  }

  const map = findPair(root, 'errors');
  const isEmpty = !map || !isMap(map.value) || map.value.items.length === 0;
  if (problems.some(({ rule }) => unreadable.has(rule))) makeReadable(doc);
  const { errors, ...headData } = doc.toJS({ maxAliasCount: 0 }) as { errors?: unknown };
  const head = headSchema.safeParse(headData, { reportInput: true });
  if (!head.success) problems.push(...shapeProblems(head.error.issues, doc, [], catalogueSchema));
  if (isEmpty || !isMap(map.value)) {
    if (!map && root.items.some((pair) => closest(nameOf(pair) ?? '', ['errors']))) return failed(problems);
    const found = !map
      ? 'is not there'
      : isScalar(map.value) && map.value.value !== null
        ? 'is a text'
        : isSeq(map.value)
          ? 'is a list'
          : 'holds no entry';
    const at = nodeSpan((map ?? root.items[0])?.key);
    return failed([
      ...problems,
      {
        rule: 'CAT-EMPTY',
        message: `"errors" ${found}`,
        at,
        help: 'write a map of codes under "errors": each code is a key',
      },
    ]);
  }

  const raw = errors as Record<string, unknown>;
  const entries = new Map<string, Entry>();
  const partial = new Map<string, Partial<Entry>>();
  const codes = new Map(map.value.items.map((pair) => [nameOf(pair) ?? '', nodeSpan(pair.key).start] as const));
  for (const code of codes.keys()) {
    const entry = entrySchema.safeParse(raw[code], { reportInput: true });
    if (entry.success) entries.set(code, entry.data);
    else {
      problems.push(...shapeProblems(entry.error.issues, doc, ['errors', code], entrySchema));
      partial.set(code, goodFields(raw[code], entry.error.issues));
    }
  }
  const context = createContext(
    {
      head: head.success ? head.data : goodHead(headData),
      entries: new Map([...entries, ...partial]),
      whole: new Set(entries.keys()),
      codes: new Set(codes.keys()),
      source,
    },
    doc,
    problems,
  );
  for (const rule of [
    identityRules,
    textRules,
    referenceRules,
    linkRules,
    lifecycleRules,
    exampleRules,
    doubleRules,
    secretRules,
  ])
    withGoodHead(() => rule(context));
  if (problems.length > 0 || !head.success) return failed(problems);

  const list = [...entries].map(
    ([code, entry]): CatalogueEntry => ({
      ...entry,
      code,
      line: source.position(codes.get(code) ?? 0).line,
      doc_url: docUrl(head.data.doc_urls, code),
    }),
  );
  return {
    catalogue: {
      head: head.data,
      entries: list,
      byCode: new Map(list.map((entry) => [entry.code, entry])),
      questions: new Map(),
    },
    problems,
  };
}

/** With these a part of the document cannot be read. */
const unreadable = new Set<Problem['rule']>(['CAT-ANCHOR', 'CAT-CODE-RESERVED', 'CAT-DUP-CODE', 'CAT-DUP-KEY']);

function failed(problems: Problem[]): ParseResult {
  const altered = new Set(
    problems
      .filter(({ rule }) => causesOthers.has(rule))
      .flatMap(({ at, other }) => [at.start, ...(other ? [other.at.start] : [])]),
  );
  const seen = new Set<string>();
  const unique = problems.filter(({ rule, at, message }) => {
    if (altered.has(at.start) && !causesOthers.has(rule)) return false;
    const key = `${rule} ${at.start} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
  return { problems: unique.sort((a, b) => a.at.start - b.at.start) };
}

/** A value that is not read as it is written fails other checks for that reason only. */
const causesOthers = new Set<Problem['rule']>(['CAT-CHAR', 'CAT-NUMBER', 'CAT-ANCHOR', 'CAT-COMMENT', 'CAT-JOINED']);
