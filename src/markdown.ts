import { satteri } from '@astrojs/markdown-satteri';
import type { ShikiConfig } from 'astro';

type ShikiTransformer = NonNullable<ShikiConfig['transformers']>[number];

/** Links of Markdown text that start with "/" are paths of this site, so they get the base path of the build. */
const baseLinks = (base: string) => ({
  name: 'base-links',
  element: {
    filter: ['a'],
    visit(node: { properties?: Record<string, unknown> }, context: { setProperty(node: unknown, key: string, value: unknown): void }) {
      const href = node.properties?.href;
      if (typeof href === 'string' && href.startsWith('/')) context.setProperty(node, 'href', `${base.replace(/\/$/, '')}${href}`);
    },
  },
});

/** What the API says is shown as it says it: no smart punctuation. */
export const markdownProcessor = (base: string) => satteri({ features: { smartPunctuation: false }, hastPlugins: [baseLinks(base)] });

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
