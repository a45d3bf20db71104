import { atomFeed } from '../exports/feed.ts';
import { published } from '../site/data.ts';

export const GET = () => new Response(atomFeed(published));
