import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { basePath } from './src/catalogue/urls.ts';
import { errorCatalogue } from './src/plugin.ts';
import { markdownProcessor } from './src/site/markdown-processor.ts';

const base = basePath(process.env.BASE_PATH) || '/';

export default defineConfig({
  ...(process.env.SITE_URL && { site: process.env.SITE_URL }), // default: site_url of the catalogue
  base,
  prerenderConflictBehavior: 'error',
  // Astro's default drops the blank at a line's end, and words run into the link that follows.
  compressHTML: true,
  // A strict Content-Security-Policy has a place for inline styles and scripts only by their hash, so nothing else is inlined.
  // Pictures are drawn in threads of their own: pages are made while they are.
  build: { inlineStylesheets: 'never', concurrency: 4 },
  vite: {
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        // One such warning for each MDX page, about a directive that Astro itself writes and reads before bundling.
        onLog: (level, log, print) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && print(level, log),
      },
    },
  },
  prefetch: false,
  markdown: { processor: markdownProcessor(base), syntaxHighlight: false },
  integrations: [
    starlight({
      title: 'Errors', // the plugin puts the title of the catalogue here
      plugins: [errorCatalogue()],
      disable404Route: true,
      pagination: false,
      credits: false,
      lastUpdated: false,
      expressiveCode: false,
      markdown: { headingLinks: false },
      sidebar: [],
    }),
  ],
});
