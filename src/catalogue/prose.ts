import type { Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { quote } from '../kit/unseen.ts';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

export interface ProseFault {
  message: string;
  /** Offset in the prose. */
  offset: number;
  length: number;
  help: string;
  link?: boolean;
}

/** Reads one field of inline Markdown. What it returns prints back as exactly what was written, or a fault says why not. */
export function parseProse(text: string): PhrasingContent[] {
  if (simple.test(text)) return spans(text);
  const root = parser.parse(text) as Root;
  return (root.children[0] as Paragraph | undefined)?.children ?? [];
}

/**
 * Most prose is words and code spans: taking it apart at the backticks gives the parser's own result in a twentieth of the time,
 * and every build parses each field several times. Where two spans touch, or a span starts or ends with a space, the parser decides.
 */
const spans = (text: string): PhrasingContent[] =>
  text
    .split('`')
    .flatMap((value, i): PhrasingContent[] =>
      i % 2 === 1 ? [{ type: 'inlineCode', value }] : value ? [{ type: 'text', value }] : [],
    );

/** Everything that would be dropped, changed, fetched or run. Empty when the prose is fine. */
export function checkProse(text: string): ProseFault[] {
  if (harmless.test(text)) return [];
  const root = parser.parse(text) as Root;
  const [first, ...rest] = root.children;
  const block = first?.type !== 'paragraph' ? first : rest[0];
  if (!first || block) return [blockFault(block, text)];
  const faults: ProseFault[] = [];
  check(first, text, faults);
  return faults;
}

/**
 * Words, punctuation without a meaning in Markdown, code spans, **strong** words and plain links: no need to parse, which is slow (thousands of
 * fields are validated). A start that could open a block and anything that could autolink is left to the parser.
 */
const harmless = (() => {
  const words = '(?:(?!www\\.|//)[\\p{L}\\p{N} .,;:\'"()/?%$=+>@-]|(?<=\\w)_(?=\\w))';
  const codeSpan = '`[^`\\n]+`';
  const link = `\\[(?:${words}|${codeSpan})+\\]\\((?:(?:https:/)?/(?!/)[\\w./#-]+|mailto:[\\w.@-]+)\\)`;
  return new RegExp(
    `^(?!\\d+[.)]|[-+=>])(?:${words}|${codeSpan}|(?<![\\p{L}\\p{N}])\\*\\*[\\p{L}\\p{N}](?:${words}*[\\p{L}\\p{N}])?\\*\\*(?![\\p{L}\\p{N}])|${link})+$`,
    'u',
  );
})();

/** `harmless`, and code spans that stand apart and hold no space at their ends. */
const simple =
  /^(?! |\d+[.)]|[-+=])(?!.*(?:www\.|:\/\/|@| $))(?:[\p{L}\p{N} .,;:'"()/?%$=+-]|(?<!`)`[^`\s](?:[^`\n]*[^`\s])?`(?!`))+$/u;

const rawHtml = 'raw HTML';
const allowed = new Set(['paragraph', 'text', 'inlineCode', 'strong', 'emphasis', 'link']);

function check(node: Nodes, text: string, faults: ProseFault[]): void {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? text.length;
  const fault = (message: string, help: string, link = false) =>
    faults.push({ message, offset: start, length: end - start, help, link });
  // One is enough: the end tag would be the next.
  if (node.type === 'html' && faults.some(({ message }) => message === rawHtml)) return;
  if (node.type === 'html') return void fault(rawHtml, 'put it in backticks to show it, or use Markdown');
  if (node.type === 'image' || node.type === 'imageReference')
    return void fault('an image', 'describe it in words; the page fetches nothing');
  if (!allowed.has(node.type))
    return void fault(
      `Markdown "${node.type}"`,
      'use only text, `code`, **strong**, *emphasis* and links; put other characters in backticks',
    );
  if (node.type === 'link' && !safeLink.test(node.url))
    return void fault(
      `link to "${node.url}"`,
      'link to https://..., to mailto:..., or to a path of this site like /guides/idempotency/',
      true,
    );
  if (node.type === 'link' && node.title)
    return void fault('a link title', 'say it in the link text; a title is not shown');
  if (
    (node.type === 'emphasis' || node.type === 'strong') &&
    (wordEnd.test(text.slice(0, start)) || wordStart.test(text.slice(end)))
  )
    return void fault(
      `${node.type === 'strong' ? 'strong text' : 'emphasis'} inside a word`,
      'its asterisks would vanish; put the expression in backticks',
    );
  const written = text.slice(start, end);
  if ((node.type === 'emphasis' || node.type === 'strong') && written.startsWith('_'))
    return void fault(
      `underscores that make ${quote(written)} ${node.type}`,
      'they would vanish; put the name in backticks, or use asterisks for emphasis',
    );
  const open = node.type === 'text' ? /`|\*\*|\]\(/.exec(written) : null;
  if (open) return void faults.push({ ...unclosed(open[0]), offset: start + open.index, length: open[0].length });
  if (node.type === 'text' && node.value !== written.replace(/\n[ \t]*/g, '\n')) {
    const altered = /&#?\w+;|\\[!-/:-@[-`{-~]/.exec(written) ?? { 0: written, index: 0 };
    const help = 'write the character itself, or put it in backticks';
    return void faults.push({
      message: `${quote(altered[0])} would be shown as another text`,
      offset: start + altered.index,
      length: altered[0].length,
      help,
    });
  }
  if ('children' in node) for (const child of node.children) check(child, text, faults);
}

/** Marks that would be shown as signs, because they close nothing. */
function unclosed(mark: string): Pick<ProseFault, 'message' | 'help'> {
  if (mark === '](')
    return { message: 'a link that is none', help: 'write [text](address), without a space in the address' };
  return {
    message: `${quote(mark)} without its other half`,
    help: `write ${mark === '`' ? '`code`' : '**words**, without a space inside the asterisks'}`,
  };
}

/** `7*7 and 8*8` is arithmetic, not emphasis. */
const wordEnd = /[\p{L}\p{N}]$/u;
const wordStart = /^[\p{L}\p{N}]/u;

/** https, mailto, or a path of this site; `//host` and `/\host` would leave it. */
const safeLink = /^(?:https:\/\/[^\s]+|mailto:[^\s]+|\/(?![/\\])\S*|#\S+)$/;

function blockFault(node: Nodes | undefined, text: string): ProseFault {
  const offset = node?.position?.start.offset ?? 0;
  const names: Record<string, string> = {
    definition: 'a link definition',
    html: rawHtml,
    code: 'a code block',
    thematicBreak: 'a line of dashes',
    paragraph: 'a second paragraph',
  };
  const name =
    (node && Object.hasOwn(names, node.type) ? names[node.type] : undefined) ?? `Markdown "${node?.type ?? 'nothing'}"`;
  return {
    message: name,
    offset,
    length: Math.max(1, text.split('\n')[0]?.length ?? 1),
    help: 'a field is one paragraph of inline Markdown; put special characters in backticks',
  };
}
