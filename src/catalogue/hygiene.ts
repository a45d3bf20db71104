import { type Document, isMap, isScalar, type Pair, type Scalar, visit, type YAMLMap } from 'yaml';
import { codePoint, type Problem, quote, unseen } from './problem.ts';
import { nodeSpan, type SourceText } from './source.ts';

/** Nothing in the YAML may be silently altered, dropped or merged: duplicate keys, aliases, tags, comments that cut text, unseen characters. */
export function hygieneProblems(doc: Document.Parsed, source: SourceText): Problem[] {
  const problems = unseenCharacters(source);
  visit(doc, {
    Node(_, node) {
      if (node.tag && 'srcToken' in node && isExplicitTag(node, source)) {
        const start = source.text.lastIndexOf('!', nodeSpan(node).start);
        problems.push({ id: 'CAT-TAG', message: `tag ${quote(node.tag)}`, at: { start, end: start + 1 }, help: 'remove the tag; write the plain value' });
      }
      if ('anchor' in node && node.anchor) {
        const start = source.text.lastIndexOf('&', nodeSpan(node).start);
        problems.push({
          id: 'CAT-ANCHOR',
          message: `anchor "&${node.anchor}"`,
          at: { start, end: start + node.anchor.length + 1 },
          help: 'remove the anchor and write the value out in each place',
        });
      }
    },
    Alias(_, node) {
      problems.push({ id: 'CAT-ANCHOR', message: `alias "*${node.source}"`, at: nodeSpan(node), help: 'write the value out' });
    },
    Map: (_, map) => void problems.push(...duplicateKeys(map, (map as unknown) === mapAt(doc, 'errors'))),
    Scalar: (_, node) => void problems.push(...scalarProblems(node, source)),
  });
  return problems;
}

const mapAt = (doc: Document, key: string) => (isMap(doc.contents) ? doc.contents.get(key, true) : undefined);

function isExplicitTag(node: { range?: [number, number, number] | null }, source: SourceText): boolean {
  const start = nodeSpan(node).start;
  return source.text[start] === '!' || /![^\s]*\s+$/.test(source.text.slice(Math.max(0, start - 80), start));
}

function duplicateKeys(map: YAMLMap, isErrors: boolean): Problem[] {
  const first = new Map<string, Pair>();
  const problems: Problem[] = [];
  for (const pair of map.items) {
    if (!isScalar(pair.key)) continue;
    const name = String(pair.key.value);
    if (Object.hasOwn(reserved, name)) {
      problems.push({ id: 'CAT-CODE-RESERVED', message: `${quote(name)} is a reserved name`, at: nodeSpan(pair.key), help: 'choose another name' });
    }
    const earlier = first.get(name);
    if (!earlier) first.set(name, pair);
    else {
      problems.push({
        id: isErrors ? 'CAT-DUP-CODE' : 'CAT-DUP-KEY',
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
const reserved = Object.fromEntries(
  Object.getOwnPropertyNames(Object.prototype)
    .map((name) => [name, true])
    .concat([['prototype', true]]),
);

function scalarProblems(node: Scalar, source: SourceText): Problem[] {
  const at = nodeSpan(node);
  const written = source.text.slice(at.start, at.end);
  if (node.type === 'PLAIN') {
    if (typeof node.value !== 'string' && node.value !== null && String(node.value) !== written) {
      return [
        {
          id: 'CAT-NUMBER',
          message: `"${written}" would be read as ${String(node.value)}`,
          at,
          help: 'write the number plainly (no leading zero, sign, exponent or underscore), or put it in quotes to mean text',
        },
      ];
    }
    return cutByComment(node, source);
  }
  if (node.type === 'QUOTE_DOUBLE' && typeof node.value === 'string') {
    const [hidden] = node.value.match(unseen) ?? [];
    if (hidden && !written.includes(hidden)) return [charProblem(hidden, at.start, at.end)];
    if (node.value.normalize('NFC') !== node.value) return [nfcProblem(node.value, at.start, at.end)];
  }
  return [];
}

/** `title: Error #404` is the text "Error" and a comment. */
function cutByComment(node: Scalar, source: SourceText): Problem[] {
  if (typeof node.value !== 'string' || !node.comment) return [];
  const { end } = nodeSpan(node);
  const rest = /^[ \t]+(#.*)/.exec(source.text.slice(end, source.text.indexOf('\n', end) + 1 || undefined));
  if (!rest?.[1]) return [];
  const glued = !/^#\s/.test(rest[1]);
  if (!glued && !/\s/.test(node.value)) return [];
  const start = end + rest[0].length - rest[1].length;
  return [
    {
      id: 'CAT-COMMENT',
      message: `${quote(rest[1].trim())} is dropped as a comment`,
      at: { start, end: start + rest[1].trimEnd().length },
      help: 'put the whole text in double quotes, or move the comment to a line of its own',
    },
  ];
}

function unseenCharacters({ text }: SourceText): Problem[] {
  const problems: Problem[] = [];
  for (const match of text.matchAll(unseen)) {
    const carriageReturn = match[0] === '\r' && text[match.index + 1] === '\n';
    const byteOrderMark = match[0] === '\ufeff' && match.index === 0;
    if (!carriageReturn && !byteOrderMark) problems.push(charProblem(match[0], match.index, match.index + match[0].length));
  }
  if (text.normalize('NFC') !== text) {
    for (const match of text.matchAll(/[^\n]+/g)) {
      if (match[0].normalize('NFC') === match[0]) continue;
      const word = [...match[0].matchAll(/\S+/g)].find(([w]) => w.normalize('NFC') !== w);
      const start = match.index + (word?.index ?? 0);
      problems.push(nfcProblem(word?.[0] ?? match[0], start, start + (word?.[0].length ?? 1)));
    }
  }
  return problems;
}

function charProblem(char: string, start: number, end: number): Problem {
  const name = names.get(char) ?? (/\p{Surrogate}/u.test(char) ? 'half of a surrogate pair' : 'control or invisible character');
  return {
    id: 'CAT-CHAR',
    message: `${name} ${codePoint(char)}`,
    at: { start, end },
    help: 'delete it; if it is meant to be read, write its name (like U+200B)',
  };
}

const names = new Map([
  ['\u0000', 'NUL'],
  ['\u200b', 'zero-width space'],
  ['\u200c', 'zero-width non-joiner'],
  ['\u200d', 'zero-width joiner'],
  ['\u00ad', 'soft hyphen'],
  ['\u202e', 'direction mark (right-to-left override)'],
  ['\u202d', 'direction mark (left-to-right override)'],
  ['\u2028', 'line separator'],
  ['\u2029', 'paragraph separator'],
  ['\ufeff', 'byte order mark'],
]);

const nfcProblem = (text: string, start: number, end: number): Problem => ({
  id: 'CAT-NFC',
  message: `${quote(text)} is not in Unicode normal form C`,
  at: { start, end },
  help: `write ${quote(text.normalize('NFC'))} with composed letters`,
});
