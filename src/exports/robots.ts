import { copies } from '../catalogue/urls.ts';
import type { Published } from './published.ts';

/** `/robots.txt`: everything is for everyone; the sitemap says what there is. */
export const robotsText = ({ absolute }: Published): string =>
  `User-agent: *\nAllow: /\n\nSitemap: ${absolute(copies.sitemap)}\n`;
