/** Serves the built site once for all browser tests; tests read its address from `siteUrl()`. Playwright calls the returned function at the end. */
import { existsSync } from 'node:fs';
import { serve } from '../../src/hosting/serve.ts';

export default async function start(): Promise<() => Promise<void>> {
  if (!existsSync('dist/index.html'))
    throw new Error('There is no built site. Run "npm run build" first, or "npm test" for everything.');
  const site = await serve({ base: '/' });
  process.env.SITE_UNDER_TEST = site.url;
  return () => site.close();
}

/** Address of the site under test, with a slash at the end. */
export const siteUrl = (): string => process.env.SITE_UNDER_TEST ?? '';
