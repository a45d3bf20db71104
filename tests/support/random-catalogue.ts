import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse as readYaml, stringify } from 'yaml';
import { hostile } from './hostile.ts';
import { everyField } from './problems.ts';

type Tree = { [key: string]: Tree } | Tree[] | string | number | boolean | null;
type Path = (string | number)[];

/** One thing done to the catalogue of every field: `at` chooses the place among those that there are. */
export interface Mutation {
  kind: keyof typeof kinds;
  at: number;
  text: string;
}

/** The catalogue as YAML. What is valid in it, `validate` has to say. */
export function mutated(mutations: readonly Mutation[]): string {
  const data = mutations.reduce((tree, { kind, at, text }) => kinds[kind](tree, at, text), structuredClone(template));
  return stringify(data, { lineWidth: 0 });
}

const template = readYaml(everyField) as Tree;

const kinds = {
  set: (tree: Tree, at: number, text: string) => setAt(tree, chosen(leaves(tree), at), () => text),
  /** Inside a sentence of the length that titles and summaries need. */
  say: (tree: Tree, at: number, text: string) =>
    setAt(tree, chosen(leaves(tree), at), (before) =>
      String(before).replace(/^(\S+ \S+) .*?( \S+ \S+)$/s, (_, start, end) => `${start} ${text}${end}`),
    ),
  rename: (tree: Tree, at: number, text: string) => renamed(tree, chosen(names(tree), at), text),
  code: (tree: Tree, at: number, text: string) =>
    renamed(
      setAt(tree, ['code_pattern'], () => '^[^]+$'),
      chosen(keysOf(tree, 'errors'), at),
      text,
    ),
  alias: (tree: Tree, at: number, text: string) =>
    setAt(
      setAt(tree, ['code_pattern'], () => '^[^]+$'),
      ['errors', chosen(keysOf(tree, 'errors'), at), 'aliases'],
      () => [text],
    ),
  version: (tree: Tree, _: number, text: string) => setAt(tree, ['api', 'version'], () => text),
  template: (tree: Tree, at: number, text: string) =>
    setAt(tree, ['doc_urls', 1 + (at % 3)], () => `https://docs.example.com${text.replace(/^\/?/, '/')}`),
  link: (tree: Tree, at: number, text: string) =>
    setAt(
      tree,
      chosen(
        leaves(tree).filter((path) => prose.has(String(path.at(-1)))),
        at,
      ),
      () => `See [this page](${text}) first.`,
    ),
  drop: (tree: Tree, at: number) => without(tree, chosen(optional(tree), at)),
  twice: (tree: Tree, at: number) =>
    setAt(tree, chosen(lists(tree), at), (before) => [...(before as Tree[]), ...(before as Tree[])]),
} satisfies Record<string, (tree: Tree, at: number, text: string) => Tree>;

const prose = new Set(['advice', 'description', 'when', 'cause', 'how_to_tell', 'fix', 'difference', 'note', 'reason']);

/** Names, versions, paths and links that are something else to YAML, JavaScript, XML, URLs, file systems and the site itself. */
const oddText = readFileSync(new URL('odd.txt', import.meta.url), 'utf8');
const section = (name: string) => lines(oddText.split(`# ${name}\n`)[1]?.split(/^# /m)[0] ?? '');
const odd = {
  names: section('names'),
  versions: section('versions'),
  paths: section('paths'),
  links: section('links'),
};

/** Each line is a JSON text without its quotes; `A{64}` is 64 times that letter. */
function lines(text: string): string[] {
  const repeated = (line: string) =>
    line.replace(/^(.)\{(\d+)\}$/, (_, sign: string, times) => sign.repeat(Number(times)));
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => JSON.parse(`"${repeated(line)}"`));
}

const written = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostile, ...odd.names) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...hostile), fc.constantFrom(...odd.names)).map(([a, b]) => `${a} ${b}`),
  },
);
const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...odd.names) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }) },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc.constantFrom(...'aZ0_-. /#%?{}<>"\'\\`$&@!*()[]|:;,=+~^'),
      minLength: 1,
      maxLength: 6,
    }),
  },
);
const texts: Record<keyof typeof kinds, fc.Arbitrary<string>> = {
  set: written,
  say: written,
  rename: name,
  code: name,
  alias: name,
  version: fc.oneof(fc.constantFrom(...odd.versions), name),
  template: fc.oneof(
    fc.constantFrom(...odd.paths),
    name.map((text) => `/${text}#{code}`),
  ),
  link: fc.oneof(fc.constantFrom(...odd.links), name),
  drop: fc.constant(''),
  twice: fc.constant(''),
};
const mutation = fc
  .constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[]))
  .chain((kind) => fc.record({ kind: fc.constant(kind), at: fc.nat(9999), text: texts[kind] }));
/** Few at once: of many, one is wrong for sure. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(mutation, { minLength: 1, maxLength: 4 });

const isTree = (value: Tree | undefined): value is { [key: string]: Tree } | Tree[] =>
  typeof value === 'object' && value !== null;

function* walk(tree: Tree, path: Path = []): Generator<{ path: Path; value: Tree }> {
  yield { path, value: tree };
  if (isTree(tree))
    for (const [key, value] of Object.entries(tree))
      yield* walk(value, [...path, Array.isArray(tree) ? Number(key) : key]);
}
const leaves = (tree: Tree): Path[] =>
  [...walk(tree)].flatMap(({ path, value }) => (typeof value === 'string' ? [path] : []));
const lists = (tree: Tree): Path[] =>
  [...walk(tree)].flatMap(({ path, value }) => (Array.isArray(value) ? [path] : []));
const optional = (tree: Tree): Path[] => [...walk(tree)].flatMap(({ path }) => (path.length > 2 ? [path] : []));
/** The keys that are names somebody chose: types, scopes, operations, fields, placeholders, anchors. */
const names = (tree: Tree): string[] => [
  ...['types', 'scopes', 'operations', 'anchors'].flatMap((key) => keysOf(tree, key)),
  ...keysOf(at(tree, ['envelope']), 'fields'),
  ...['tag', 'character', 'field', 'TAGS_READ'],
];
const keysOf = (tree: Tree | undefined, key: string): string[] =>
  Object.keys((at(tree, [key]) as object | undefined) ?? {});
const chosen = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
const at = (tree: Tree | undefined, path: Path): Tree | undefined =>
  path.reduce<Tree | undefined>(
    (node, step) => (isTree(node) ? (node as { [key: string]: Tree })[step] : undefined),
    tree,
  );

function setAt(tree: Tree, [step, ...rest]: Path, change: (before: Tree | undefined) => Tree): Tree {
  if (step === undefined) return change(tree);
  if (!isTree(tree)) return tree;
  const before = (tree as { [key: string]: Tree })[step] as Tree;
  const value = setAt(rest.length > 0 && before === undefined ? {} : before, rest, change);
  if (Array.isArray(tree)) return tree.with(Math.min(Number(step), tree.length - 1), value);
  return Object.fromEntries([...Object.entries(tree).filter(([key]) => key !== step), [step, value]]);
}

function without(tree: Tree, [step, ...rest]: Path): Tree {
  if (!isTree(tree) || step === undefined) return tree;
  if (rest.length > 0) return setAt(tree, [step], (before) => without(before as Tree, rest));
  if (Array.isArray(tree)) return tree.toSpliced(Number(step), 1);
  return Object.fromEntries(Object.entries(tree).filter(([key]) => key !== step));
}

/** Everywhere: as a key, as a value, and inside of texts, where it stands as JSON in the examples. */
function renamed(tree: Tree, old: string, name: string, isExample = false): Tree {
  if (typeof tree === 'string') {
    if (tree === old) return name;
    return tree.replaceAll(old, () => (isExample ? JSON.stringify(name).slice(1, -1) : name));
  }
  if (Array.isArray(tree)) return tree.map((item) => renamed(item, old, name, isExample));
  if (!isTree(tree)) return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key === old ? name : key,
      renamed(value, old, name, isExample || key === 'example'),
    ]),
  );
}
