import { robotsText } from '../exports/robots.ts';
import { published } from '../site/data.ts';

export const GET = () => new Response(robotsText(published));
