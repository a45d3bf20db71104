import type { APIRoute } from 'astro';
import { entryCard } from '../../exports/picture/card.ts';
import { drawPng } from '../../exports/picture/png.ts';
import { published } from '../../site/data.ts';
import { type EntryProps, entryPaths } from '../../site/entries.ts';

export const getStaticPaths = entryPaths;

export const GET: APIRoute<EntryProps> = async ({ props }) =>
  new Response(await drawPng(entryCard(props.entry, published)));
