import { published } from '../components/site.ts';
import { robotsText } from '../exports/robots.ts';

export const GET = () => new Response(robotsText(published));
