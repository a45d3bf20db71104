import { javascriptModule } from '../exports/module.ts';
import { published } from '../site/data.ts';

export const GET = () => new Response(javascriptModule(published));
