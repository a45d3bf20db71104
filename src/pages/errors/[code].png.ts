import type { APIRoute } from 'astro';
import { type EntryProps, entryPaths } from '../../components/entries.ts';
import { published } from '../../components/site.ts';
import { entryCard } from '../../exports/card.ts';
import { drawPng } from '../../exports/picture.ts';

export const getStaticPaths = entryPaths;

export const GET: APIRoute<EntryProps> = async ({ props }) => new Response(await drawPng(entryCard(props.entry, published)));
