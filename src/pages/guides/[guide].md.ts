import type { APIRoute, GetStaticPaths } from 'astro';
import { type Guide, guideMarkdown } from '../../exports/guide.ts';
import { twinFile } from '../../exports/twin.ts';
import { published } from '../../site/data.ts';
import { guides } from '../../site/guides.ts';

export const getStaticPaths = (async () =>
  (await guides()).map((guide) => ({
    params: { guide: guide.id.replace('guides/', '') },
    props: { guide },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ guide: Guide }> = ({ props }) =>
  new Response(twinFile(guideMarkdown(props.guide, published), published));
