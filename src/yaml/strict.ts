import { type Document, isAlias, isMap, isScalar, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { type Edit, lineEnd, lineStart, type SourceText, type Span } from '../kit/source-text.ts';
import { quote, unseen } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { ruleSet } from '../report/rule.ts';
import { characterProblem, normalFormProblem } from './characters.ts';
import { endOfBlock, yamlText } from './edit.ts';
import { brokenFold, cutByComment, joinedLine } from './folded-text.ts';
import { eachNode, findPair, nameOf, nodeSpan } from './walk.ts';

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
  'CAT-YAML-KEY': {
    why: 'a name is one word',
    message: 'the name of a field is {kind}',
    help: 'write "name: value"',
    bad: '? [label]\n: 1\nscopes: {}',
    good: 'scopes: {}',
  },
  'CAT-KEY-EMPTY': {
    group: 'CAT-NUMBER',
    why: 'a field without a name is read by nobody',
    message: 'the name of a field is empty',
    help: 'put the name in quotes, or write another',
    bad: ': 1\nscopes: {}',
    good: 'scopes: {}',
  },
  'CAT-KEY-NULL': {
    group: 'CAT-NUMBER',
    why: 'YAML would read another value than the one written',
    message: 'the name {name} would be read as no name at all',
    help: 'put the name in quotes, or write another',
    bad: '~: 1\nscopes: {}',
    good: 'scopes: {}',
  },
  'CAT-KEY-RESERVED': {
    group: 'CAT-CODE-RESERVED',
    why: 'every JavaScript object has this name; copying such a key can change the object itself',
    message: '{name} is a reserved name',
    help: 'choose another name',
    bad: 'scopes: { constructor: Make things. }',
    good: 'scopes: {}',
  },
  'CAT-DUP-CODE': {
    group: 'CAT-DUP-CODE',
    why: 'each code owns one page and one doc_url; the second would overwrite the first',
    message: 'duplicate error code {name}',
    help: 'rename one, or merge both entries',
    bad: '    sources: [https://docs.example.com/errors]\n  TAG_NOT_FOUND: { status: 404 }',
    good: '    sources: [https://docs.example.com/errors]',
  },
  'CAT-DUP-KEY': {
    group: 'CAT-DUP-KEY',
    why: 'YAML keeps one of two equal keys and drops the other in silence',
    message: 'duplicate field {name}',
    help: 'remove one of the two',
    bad: '    actor: developer\n    actor: developer',
    good: '    actor: developer',
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

function keyProblems(map: YAMLMap, doubled: 'CAT-DUP-CODE' | 'CAT-DUP-KEY', source: SourceText): Problem[] {
  const first = new Map<string, Pair>();
  return map.items.flatMap((pair, i) => {
    const at = nodeSpan(pair.key);
    if (!isScalar(pair.key)) return problem('CAT-YAML-KEY', at, { kind: isMap(pair.key) ? 'a map' : 'a list' });
    const name = nameOf(pair) ?? '';
    const earlier = first.get(name);
    if (!earlier) first.set(name, pair);
    return [
      ...(pair.key.value === null ? [namelessProblem(pair, source)] : []),
      ...(isReserved(name) ? [problem('CAT-KEY-RESERVED', at, { name: quote(name) })] : []),
      ...(earlier ? [doubledKey(earlier, pair, doubled, source.text, earlier === map.items[i - 1])] : []),
    ];
  });
}

function namelessProblem({ key }: Pair, { text }: SourceText): Problem {
  const at = nodeSpan(key);
  const written = /^(?:null|~)/i.exec(text.slice(at.start, at.end))?.[0];
  return written ? problem('CAT-KEY-NULL', at, { name: quote(written) }) : problem('CAT-KEY-EMPTY', at);
}

function doubledKey(
  earlier: Pair,
  pair: Pair,
  rule: 'CAT-DUP-CODE' | 'CAT-DUP-KEY',
  text: string,
  isNext: boolean,
): Problem {
  const other = { at: nodeSpan(earlier.key), label: 'first defined here' };
  const edit = withoutDouble(text, earlier, pair, isNext);
  return problem(
    rule,
    nodeSpan(pair.key),
    { name: quote(nameOf(pair) ?? '') },
    { label: 'defined again here', other, edit },
  );
}

/** The second of two equal blocks can go. Where its map stands below the first one, its name can. */
function withoutDouble(text: string, earlier: Pair, pair: Pair, isNext: boolean): Edit | undefined {
  const [first, second] = [earlier, pair].map((one) => {
    const start = lineStart(text, nodeSpan(one.key).start);
    return { start, end: endOfBlock(text, one) };
  }) as [Span, Span];
  const block = text.slice(second.start, second.end);
  if (!/^ *["']?[\w.-]+["']?:/.test(block)) return undefined;
  if (first.start < second.start && text.slice(first.start, first.end).trim() === block.trim())
    return { ...second, text: '' };
  const isBlock = (node: unknown) => isMap(node) && !node.flow;
  const isBelow = isNext && isBlock(earlier.value) && isBlock(pair.value);
  return isBelow ? { start: second.start, end: lineEnd(text, second.start) + 1, text: '' } : undefined;
}

/** Names that every JavaScript object has; copying such a key can change the object itself. */
const reserved = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);
export const isReserved = (name: string): boolean => reserved.has(name);

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
