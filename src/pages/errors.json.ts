import { catalogueJson, printJson } from '../exports/json.ts';
import { published } from '../site/data.ts';

export const GET = () => new Response(printJson(catalogueJson(published)));
