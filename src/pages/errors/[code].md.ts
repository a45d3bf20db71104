import type { APIRoute } from 'astro';
import { twinFile } from '../../exports/twin.ts';
import { published } from '../../site/data.ts';
import { type EntryProps, entryPaths, twin } from '../../site/entries.ts';

export const getStaticPaths = entryPaths;

export const GET: APIRoute<EntryProps> = ({ props }) => new Response(twinFile(twin(props.entry), published));
