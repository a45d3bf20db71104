/** The peers as data: packages, configuration as their own starters write it, and where their pages and their site lie. */

interface Configuration {
  packages: Record<string, string>;
  files: Record<string, string>;
  pages: string;
  ending: '.md' | '.mdx';
  /** What this generator wants said otherwise in a page. */
  adapt?: (path: string, text: string) => string;
  build: string[];
  dist: string;
  caches: string[];
}

const starlight = {
  packages: { astro: '7.3.5', '@astrojs/starlight': '0.42.4' },
  pages: 'src/content/docs',
  build: ['node_modules/astro/bin/astro.mjs', 'build', '--silent'],
  dist: 'dist',
  caches: ['.astro', 'node_modules/.astro', 'node_modules/.vite'],
};
const collection = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;
const astro = (options: string) => `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
export default defineConfig({ site: 'https://docs.example.com', integrations: [starlight({ title: 'Errors', ${options} })] });
`;

/** A page that takes its address from its file. */
const withoutSlug = (text: string): string => text.replace(/^slug: .*\n/m, '');

export type PeerName = 'stock Starlight' | 'bare Starlight' | 'VitePress' | 'Docusaurus';

export const configurations: Record<PeerName, Configuration> = {
  'stock Starlight': {
    ...starlight,
    ending: '.mdx',
    files: {
      'astro.config.mjs': astro("sidebar: [{ label: 'Errors', items: [{ autogenerate: { directory: 'errors' } }] }]"),
      'src/content.config.ts': collection,
    },
  },
  /** Plain Markdown, no list of all codes beside each page, no Expressive Code. */
  'bare Starlight': {
    ...starlight,
    ending: '.md',
    files: {
      'astro.config.mjs': astro("sidebar: [{ label: 'Errors', link: '/' }], expressiveCode: false"),
      'src/content.config.ts': collection,
    },
  },
  VitePress: {
    packages: { vitepress: '1.6.4' },
    ending: '.md',
    pages: 'docs',
    adapt: (_, text) => withoutSlug(text).replace(/^---\n.*?^title: (.*?)$.*?^---$/ms, '$&\n\n# $1'),
    files: {
      '.vitepress/config.mjs': `import { readdirSync } from 'node:fs';
const items = readdirSync('docs/errors').sort().map((file) => file.replace(/\\.md$/, ''));
export default {
  title: 'Errors',
  srcDir: 'docs',
  ignoreDeadLinks: true,
  themeConfig: { sidebar: [{ text: 'Errors', items: items.map((text) => ({ text, link: '/errors/' + text })) }] },
};
`,
    },
    build: ['node_modules/vitepress/bin/vitepress.js', 'build'],
    dist: '.vitepress/dist',
    caches: ['.vitepress/cache'],
  },
  /** With its faster mode, and what will be the defaults of its next version, as its starter has it. */
  Docusaurus: {
    packages: {
      '@docusaurus/core': '3.10.2',
      '@docusaurus/faster': '3.10.2',
      '@docusaurus/preset-classic': '3.10.2',
      react: '19.3.1',
      'react-dom': '19.3.1',
    },
    ending: '.mdx',
    pages: 'docs',
    adapt: (path, text) => (path === 'index' ? text.replace('---\n', '---\nslug: /\n') : withoutSlug(text)),
    files: {
      'docusaurus.config.mjs': `export default {
  title: 'Errors',
  url: 'https://docs.example.com',
  baseUrl: '/',
  future: { faster: true, v4: true },
  onBrokenLinks: 'ignore',
  onBrokenAnchors: 'ignore',
  markdown: { hooks: { onBrokenMarkdownLinks: 'ignore' } },
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false, pages: false }]],
};
`,
    },
    build: ['node_modules/@docusaurus/core/bin/docusaurus.mjs', 'build'],
    dist: 'build',
    caches: ['.docusaurus', 'node_modules/.cache'],
  },
};
