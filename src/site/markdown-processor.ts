import { satteri } from '@astrojs/markdown-satteri';
import { withBase } from '../catalogue/urls.ts';
import { highlight } from './highlight.ts';

/** A plugin of Astro's Markdown processor that sees the HTML tree. */
type HastPlugin = Extract<
  NonNullable<NonNullable<Parameters<typeof satteri>[0]>['hastPlugins']>[number],
  { name: string }
>;

/** Links of Markdown text that start with "/" are paths of this site, so they get the base path of the build. */
const baseLinks = (base: string): HastPlugin => ({
  name: 'base-links',
  element: {
    filter: ['a'],
    visit(node, context) {
      const href = node.properties?.href;
      if (typeof href === 'string' && href.startsWith('/')) context.setProperty(node, 'href', withBase(href, base));
    },
  },
});

/** A wide table scrolls inside itself, so the keyboard must be able to reach it (WCAG 2.1.1). */
const focusableTables: HastPlugin = {
  name: 'focusable-tables',
  element: { filter: ['table'], visit: (node, context) => context.setProperty(node, 'tabIndex', 0) },
};

const colours: HastPlugin = {
  name: 'colours',
  element: {
    filter: ['pre'],
    async visit(node, context) {
      const [code] = node.children;
      if (code?.type !== 'element') return undefined;
      const lang = [code.properties.className].flat().find((name) => String(name).startsWith('language-'));
      const text = context.textContent(code).replace(/\n$/, '');
      return { type: 'raw', value: await highlight(text, String(lang ?? 'text').replace('language-', '')) };
    },
  },
};

/** What the API says is shown as it says it: no smart punctuation. */
export const markdownFeatures = { smartPunctuation: false };

export const hastPlugins = (base: string): HastPlugin[] => [colours, baseLinks(base), focusableTables];

export const markdownProcessor = (base: string) =>
  satteri({ features: markdownFeatures, hastPlugins: hastPlugins(base) });
