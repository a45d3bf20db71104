import { docsLoader } from '@astrojs/starlight/loaders';
import type { docsSchema } from '@astrojs/starlight/schema';
import type { Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { compact } from '../kit/compact.ts';

/**
 * Starlight's loader, with two differences for generated pages. Their MDX is compiled when they are made (`page-body.ts`) and not
 * bundled, one module each. And one schema checks them all: Astro makes a new one for each page, since a page may name pictures.
 */
export function pagesLoader(schema: ReturnType<typeof docsSchema>): Loader {
  const { name, load } = docsLoader();
  const generated = schema({ image: () => z.never() as never });
  return {
    name,
    load: ({ store, parseData, ...context }) =>
      load({
        ...context,
        parseData: ({ data, ...entry }) =>
          isGenerated(data) ? (generated.parse(data) as never) : parseData({ data, ...entry }),
        store: {
          ...store,
          set: ({ deferredRender, body, ...entry }) =>
            store.set(isGenerated(entry.data) ? entry : { ...entry, ...compact({ body, deferredRender }) }),
        },
      }),
  };
}

const isGenerated = (data: Record<string, unknown>): boolean => 'code' in data;
