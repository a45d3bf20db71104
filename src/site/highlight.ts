import type { BundledLanguage, HighlighterCore } from 'shiki';
import { keeper } from '../kit/kept.ts';

/**
 * Code as HTML, as Shiki colours it, with classes: a strict Content-Security-Policy forbids inline styles. A line is coloured once for
 * each state that the lines above it leave the grammar in: the examples of a catalogue share most of their lines, and colouring them
 * all takes longer than all else of a page.
 */
export async function highlight(code: string, lang: string): Promise<string> {
  const lines = code.split('\n');
  const html = plain.has(lang)
    ? printLines(lines.map((line) => span(line)))
    : await keep(`${lang}\n${code}`, async () => printLines(await colour(lines, lang)));
  return `<pre tabindex="0" class="code" data-lang="${lang}" dir="ltr"><code>${html}</code></pre>`;
}

const keep = keeper('code');
const plain = new Set(['text', 'plaintext']);
const printLines = (html: string[]): string => html.map((line) => `<span>${line}</span>`).join('\n');

/** Getting ready takes longer than most builds need: they colour no code that was not coloured before. */
const start = async () => {
  const { createCssVariablesTheme, createHighlighter } = await import('shiki');
  const theme = createCssVariablesTheme({ name: themeName, variablePrefix: '--' });
  return createHighlighter({ langs: [], themes: [theme] });
};
const themeName = 'css-variables';
let highlighter: ReturnType<typeof start> | undefined;
type Grammar = ReturnType<HighlighterCore['getLanguage']>;
type State = Parameters<Grammar['tokenizeLine2']>[1];

/** Equal states are one object, so that it can be a key. */
interface Known {
  state: State;
  lines: Map<string, { html: string; next: Known }>;
}
const states = new Map<string, Known[]>();

async function colour(lines: string[], lang: string): Promise<string[]> {
  highlighter ??= start();
  const shiki = await highlighter;
  await shiki.loadLanguage(lang as BundledLanguage);
  const grammar = shiki.getLanguage(lang);
  const { colorMap, theme: loaded } = shiki.setTheme(themeName);
  let at = known(lang, null);
  return lines.map((line) => {
    if (line === '') return '';
    let found = at.lines.get(line);
    if (!found) {
      // Without a limit of time: a busy machine would leave the line without colours.
      const { tokens, ruleStack } = grammar.tokenizeLine2(line, at.state, 0);
      found = {
        html: print(line, tokens, (at) => loaded.colorReplacements?.[colorMap[at]?.toLowerCase() ?? '']),
        next: known(lang, ruleStack),
      };
      at.lines.set(line, found);
    }
    at = found.next;
    return found.html;
  });
}

function known(lang: string, state: State): Known {
  const list = states.get(lang) ?? [];
  states.set(lang, list);
  const same = list.find((one) => one.state === state || (state && one.state?.equals(state)));
  const found = same ?? { state, lines: new Map() };
  if (!same) list.push(found);
  return found;
}

/** Prints a line from pairs of numbers: where a token starts, and its kind, nine bits of which are the colour. Blanks join the next token. */
function print(line: string, tokens: Uint32Array, colour: (at: number) => string | undefined): string {
  let html = '';
  let start = 0;
  for (let i = 0; i < tokens.length; i += 2) {
    const end = tokens[i + 2] ?? line.length;
    const content = line.slice(start, end);
    if (end === tokens[i] || (content.trim() === '' && end < line.length)) continue;
    html += span(content, /token-([a-z-]+)/.exec(colour(((tokens[i + 1] ?? 0) >>> 15) & 0x1ff) ?? '')?.[1]);
    start = end;
  }
  return html;
}

const span = (text: string, token?: string): string => {
  if (text === '') return '';
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<span${token ? ` class="t-${token}"` : ''}>${escaped}</span>`;
};
