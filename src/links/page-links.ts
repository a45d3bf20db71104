import { basePath, decoded } from '../catalogue/urls.ts';
import type { Host } from './host.ts';
import type { Broken } from './published.ts';

/** Every link and asset of every page that stays on this site, whoever made it: Markdown, a component or Starlight. */
export function brokenInside(host: Host, { base, site }: { base: string; site: string }): Broken[] {
  const prefix = basePath(base);
  return host.pages.flatMap((page) => {
    const here = new URL(`${prefix}/${page.replace(/(?:^|(?<=\/))index\.html$/, '')}`, site);
    return [...host.linksOf(page)].flatMap((link): Broken[] => {
      const url = new URL(link, here);
      if (url.origin !== here.origin || !/^https?:$/.test(url.protocol)) return [];
      const broken = (message: string): Broken[] => [{ url: link, from: page, message }];
      if (prefix && url.pathname !== prefix && !url.pathname.startsWith(`${prefix}/`))
        return isOurs(link) ? broken(`leaves the base path ${prefix}`) : [];
      const file = host.resolve(url.pathname.slice(prefix.length) || '/');
      // Absolute links to the deployed origin can be pages of the host that are not ours, such as the API reference.
      if (file === undefined) return isOurs(link) ? broken('no file answers it') : [];
      const id = decoded(url.hash.slice(1));
      if (id !== '' && file.endsWith('.html') && host.countId(file, id) !== 1)
        return broken(`${host.countId(file, id)} elements have the id ${id} in ${file}`);
      return [];
    });
  });
}

const isOurs = (link: string): boolean => !/^[a-z][a-z\d+.-]*:/i.test(link);
