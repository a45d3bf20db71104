import { copies } from '../catalogue/urls.ts';
import type { Published } from './published.ts';

/** A Markdown file of the site: the page after one line that leads whoever found only this file to all others. */
export const twinFile = (markdown: string, { absolute }: Published): string =>
  `Index of all pages: <${absolute(copies.llms)}>\n\n${markdown}`;
