import type { APIRoute, GetStaticPaths } from 'astro';
import { twinPath } from '../catalogue/urls.ts';
import { pageTwins } from '../exports/page-twins.ts';
import { twinFile } from '../exports/twin.ts';
import { published } from '../site/data.ts';
import { guides } from '../site/guides.ts';

export const getStaticPaths = (async () =>
  [...pageTwins(published, await guides())].map(([page, markdown]) => ({
    params: { twin: twinPath(page).replace(/^\/|\.md$/g, '') },
    props: { markdown },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ markdown: string }> = ({ props }) => new Response(twinFile(props.markdown, published));
