import { printJson } from '../exports/json.ts';
import { publishedJsonSchema } from '../exports/schema.ts';
import { published } from '../site/data.ts';

export const GET = () => new Response(printJson(publishedJsonSchema(published)));
