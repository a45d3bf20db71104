import { getCollection } from 'astro:content';
import type { Guide } from '../exports/guide.ts';

/** The hand-written pages, in the order that their `sidebar.order` says. */
export async function guides(): Promise<Guide[]> {
  const pages = await getCollection('docs', ({ id }) => id.startsWith('guides/'));
  return pages
    .sort((a, b) => orderOf(a) - orderOf(b) || a.id.localeCompare(b.id))
    .map(({ id, data, body = '' }) => ({ id, title: data.title, description: data.description ?? '', body }));
}

const orderOf = ({ data }: { data: { sidebar: { order?: number | undefined } } }) => data.sidebar.order ?? Infinity;
