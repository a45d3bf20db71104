import { changelogMarkdown } from '../exports/lists.ts';
import { twinFile } from '../exports/twin.ts';
import { published } from '../site/data.ts';

export const GET = () => new Response(twinFile(changelogMarkdown(published), published));
