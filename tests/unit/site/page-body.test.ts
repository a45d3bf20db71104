import { createCssVariablesTheme, createHighlighter } from 'shiki';
import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../src/catalogue/index.ts';
import { entryPage } from '../../../src/render/pages.ts';
import { highlight } from '../../../src/site/highlight.ts';
import { pageBody } from '../../../src/site/page-body.ts';

const { head, entries } = readCatalogue();
const bodyOf = (page: string) => page.replace(/^---\n.*?\n---\n/s, '');

test('an example has the colours that Shiki gives it, line by line', async () => {
  const theme = createCssVariablesTheme({ variablePrefix: '--' });
  const shiki = await createHighlighter({ langs: ['http', 'ts'], themes: [theme] });
  const strip = (html: string) => html.replace(/^<pre[^>]*>/, '').replaceAll(' class="line"', '');
  const samples = [
    ...entries.map((entry) => ['http', entry.example.response] as const),
    ['ts', 'const a = `\n  ${b}\n\n`; // "c"\nif (a < 1 && b > 2) {\n\treturn /x\\/y/g;\n}'] as const,
    ['http', 'GET /a?b=c HTTP/1.1\n\n{\n  "a": [1, null, "\\u00e9 <b>"],\n\n  "a": {}\n}'] as const,
  ];
  for (const [lang, code] of samples) {
    const wanted = shiki
      .codeToHtml(code, { lang, theme: 'css-variables', tokenizeTimeLimit: 0 })
      .replaceAll(/ style="color:var\(--token-([a-z-]+)\)"/g, ' class="t-$1"')
      .replaceAll(/ style="[^"]*"/g, '')
      .replaceAll('&#x3C;', '&lt;')
      .replaceAll('&#x26;', '&amp;');
    expect(strip(await highlight(code, lang)).replaceAll('&gt;', '>')).toBe(strip(wanted));
  }
});

test('a page has its sections, links below the base path, and a direction for code', async () => {
  const [entry] = entries;
  if (!entry) throw new Error('The catalogue is empty.');
  const html = await pageBody(bodyOf(entryPage(entry, head)), '/docs');
  expect(html).toMatch(/^<section id="fix" aria-labelledby="fix-h"> <h2 id="fix-h">Fix<\/h2> <ol>/);
  expect(html).toContain('<section id="support" aria-labelledby="support-h" data-pagefind-ignore>');
  expect(html).toContain(`href="/docs/errors/${entry.code}.md"`);
  expect(html).toContain('<code dir="auto">code</code>');
  expect(html.match(/<section /g)?.length).toBe(html.match(/<\/section>/g)?.length);
});

describe('what could run is refused', () => {
  test.each([
    ['{process.exit()}', 'mdxFlowExpression'],
    ['a {globalThis.canary = 1} b', 'mdxTextExpression'],
    ["import { exec } from 'node:child_process';", 'mdxjsEsm'],
    ['<Other />', 'Other'],
    ['<Section id="fix" title={globalThis.canary = 1}>\n  a\n</Section>', 'mdxJsxAttribute'],
    ['<div title={globalThis.canary = 1}>\n  a\n</div>', 'mdxJsxAttribute'],
    ['<Section id="fix" {...globalThis.canary}>\n  a\n</Section>', 'Expression'],
    ['a <b>c</b>', 'mdxJsxTextElement'],
  ])('%s', async (mdx, named) => {
    await expect(pageBody(mdx, '/')).rejects.toThrow(named);
    expect(globalThis).not.toHaveProperty('canary');
  });
});
