import type { APIRoute } from 'astro';
import { type EntryProps, entryPaths, twin } from '../../site/entries.ts';

export const getStaticPaths = entryPaths;

export const GET: APIRoute<EntryProps> = ({ props }) => new Response(twin(props.entry));
