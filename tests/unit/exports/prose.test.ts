import type { Paragraph, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { parseProse } from '../../../src/catalogue/prose.ts';
import { catalogue } from './sample.ts';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** What the Markdown parser itself makes of one paragraph, without positions. */
function parsed(text: string) {
  const root = parser.parse(text) as Root;
  visit(root, (node) => void delete node.position);
  return (root.children[0] as Paragraph).children;
}

function withoutPositions(text: string) {
  const root: Root = { type: 'root', children: parseProse(text).map((node) => structuredClone(node)) };
  visit(root, (node) => void delete node.position);
  return root.children;
}

const written = catalogue.entries.flatMap(({ fix, causes = [], retry, related = [] }) => [
  ...fix,
  retry.advice,
  ...causes.flatMap((cause) => Object.values(cause)),
  ...related.map(({ difference }) => difference),
]);

const awkward = [
  '`a``b`',
  '` a `',
  '`a` `b`',
  'say `x`',
  '`x`',
  'see www.example.com',
  'a https://x.test b',
  'me@x.test',
  '"quoted" (so)',
  '1. one',
  '2 of 3',
  '- no',
  'a  b',
  'é → ü',
  '`{x}`: y',
  'a`b',
  '50%',
  '$5',
];

test.each([...written, ...awkward])('%s', (text) => expect(withoutPositions(text)).toEqual(parsed(text)));
