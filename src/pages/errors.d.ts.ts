import { published } from '../components/site.ts';
import { typeDeclarations } from '../exports/module.ts';

export const GET = () => new Response(typeDeclarations(published));
