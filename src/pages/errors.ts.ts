import { published } from '../components/site.ts';
import { typescriptModule } from '../exports/module.ts';

export const GET = () => new Response(typescriptModule(published));
