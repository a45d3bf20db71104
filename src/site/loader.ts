import { docsLoader } from '@astrojs/starlight/loaders';
import type { Loader } from 'astro/loaders';

/**
 * Starlight's loader. The MDX of generated pages is compiled when they are made (`page-body.ts`) and not bundled, one module each:
 * that took a quarter of a large build.
 */
export function pagesLoader(): Loader {
  const { name, load } = docsLoader();
  return {
    name,
    load: ({ store, ...context }) =>
      load({
        ...context,
        store: {
          ...store,
          set: ({ deferredRender, ...entry }) =>
            store.set('code' in entry.data ? entry : { ...entry, ...(deferredRender && { deferredRender }) }),
        },
      }),
  };
}
