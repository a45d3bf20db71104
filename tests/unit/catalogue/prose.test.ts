import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { checkProse } from '../../../src/catalogue/rules/prose.ts';
import { proseFaults } from '../../../src/catalogue/rules/prose-faults.ts';

const saidOf = (text: string): string | undefined => {
  const [fault] = checkProse(text);
  return fault && proseFaults.problem(fault.rule, { start: 0, end: 1 }, fault.values).message;
};

test.each([
  'Plain words, (with) "marks" and 100 % of 1/2.',
  'Call `GET /v2/api/me` and read `{code, details}`.',
  '**Strong words** and *others*, *too*.',
  'See [the guide](/guides/idempotency/#how) or [the site](https://example.com/a?b=c).',
  'Write to [us](mailto:help@example.com) or help@example.com.',
  'The field compare_date, at 12:30, costs $5 + $6 = $11.',
  'A single * or _ or > or ~ stands for itself.',
  'An array[0] and a {user_id} and } too.',
])('fine: %s', (text) => expect(checkProse(text)).toEqual([]));

test.each([
  ['<b>x</b>', 'raw HTML'],
  ['a <!-- c -->', 'raw HTML'],
  ['![x](y)', 'an image'],
  ['~~x~~', 'Markdown "delete"'],
  ['# x', 'Markdown "heading"'],
  ['- x', 'Markdown "list"'],
  ['1. x', 'Markdown "list"'],
  ['> x', 'Markdown "blockquote"'],
  ['```js', 'a code block'],
  ['---', 'a line of dashes'],
  ['[a]: https://b', 'a link definition'],
  ['<div>', 'raw HTML'],
  ['a &lt; b', '"&lt;" would be shown as another text'],
  ['a \\* b', '"\\*" would be shown as another text'],
  ['[x](javascript:y)', 'link to "javascript:y"'],
  ['[x](http://y)', 'link to "http://y"'],
  ['[x](/\\y)', 'link to "/\\y"'],
  ['[x](/y "title")', 'a link title'],
  ['7*7 and 8*8', 'emphasis inside a word'],
  ['{{7*7}} ${7*7}', 'emphasis inside a word'],
  ['a**b**c', 'strong text inside a word'],
  ['__init__ method', 'underscores that make "__init__" strong'],
  ['_emph_ and _x_y_', 'underscores that make "_emph_" emphasis'],
  ['`unclosed code', '"`" without its other half'],
  ['foo **bold', '"**" without its other half'],
  ['foo ** bold ** x', '"**" without its other half'],
  ['[text](not a url)', 'a link that is none'],
  ['see www.example.com', 'link to "http://www.example.com"'],
])('refused: %s', (text, message) => expect(saidOf(text)).toContain(message));

const pieces = [
  'word',
  ' ',
  ' ',
  '*',
  '**',
  '_',
  '`',
  '``',
  '[',
  ']',
  '](/a/)',
  '](https://a.b/c)',
  '](//a)',
  '(',
  ')',
  '/',
  '//',
  'https://a.b',
  'www.a.b',
  'a@b.c',
  '@',
  '<',
  '<b>',
  '&',
  '&amp;',
  '\\',
  '#',
  '-',
  '+',
  '=',
  '1.',
  '!',
  '{',
  '}',
  '~',
  '|',
  '>',
  ':',
  '.',
  '"',
  '$',
  'é',
  'x_y',
];
const parser = unified().use(remarkParse).use(remarkGfm).freeze();
const allowed = new Set(['root', 'paragraph', 'text', 'inlineCode', 'strong', 'emphasis', 'link']);

test('whatever passes is one paragraph of allowed marks, and each of its texts is shown as written', () => {
  let passed = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 9 }), (parts) => {
      const text = parts.join('').trim();
      if (text === '' || checkProse(text).length > 0) return;
      passed++;
      const root = parser.parse(text) as Root;
      expect(root.children.map(({ type }) => type)).toEqual(['paragraph']);
      visit(root as Nodes, (node) => {
        expect(allowed).toContain(node.type);
        if (node.type === 'text')
          expect(text.slice(node.position?.start.offset, node.position?.end.offset)).toBe(node.value);
        if (node.type === 'link') expect(node.url).toMatch(/^(?:https:\/\/|mailto:|\/(?![/\\])|#)/);
      });
    }),
    { numRuns: 4_000, seed: 3 },
  );
  expect(passed).toBeGreaterThan(400);
});
