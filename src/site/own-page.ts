import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const own = fileURLToPath(new URL('./components/Page.astro', import.meta.url));

/** Puts our page in the place of Starlight's, which Starlight has no option for. Only Starlight itself asks for it by this name. */
export const ownPage: Plugin = {
  name: 'own-page',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source.endsWith('/Page.astro') && importer?.includes('/@astrojs/starlight/') ? own : undefined,
};
