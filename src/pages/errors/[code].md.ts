import type { APIRoute } from 'astro';
import { type EntryProps, entryPaths } from '../../components/entries.ts';
import { published } from '../../components/site.ts';
import { entryMarkdown } from '../../exports/markdown.ts';

export const getStaticPaths = entryPaths;

export const GET: APIRoute<EntryProps> = ({ props }) => new Response(entryMarkdown(props.entry, published));
