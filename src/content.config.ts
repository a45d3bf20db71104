import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { z } from 'astro/zod';
import { pagesLoader } from './site/loader.ts';

const schema = docsSchema({
  extend: z.object({
    /** The error code a generated page is about. */
    code: z.string().optional(),
    /** The former code whose address a generated page answers. */
    alias: z.string().optional(),
    /** The HTTP status a generated page lists. */
    status: z.number().optional(),
    /** Section ids of a generated page, for its table of contents. */
    sections: z.array(z.string()).optional(),
  }),
});

export const collections = { docs: defineCollection({ loader: pagesLoader(schema), schema }) };
