import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { change, everyField, expectMends, minimal, problemsOf, readCaret } from '../../support/problems.ts';

interface Case {
  name: string;
  rules: string[];
  from: string;
  to: string;
}

const cases = readFileSync('tests/unit/catalogue/slips.txt', 'utf8')
  .split(/\n(?=# )/)
  .slice(1)
  .map((block): Case => {
    const [head = '', ...lines] = block.trimEnd().split('\n');
    const [name = '', rules = ''] = head.slice(2).split(': ');
    const side = (mark: string) => lines.flatMap((line) => (line.startsWith(mark) ? line.slice(1) : [])).join('\n');
    return { name, rules: rules.split(' '), from: side('-'), to: unescaped(side('+')) };
  });

function unescaped(text: string): string {
  return text
    .replaceAll('<tab>', '\t')
    .replace(/<U\+([\dA-F]+)>/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}

test('every case has a name of its own, and a rule', () => {
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  expect(cases.filter(({ rules }) => !rules.every((rule) => /^CAT-[A-Z-]+$/.test(rule)))).toEqual([]);
});

test.each(cases)('$name', ({ rules, from, to }) => {
  const base = [minimal, everyField].find((text) => text.split(from).length === 2) ?? '';
  const { text, at } = readCaret(change(base, from, to));
  const problems = problemsOf(text);
  expect(problems.map(({ id }) => id)).toEqual(rules);
  expect(problems[0]?.at).toBe(at);
  expectMends(text);
});

/** Entries that refer to the spoilt one, and that are spoilt in the same way, must not hide what is wrong. */
test('in the whole catalogue one spoilt line is one problem, and each of many is named', () => {
  const text = readFileSync('content/errors.yaml', 'utf8');
  const titles = [...text.matchAll(/^ {4}title: .*/gm)].map(({ 0: line, index }) => ({ line, index }));
  const [title] = titles.slice(40);
  const before = text.slice(0, title?.index);
  const at = `${before.split('\n').length}:1`;
  const aside = before + title?.line.trimStart() + text.slice((title?.index ?? 0) + (title?.line.length ?? 0));
  expect(problemsOf(aside)).toEqual([expect.objectContaining({ id: 'CAT-YAML-SHIFT', at })]);
  const signs = problemsOf(text.replaceAll(/^( {4}title): /gm, '$1 = '));
  expect(signs.map(({ id }) => id)).toEqual(titles.map(() => 'CAT-YAML-SIGN'));
});

test.each(['[', '[]', '{a=', '- ', 'k: v ,', '// ', ' '])('a long line of "%s" is read to its end', (sign) => {
  const line = sign.repeat(100_000);
  for (const text of [`${minimal}\n${line}x\n`, change(minimal, '    keywords: [label]', `    keywords: ${line}`)])
    expect(problemsOf(text)).not.toEqual([]);
});
