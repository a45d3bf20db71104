/** Follows the links of built pages to files and ids. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { builtPages } from './pages.ts';

interface Outline {
  ids: string[];
  links: string[];
}

/** Every link, style sheet, script and picture of the built site that leads to no file or id of it. `page` is any page: its browser reads the HTML. */
export async function deadLinks(page: Page, folder: string, base = '/'): Promise<string[]> {
  const outlines = new Map<string, Outline>();
  for (const path of builtPages(folder)) outlines.set(path, await page.evaluate(outline, readFileSync(fileOf(folder, path), 'utf8')));
  return [...outlines].flatMap(([path, { links }]) =>
    links.flatMap((link) => {
      const fault = followed(link, path, { folder, base, outlines });
      return fault ? [`${path}: ${link} ${fault}`] : [];
    }),
  );
}

interface Site {
  folder: string;
  base: string;
  outlines: Map<string, Outline>;
}

/** What is wrong with a link, if anything. */
function followed(link: string, from: string, { folder, base, outlines }: Site): string | undefined {
  const prefix = base.replace(/\/$/, '');
  const url = new URL(link, `http://site.invalid${prefix}${from}`);
  if (url.host !== 'site.invalid') return undefined;
  if (!url.pathname.startsWith(`${prefix}/`)) return 'leaves the base path';
  const path = decodeURI(url.pathname.slice(prefix.length));
  const file = fileOf(folder, path);
  if (!existsSync(file) || !statSync(file).isFile()) return 'leads to no file';
  const id = decodeURIComponent(url.hash.slice(1));
  if (id && !outlines.get(path)?.ids.includes(id)) return 'leads to no id';
  return undefined;
}

const fileOf = (folder: string, path: string) => join(folder, path.endsWith('/') ? `${path}index.html` : path);

/** Runs in the browser. */
function outline(html: string): Outline {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const values = (selector: string, name: string) => [...parsed.querySelectorAll(selector)].map((element) => element.getAttribute(name) ?? '');
  return {
    ids: values('[id]', 'id'),
    links: [...new Set([...values('[href]', 'href'), ...values('[src]', 'src'), ...values('form[action]', 'action')])],
  };
}
