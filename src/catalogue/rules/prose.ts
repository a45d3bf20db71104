import type { Nodes, Root } from 'mdast';
import type { Span } from '../../kit/source-text.ts';
import { quote } from '../../kit/unseen.ts';
import { parseMarkdown } from '../prose.ts';
import type { proseFaults } from './prose-faults.ts';

interface ProseFault {
  rule: keyof typeof proseFaults.rules;
  /** Offset in the prose. */
  offset: number;
  length: number;
  values?: Record<string, string>;
  /** What to write in its place. */
  text?: string;
}

/** Everything that would be dropped, changed, fetched or run. Empty when the prose is fine. */
export function checkProse(text: string): ProseFault[] {
  if (harmless.test(text)) return [];
  const root: Root = parseMarkdown(text);
  const [first, ...rest] = root.children;
  const block = first?.type !== 'paragraph' ? first : rest[0];
  return !first || block ? [blockFault(block, text)] : faultsIn(first, text);
}

/**
 * Words, punctuation without a meaning in Markdown, code spans, **strong** words and plain links: no need to parse, which is slow (thousands of
 * fields are validated). A start that could open a block and anything that could autolink is left to the parser.
 */
const harmless = (() => {
  const words = '(?:(?!www\\.|//)[\\p{L}\\p{N} .,;:\'"()/?%$=+>@-]|(?<=\\w)_(?=\\w))';
  const codeSpan = '`[^`\\n]+`';
  const link = `\\[(?:${words}|${codeSpan})+\\]\\((?:(?:https:/)?/(?!/)[\\w./#-]+|mailto:[\\w.@-]+)\\)`;
  const strong = `(?<![\\p{L}\\p{N}])\\*\\*[\\p{L}\\p{N}](?:${words}*[\\p{L}\\p{N}])?\\*\\*(?![\\p{L}\\p{N}])`;
  return new RegExp(`^(?!\\d+[.)]|[-+=>])(?:${words}|${codeSpan}|${strong}|${link})+$`, 'u');
})();

const shown = new Set(['paragraph', 'text', 'inlineCode', 'strong', 'emphasis', 'link']);

function faultsIn(node: Nodes, text: string): ProseFault[] {
  const own = faultOf(node, text);
  if (own) return [own];
  const faults = 'children' in node ? node.children.flatMap((child) => faultsIn(child, text)) : [];
  // One tag is enough: the end tag would be the next.
  const html = faults.findIndex(({ rule }) => rule === 'CAT-PROSE-HTML');
  return faults.filter(({ rule }, i) => rule !== 'CAT-PROSE-HTML' || i === html);
}

function faultOf(node: Nodes, text: string): ProseFault | undefined {
  const offset = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? text.length;
  const length = end - offset;
  const fault = (rule: ProseFault['rule'], values: Record<string, string> = {}): ProseFault => ({
    rule,
    offset,
    length,
    values,
  });
  if (node.type === 'html') return fault('CAT-PROSE-HTML');
  if (node.type === 'image' || node.type === 'imageReference') return fault('CAT-PROSE-IMAGE');
  if (!shown.has(node.type)) return fault('CAT-PROSE-MARKDOWN', { type: node.type });
  if (node.type === 'link' && !safeLink.test(node.url)) return fault('CAT-LINK', { url: node.url });
  if (node.type === 'link' && node.title) return fault('CAT-PROSE-TITLE');
  const written = text.slice(offset, end);
  if (node.type === 'emphasis' || node.type === 'strong') {
    const kind = node.type === 'strong' ? 'strong text' : 'emphasis';
    if (wordEnd.test(text.slice(0, offset)) || wordStart.test(text.slice(end)))
      return fault('CAT-PROSE-IN-WORD', { kind });
    if (written.startsWith('_')) return fault('CAT-PROSE-UNDERSCORE', { kind: node.type, words: quote(written) });
  }
  return node.type === 'text' ? textFault(node.value, text, { start: offset, end }) : undefined;
}

/** Signs that would be shown because they close nothing, and escapes that would vanish. */
function textFault(value: string, text: string, { start, end }: Span): ProseFault | undefined {
  const written = text.slice(start, end);
  // An address between round brackets has become a link of its own, behind this text.
  const open = /`|\*\*|\](?=\()|\] +(?=\((?:\/|https?:|mailto:|#))|\[\[(?=[^\][]+\]\])/.exec(text.slice(start));
  if (open && open.index < written.length) {
    const [mark] = open;
    const place = { offset: start + open.index, length: mark.length };
    if (mark === ']' || mark === '[[') return { rule: 'CAT-PROSE-LINK', ...place };
    if (mark.startsWith(']')) return { rule: 'CAT-PROSE-LINK', ...place, text: ']' };
    const whole = mark === '`' ? '`code`' : '**words**, without a space inside the asterisks';
    return { rule: 'CAT-PROSE-UNCLOSED', ...place, values: { mark: quote(mark), whole } };
  }
  if (value === written.replace(/\n[ \t]*/g, '\n')) return undefined;
  const altered = /&#?\w+;|\\[!-/:-@[-`{-~]/.exec(written) ?? { 0: written, index: 0 };
  const values = { text: quote(altered[0]) };
  return { rule: 'CAT-PROSE-ALTERED', offset: start + altered.index, length: altered[0].length, values };
}

/** `7*7 and 8*8` is arithmetic, not emphasis. */
const wordEnd = /[\p{L}\p{N}]$/u;
const wordStart = /^[\p{L}\p{N}]/u;

/** https, mailto, or a path of this site; `//host` and `/\host` would leave it. */
const safeLink = /^(?:https:\/\/[^\s]+|mailto:[^\s]+|\/(?![/\\])\S*|#\S+)$/;

const blocks = new Map([
  ['definition', 'a link definition'],
  ['html', 'raw HTML'],
  ['code', 'a code block'],
  ['thematicBreak', 'a line of dashes'],
  ['paragraph', 'a second paragraph'],
]);

function blockFault(node: Nodes | undefined, text: string): ProseFault {
  const type = node?.type ?? 'nothing';
  return {
    rule: type === 'html' ? 'CAT-PROSE-HTML' : 'CAT-PROSE-BLOCK',
    offset: node?.position?.start.offset ?? 0,
    length: Math.max(1, text.split('\n')[0]?.length ?? 1),
    values: { what: blocks.get(type) ?? `Markdown "${type}"` },
  };
}
