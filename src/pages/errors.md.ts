import { indexMarkdown } from '../exports/lists.ts';
import { twinFile } from '../exports/twin.ts';
import { published } from '../site/data.ts';

export const GET = () => new Response(twinFile(indexMarkdown(published), published));
