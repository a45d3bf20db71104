import { published } from '../components/site.ts';
import { siteCard } from '../exports/card.ts';
import { drawPng } from '../exports/picture.ts';

/** The link preview of pages that are not about one code. */
export const GET = async () => new Response(await drawPng(siteCard(published)));
