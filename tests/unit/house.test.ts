import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { houseFaults, type Tree } from '../support/house.ts';

test('the house is as the map of README says', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(?:ts|astro|mdx|css|js)$/.test(file) && !/docs\/(?:errors|status)\//.test(file),
  );
  const tree = new Map(files.map((file) => [join('src', file), readFileSync(join('src', file), 'utf8')]));
  expect(tree.size).toBeGreaterThan(100);
  expect(houseFaults(tree, readFileSync('README.md', 'utf8'))).toEqual([]);
});

const map = '| `src/kit/` | `a.ts` | tools |\n| `src/site/` | | pages |\n';
const sound = {
  'src/kit/a.ts': '/** Room `kit`: tools. In: texts. Out: numbers. */',
  'src/kit/b.ts': "import { a } from './a.ts';",
  'src/site/c.astro': "---\nimport type { B } from '../kit/b.ts';\n---",
  'src/plugin.ts': "import './site/c.astro';",
};
const faults = (changes: Record<string, string>, readme = map) =>
  houseFaults(new Map(Object.entries({ ...sound, ...changes })) satisfies Tree, readme);

test.each<[string, string, Record<string, string>]>([
  ['an import', 'reaches down', { 'src/kit/b.ts': "import d from '../site/d.astro';", 'src/site/d.astro': '' }],
  ['a type', 'reaches down', { 'src/kit/b.ts': "import type { C } from '../site/d.ts';", 'src/site/d.ts': '' }],
  ['a late import', 'reaches down', { 'src/kit/b.ts': "await import('../site/d.ts');", 'src/site/d.ts': '' }],
  ['a style', 'reaches down', { 'src/kit/b.ts': "import '../site/d.css?url';", 'src/site/d.css': '' }],
  ['what is passed on', 'reaches down', { 'src/kit/b.ts': "export { c } from '../site/d.ts';", 'src/site/d.ts': '' }],
  ['the top', 'reaches down', { 'src/site/c.astro': "---\nimport '../plugin.ts';\n---", 'src/plugin.ts': '' }],
  ['a circle of two', 'circle: ', { 'src/kit/a.ts': `${sound['src/kit/a.ts']}\nimport { b } from './b.ts';` }],
  [
    'a circle of three',
    'circle: ',
    { 'src/site/d.ts': "import './e.ts';", 'src/site/e.ts': "import './f.ts';", 'src/site/f.ts': "import './d.ts';" },
  ],
  ['a room that the map lacks', 'map lacks src/attic/', { 'src/attic/d.ts': '' }],
  ['an entry without a story', 'does not begin', { 'src/kit/a.ts': '' }],
  ['a file of 201 lines', 'has 201 lines', { 'src/kit/b.ts': '//\n'.repeat(201) }],
])('%s is refused', (_, words, changes) => {
  expect(faults(changes)).toEqual([expect.stringContaining(words)]);
});

test('a row without a room is refused', () => {
  expect(faults({}, `${map}| \`src/cellar/\` | | wine |\n`)).toEqual([
    expect.stringContaining('src/cellar/, which is not'),
  ]);
});

test('a file of 200 lines is not too long', () => {
  expect(faults({ 'src/kit/b.ts': '//\n'.repeat(200) })).toEqual([]);
});

test('a sound house has no fault', () => {
  expect(faults({})).toEqual([]);
});
