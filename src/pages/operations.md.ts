import { operationsMarkdown } from '../exports/operations.ts';
import { published } from '../site/data.ts';

export const GET = () => new Response(operationsMarkdown(published));
