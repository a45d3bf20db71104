import { twin } from '../components/entries.ts';
import { guides } from '../components/guides.ts';
import { entries, published } from '../components/site.ts';
import { guideMarkdown } from '../exports/guide.ts';

/** `/llms-full.txt`: every twin, one after the other. */
export const GET = async () => new Response([...entries.map(twin), ...(await guides()).map((guide) => guideMarkdown(guide, published))].join('\n'));
