import type { APIRoute } from 'astro';
import { entryJson, printJson } from '../../exports/json.ts';
import { published } from '../../site/data.ts';
import { type EntryProps, entryPaths } from '../../site/entries.ts';

export const getStaticPaths = entryPaths;

export const GET: APIRoute<EntryProps> = ({ props }) => new Response(printJson(entryJson(props.entry, published)));
