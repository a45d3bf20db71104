import { guides } from '../components/guides.ts';
import { published } from '../components/site.ts';
import { llmsText } from '../exports/llms.ts';

export const GET = async () => new Response(llmsText(published, await guides()));
