import { type Document, isAlias, isMap, isScalar, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { SourceText } from '../kit/source-text.ts';
import { quote, unseen } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { characterProblem, normalFormProblem } from './characters.ts';
import { brokenFold, cutByComment, joinedLine } from './folded-text.ts';
import { eachNode, findPair, nameOf, nodeSpan } from './walk.ts';

/** Nothing in the YAML may be silently altered, dropped or merged: duplicate keys, aliases, tags, comments that cut text. */
export function strictProblems(doc: Document, source: SourceText): Problem[] {
  const problems: Problem[] = [];
  const errors = isMap(doc.contents) ? findPair(doc.contents, 'errors')?.value : undefined;
  eachNode(doc.contents, (node) => {
    if (isAlias(node))
      return void problems.push({
        rule: 'CAT-ANCHOR',
        message: `alias "*${node.source}"`,
        at: nodeSpan(node),
        help: 'write the value out',
      });
    if (node.anchor) problems.push(anchorProblem(node.anchor, nodeSpan(node).start, source));
    if (node.tag) problems.push(...tagProblem(node.tag, nodeSpan(node).start, source));
    if (isMap(node)) problems.push(...keyProblems(node, node === errors, source));
    if (isScalar(node)) problems.push(...scalarProblems(node, source));
  });
  return problems;
}

function anchorProblem(anchor: string, before: number, { text }: SourceText): Problem {
  const start = text.lastIndexOf(`&${anchor}`, before);
  return {
    rule: 'CAT-ANCHOR',
    message: `anchor "&${anchor}"`,
    at: { start, end: start + anchor.length + 1 },
    help: 'remove the anchor and write the value out in each place',
  };
}

/** Where the syntax is wrong, every node has the tag of its type; then only tags that stand in the text count. */
function tagProblem(tag: string, before: number, { text }: SourceText): Problem[] {
  const start = text.lastIndexOf(tag, before);
  if (start < 0) return [];
  return [
    {
      rule: 'CAT-TAG',
      message: `tag ${quote(tag)}`,
      at: { start, end: start + tag.length },
      help: 'remove the tag; write the plain value',
    },
  ];
}

function keyProblems(map: YAMLMap, isErrors: boolean, { text }: SourceText): Problem[] {
  const first = new Map<string, Pair>();
  const problems: Problem[] = [];
  for (const pair of map.items) {
    if (!isScalar(pair.key)) {
      const what = isMap(pair.key) ? 'a map' : 'a list';
      problems.push({
        rule: 'CAT-YAML',
        message: `the name of a field is ${what}`,
        at: nodeSpan(pair.key),
        help: 'write "name: value"',
      });
      continue;
    }
    if (pair.key.value === null) {
      const at = nodeSpan(pair.key);
      const written = /^(?:null|~)/i.exec(text.slice(at.start, at.end))?.[0];
      const message = written
        ? `the name ${quote(written)} would be read as no name at all`
        : 'the name of a field is empty';
      problems.push({ rule: 'CAT-NUMBER', message, at, help: 'put the name in quotes, or write another' });
    }
    const name = nameOf(pair) ?? '';
    if (isReserved(name)) {
      problems.push({
        rule: 'CAT-CODE-RESERVED',
        message: `${quote(name)} is a reserved name`,
        at: nodeSpan(pair.key),
        help: 'choose another name',
      });
    }
    const earlier = first.get(name);
    if (!earlier) first.set(name, pair);
    else {
      problems.push({
        rule: isErrors ? 'CAT-DUP-CODE' : 'CAT-DUP-KEY',
        message: `duplicate ${isErrors ? 'error code' : 'field'} ${quote(name)}`,
        at: nodeSpan(pair.key),
        label: 'defined again here',
        other: { at: nodeSpan(earlier.key), label: 'first defined here' },
        help: isErrors ? 'rename one, or merge both entries' : 'remove one of the two',
      });
    }
  }
  return problems;
}

/** Names that every JavaScript object has; copying such a key can change the object itself. */
const reserved = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);
export const isReserved = (name: string): boolean => reserved.has(name);

function scalarProblems(node: Scalar, source: SourceText): Problem[] {
  const at = nodeSpan(node);
  const written = source.text.slice(at.start, at.end);
  if (node.type === 'PLAIN') {
    if (typeof node.value !== 'string' && node.value !== null && String(node.value) !== written) {
      return [
        {
          rule: 'CAT-NUMBER',
          message: `"${written}" would be read as ${String(node.value)}`,
          at,
          help: `write ${typeof node.value === 'boolean' ? node.value : 'the number plainly (no leading zero, sign, exponent or underscore)'}, or put it in quotes to mean text`,
        },
      ];
    }
    return [...joinedLine(node, source), ...cutByComment(node, source)];
  }
  if (node.type === 'BLOCK_FOLDED') return brokenFold(node, source);
  if (node.type === 'QUOTE_DOUBLE' && typeof node.value === 'string') {
    const [hidden] = node.value.match(unseen) ?? [];
    if (hidden && !written.includes(hidden)) return [characterProblem(hidden, at)];
    if (node.value.normalize('NFC') !== node.value) return [normalFormProblem(node.value, at)];
  }
  return [];
}
