import type { APIRoute, GetStaticPaths } from 'astro';
import { guides } from '../../components/guides.ts';
import { published } from '../../components/site.ts';
import { type Guide, guideMarkdown } from '../../exports/guide.ts';

export const getStaticPaths = (async () =>
  (await guides()).map((guide) => ({ params: { guide: guide.id.replace('guides/', '') }, props: { guide } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ guide: Guide }> = ({ props }) => new Response(guideMarkdown(props.guide, published));
