import { published } from '../components/site.ts';
import { printJson } from '../exports/json.ts';
import { openApi } from '../exports/openapi.ts';

export const GET = () => new Response(printJson(openApi(published)));
