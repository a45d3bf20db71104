import { type Document, isAlias, isMap, isScalar, type Scalar } from 'yaml';
import type { SourceText, Span } from '../kit/source-text.ts';
import { quote, unseen } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { ruleSet } from '../report/rule.ts';
import { characterProblem, normalFormProblem } from './characters.ts';
import { yamlText } from './edit.ts';
import { brokenFold, cutByComment, joinedLine } from './folded-text.ts';
import { keyProblems } from './keys.ts';
import { eachNode, findPair, nodeSpan } from './walk.ts';

export const strictFaults = ruleSet('CAT-YAML', {
  'CAT-ANCHOR': {
    group: 'CAT-ANCHOR',
    why: 'anchors make one line mean something written elsewhere',
    message: 'anchor "&{name}"',
    help: 'remove the anchor and write the value out in each place',
    bad: 'title: &title Tag is not there',
    good: 'title: Tag is not there',
  },
  'CAT-ANCHOR-ALIAS': {
    group: 'CAT-ANCHOR',
    why: 'an alias makes one line mean something written elsewhere',
    message: 'alias "*{name}"',
    help: 'write the value out',
    bad: 'title: *title',
    good: 'title: Tag is not there',
  },
  'CAT-TAG': {
    group: 'CAT-TAG',
    why: 'tags ask the reader to run or convert something; values here are plain',
    message: 'tag {tag}',
    help: 'remove the tag; write the plain value',
    bad: 'title: !text Tag is not there',
    good: 'title: Tag is not there',
  },
  'CAT-NUMBER': {
    group: 'CAT-NUMBER',
    why: 'YAML would read another value than the one written',
    message: '"{written}" would be read as {value}',
    help: 'write {plain}, or put it in quotes to mean text',
    bad: '    status: 0404\n    type',
    good: '    status: 404\n    type',
  },
  'CAT-QUOTES': {
    group: 'CAT-TEXT',
    why: 'YAML knows only straight quotes; those of a word processor would be shown',
    message: 'the quotes {quotes} are part of the text',
    help: 'write straight quotes, or none',
    bad: 'title: “Tag is not there”',
    good: 'title: Tag is not there',
  },
  'CAT-LEFT-BEHIND': {
    group: 'CAT-TEXT',
    why: 'what separates or encloses values elsewhere would be shown as a part of the text',
    message: '{mark} is part of the text',
    help: 'remove it, or put the whole text in double quotes',
    bad: 'title: Tag is not there,',
    good: 'title: Tag is not there',
  },
});
const { problem } = strictFaults;

/** Nothing in the YAML may be silently altered, dropped or merged: duplicate keys, aliases, tags, comments that cut text. */
export function strictProblems(doc: Document, source: SourceText): Problem[] {
  const problems: Problem[] = [];
  const errors = isMap(doc.contents) ? findPair(doc.contents, 'errors')?.value : undefined;
  eachNode(doc.contents, (node) => {
    const at = nodeSpan(node);
    if (isAlias(node)) return void problems.push(problem('CAT-ANCHOR-ALIAS', at, { name: node.source }));
    if (node.anchor) problems.push(anchorProblem(node.anchor, at.start, source));
    if (node.tag) problems.push(...tagProblem(node.tag, at.start, source));
    if (isMap(node)) problems.push(...keyProblems(node, node === errors ? 'CAT-DUP-CODE' : 'CAT-DUP-KEY', source));
    if (isScalar(node)) problems.push(...scalarProblems(node, source));
  });
  return problems;
}

function anchorProblem(name: string, before: number, { text }: SourceText): Problem {
  const start = text.lastIndexOf(`&${name}`, before);
  return problem('CAT-ANCHOR', { start, end: start + name.length + 1 }, { name });
}

/** Where the syntax is wrong, every node has the tag of its type; then only tags that stand in the text count. */
function tagProblem(tag: string, before: number, { text }: SourceText): Problem[] {
  const start = text.lastIndexOf(tag, before);
  if (start < 0) return [];
  const end = start + tag.length;
  const space = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  return [problem('CAT-TAG', { start, end }, { tag: quote(tag) }, { edit: { start, end: end + space, text: '' } })];
}

function scalarProblems(node: Scalar, source: SourceText): Problem[] {
  if (node.type === 'PLAIN') return plainProblems(node, source);
  if (node.type === 'BLOCK_FOLDED') return brokenFold(node, source);
  if (node.type !== 'QUOTE_DOUBLE' || typeof node.value !== 'string') return [];
  const at = nodeSpan(node);
  const [hidden] = node.value.match(unseen) ?? [];
  if (hidden && !source.text.slice(at.start, at.end).includes(hidden)) return [characterProblem(hidden, at)];
  return node.value.normalize('NFC') === node.value ? [] : [normalFormProblem(node.value, at)];
}

function plainProblems(node: Scalar, source: SourceText): Problem[] {
  const at = nodeSpan(node);
  const { value } = node;
  const written = source.text.slice(at.start, at.end);
  if (typeof value !== 'string' && value !== null && String(value) !== written) {
    const plain =
      typeof value === 'boolean' ? value : 'the number plainly (no leading zero, sign, exponent or underscore)';
    const edit = typeof value === 'boolean' ? { ...at, text: String(value) } : undefined;
    return [problem('CAT-NUMBER', at, { written, value: String(value), plain: String(plain) }, { edit })];
  }
  const [, left = '', inner = '', right = ''] = fancyQuotes.exec(written) ?? [];
  if (left)
    return [problem('CAT-QUOTES', at, { quotes: left + right }, { edit: { ...at, text: JSON.stringify(inner) } })];
  return [...joinedLine(node, source), ...cutByComment(node, source), ...leftBehind(written, at)];
}

/** What is left of quotes and of JSON at an end of a text of several words. */
function leftBehind(written: string, { start, end }: Span): Problem[] {
  if (!/\S\s/.test(written) || written.includes('\n')) return [];
  const [tail = ''] = /(?:"|)[,;]$|(?<=^[^"]*)"$|(?<=^[^“„«»”]*)[”»]$/.exec(written) ?? [];
  const [head = ''] = /^[“„«](?=[^“„«»”]*$)/.exec(written) ?? [];
  if (!tail && !head) return [];
  const text = written
    .slice(head.length, written.length - tail.length)
    .replace(/(?<=^[^"]*)"$/, '')
    .trimEnd();
  const at = head ? { start, end: start + head.length } : { start: end - tail.length, end };
  return [
    problem('CAT-LEFT-BEHIND', at, { mark: quote(head || tail) }, { edit: { start, end, text: yamlText(text) } }),
  ];
}

/** A whole text between the quotes that word processors put for straight ones. */
const fancyQuotes = /^([“”„‟‘’‚‛«»‹›「『＂])([^“”„‟‘’‚‛«»‹›」』＂\n]*)([“”„‟‘’‚‛«»‹›」』＂])$/;
