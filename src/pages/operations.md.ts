import { operationsMarkdown } from '../exports/operations.ts';
import { twinFile } from '../exports/twin.ts';
import { published } from '../site/data.ts';

export const GET = () => new Response(twinFile(operationsMarkdown(published), published));
