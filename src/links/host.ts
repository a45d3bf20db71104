/** Room `links`: every address leads somewhere. In: a built site and published addresses. Out: the broken ones. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { decoded } from '../catalogue/urls.ts';
import { type Outline, outlineOf } from './outline.ts';

/** A built site as a static host sees it, and what its pages say of themselves. */
export interface Host {
  /** The file a path is answered with, after at most one redirect to the slash; undefined for the 404 page. */
  resolve(path: string): string | undefined;
  /** How many elements of the page at this file have the id. */
  countId(file: string, id: string): number;
  /** What the page at this file links to. */
  linksOf(file: string): Iterable<string>;
  pages: string[];
}

export function openHost(folder: string): Host {
  const files = new Set(list(folder, folder));
  const outlines = new Map<string, Outline>();
  const outline = (file: string) => {
    const known = outlines.get(file) ?? outlineOf(readFileSync(join(folder, file), 'utf8'));
    outlines.set(file, known);
    return known;
  };
  return {
    resolve(path) {
      const name = decoded(path.split(/[?#]/, 1)[0] ?? '/').replace(/^\//, '');
      const candidates =
        name === '' || name.endsWith('/') ? [`${name}index.html`] : [name, `${name}/index.html`, `${name}.html`];
      return candidates.find((candidate) => files.has(candidate));
    },
    countId: (file, id) => outline(file).ids.get(id) ?? 0,
    linksOf: (file) => outline(file).links,
    pages: [...files].filter((file) => file.endsWith('.html')).sort(),
  };
}

function list(folder: string, root: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? list(path, root) : [relative(root, path).split(sep).join('/')];
  });
}
