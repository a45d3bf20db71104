import { published } from '../components/site.ts';
import { catalogueJson, printJson } from '../exports/json.ts';

export const GET = () => new Response(printJson(catalogueJson(published)));
