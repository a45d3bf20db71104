import { getEntries } from 'astro:content';
import { guides as ids } from '../catalogue/urls.ts';
import type { Guide } from '../exports/guide.ts';

/** The hand-written pages, in the order of reading. */
export async function guides(): Promise<Guide[]> {
  const pages = await getEntries(ids.map((id) => ({ collection: 'docs' as const, id })));
  return pages.map(({ id, data, body = '' }) => ({ id, title: data.title, description: data.description ?? '', body }));
}
