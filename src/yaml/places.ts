import { type Document, isScalar, type Scalar } from 'yaml';
import { indentOf, type SourceText, type Span } from '../kit/source-text.ts';
import { nodeAt, nodeSpan, type Path } from './walk.ts';

/** Where a piece of the text at `path` stands in the file: exact in literal blocks, and where the piece is written as it is read. */
export function spanInText(
  doc: Document,
  source: SourceText,
  path: Path,
  { offset, length }: { offset: number; length: number },
): Span {
  const node = nodeAt(doc, path);
  if (!isScalar(node) || typeof node.value !== 'string') return nodeSpan(node);
  return node.type === 'BLOCK_LITERAL'
    ? inBlock(node, source, offset, length)
    : inLine(node, source, node.value.slice(offset, offset + length), node.value.slice(0, offset));
}

function inBlock(node: Scalar, source: SourceText, offset: number, length: number): Span {
  const before = String(node.value).slice(0, offset).split('\n');
  const header = source.position(nodeSpan(node).start).line;
  const line = header + before.length;
  let first = header + 1;
  while (source.line(first).trim() === '' && first < line) first++;
  const blockIndent = Math.min(indentOf(source.line(line)), indentOf(source.line(first)));
  const start = source.lineStart(line) + blockIndent + (before.at(-1)?.length ?? 0);
  return { start, end: start + Math.max(1, length) };
}

/** Escapes and folded lines move what follows, so the piece is found by its number among its equals. */
function inLine(node: Scalar, source: SourceText, piece: string, before: string): Span {
  const whole = nodeSpan(node);
  const written = source.text.slice(whole.start, whole.end);
  if (!piece) return whole;
  let found = written.indexOf(piece, node.type?.startsWith('QUOTE') ? 1 : 0);
  for (let equals = before.split(piece).length - 1; equals > 0 && found >= 0; equals--)
    found = written.indexOf(piece, found + piece.length);
  return found >= 0 ? { start: whole.start + found, end: whole.start + found + piece.length } : whole;
}
