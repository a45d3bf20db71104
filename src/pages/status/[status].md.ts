import type { APIRoute } from 'astro';
import { publishedStatuses } from '../../catalogue/urls.ts';
import { statusMarkdown } from '../../exports/lists.ts';
import { twinFile } from '../../exports/twin.ts';
import { published } from '../../site/data.ts';

export const getStaticPaths = () =>
  publishedStatuses(published).map((status) => ({ params: { status: String(status) }, props: { status } }));

export const GET: APIRoute<{ status: number }> = ({ props }) =>
  new Response(twinFile(statusMarkdown(props.status, published), published));
