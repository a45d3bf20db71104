import { entries, head, questions } from 'virtual:catalogue';
import { lookupData } from '../lookup/pack/index.ts';

/** What the finder fetches when it is first used. */
export const GET = () =>
  new Response(JSON.stringify(lookupData({ head, entries, questions: new Map(questions) })), {
    headers: { 'content-type': 'application/json' },
  });
