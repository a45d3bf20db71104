import { guideMarkdown } from '../exports/guide.ts';
import { entries, published } from '../site/data.ts';
import { twin } from '../site/entries.ts';
import { guides } from '../site/guides.ts';

/** `/llms-full.txt`: every twin, one after the other. */
export const GET = async () =>
  new Response([...entries.map(twin), ...(await guides()).map((guide) => guideMarkdown(guide, published))].join('\n'));
