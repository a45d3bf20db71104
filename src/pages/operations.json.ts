import { printJson } from '../exports/json.ts';
import { operationsJson } from '../exports/operations.ts';
import { published } from '../site/data.ts';

export const GET = () => new Response(printJson(operationsJson(published)));
