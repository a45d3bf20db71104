import { published } from '../components/site.ts';
import { javascriptModule } from '../exports/module.ts';

export const GET = () => new Response(javascriptModule(published));
