import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A built site as a static host sees it: files, and the ids in each page. */
export interface Host {
  /** The file a path is answered with, after at most one redirect to the slash; undefined for the 404 page. */
  resolve(path: string): string | undefined;
  /** How often the id stands in the page at this file. */
  countId(file: string, id: string): number;
  pages: string[];
  read(file: string): string;
}

export function openHost(folder: string): Host {
  const files = new Set(list(folder, folder));
  const ids = new Map<string, Map<string, number>>();
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const idsOf = (file: string) => {
    const known = ids.get(file) ?? countIds(read(file));
    ids.set(file, known);
    return known;
  };
  return {
    resolve(path) {
      const name = decode(path.split(/[?#]/, 1)[0] ?? '/').replace(/^\//, '');
      const candidates = name === '' || name.endsWith('/') ? [`${name}index.html`] : [name, `${name}/index.html`, `${name}.html`];
      return candidates.find((candidate) => files.has(candidate));
    },
    countId: (file, id) => idsOf(file).get(id) ?? 0,
    pages: [...files].filter((file) => file.endsWith('.html')).sort(),
    read,
  };
}

function countIds(html: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, id = ''] of html.matchAll(/<[^>]+?\sid="([^"]*)"/g)) counts.set(unescapeHtml(id), (counts.get(unescapeHtml(id)) ?? 0) + 1);
  return counts;
}

export const unescapeHtml = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|amp|lt|gt|quot);/gi, (whole, decimal?: string, hex?: string) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }[whole.toLowerCase()] ?? whole;
  });

function list(folder: string, root: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? list(path, root) : [relative(root, path).split(sep).join('/')];
  });
}

export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
