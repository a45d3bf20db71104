import { satteri } from '@astrojs/markdown-satteri';
import type { ShikiConfig } from 'astro';
import { withBase } from '../catalogue/urls.ts';

type ShikiTransformer = NonNullable<ShikiConfig['transformers']>[number];

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

/** What the API says is shown as it says it: no smart punctuation. */
export const markdownProcessor = (base: string) =>
  satteri({ features: { smartPunctuation: false }, hastPlugins: [baseLinks(base), focusableTables] });

/**
 * Shiki colours with inline styles, which a strict Content-Security-Policy forbids. The css-variables theme names each colour,
 * and this turns the name into a class: `style="color:var(--astro-code-token-string)"` becomes `class="t-string"`.
 */
const classesForStyles: ShikiTransformer = {
  name: 'classes-for-styles',
  pre(node) {
    node.properties = { tabindex: '0', class: 'code', 'data-lang': this.options.lang };
  },
  line(node) {
    node.properties = {};
  },
  span(node) {
    const token = /--astro-code-token-([a-z-]+)/.exec(String(node.properties.style ?? ''))?.[1];
    node.properties = token ? { class: `t-${token}` } : {};
  },
};

export const shikiConfig: Partial<ShikiConfig> = { theme: 'css-variables', transformers: [classesForStyles] };
