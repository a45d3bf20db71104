import { isMap, isScalar, type Pair, type YAMLMap } from 'yaml';
import { type Edit, lineEnd, lineStart, type SourceText, type Span } from '../kit/source-text.ts';
import { quote } from '../kit/unseen.ts';
import type { Problem } from '../report/problem.ts';
import { ruleSet } from '../report/rule.ts';
import { endOfBlock } from './edit.ts';
import { nameOf, nodeSpan } from './walk.ts';

export const keyFaults = ruleSet('CAT-YAML', {
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
});
const { problem } = keyFaults;

/** Names that are none, that cannot be one, or that are there twice. */
export function keyProblems(map: YAMLMap, doubled: 'CAT-DUP-CODE' | 'CAT-DUP-KEY', source: SourceText): Problem[] {
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
