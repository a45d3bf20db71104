import { published } from '../components/site.ts';
import { printJson } from '../exports/json.ts';
import { publishedJsonSchema } from '../exports/schema.ts';

export const GET = () => new Response(printJson(publishedJsonSchema(published)));
