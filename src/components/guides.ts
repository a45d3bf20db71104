import { getCollection } from 'astro:content';
import type { Guide } from '../exports/guide.ts';

/** The hand-written pages, for their Markdown twins. */
export async function guides(): Promise<Guide[]> {
  const pages = await getCollection('docs', ({ id }) => id.startsWith('guides/'));
  return pages.map(({ id, data, body = '' }) => ({ id, title: data.title, description: data.description ?? '', body }));
}
