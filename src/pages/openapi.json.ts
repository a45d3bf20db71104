import { printJson } from '../exports/json.ts';
import { openApi } from '../exports/openapi.ts';
import { published } from '../site/data.ts';

export const GET = () => new Response(printJson(openApi(published)));
