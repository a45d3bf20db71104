import { published } from '../components/site.ts';
import { atomFeed } from '../exports/feed.ts';

export const GET = () => new Response(atomFeed(published));
