import type { APIRoute } from 'astro';
import { type EntryProps, entryPaths } from '../../components/entries.ts';
import { published } from '../../components/site.ts';
import { entryJson, printJson } from '../../exports/json.ts';

export const getStaticPaths = entryPaths;

export const GET: APIRoute<EntryProps> = ({ props }) => new Response(printJson(entryJson(props.entry, published)));
