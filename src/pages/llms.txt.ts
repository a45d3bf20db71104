import { llmsText } from '../exports/llms.ts';
import { published } from '../site/data.ts';
import { guides } from '../site/guides.ts';

export const GET = async () => new Response(llmsText(published, await guides()));
