import { siteCard } from '../exports/picture/card.ts';
import { drawPng } from '../exports/picture/png.ts';
import { published } from '../site/data.ts';

/** The link preview of pages that are not about one code. */
export const GET = async () => new Response(await drawPng(siteCard(published)));
