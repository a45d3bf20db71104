import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Guide } from './guide.ts';

/** The hand-written pages below the project's folder, in the order that their `sidebar.order` says. A catalogue may have none. */
export function readGuides(root = '.'): Guide[] {
  return globSync('guides/[!_]*.{md,mdx}', { cwd: join(root, 'src/content/docs') })
    .map((path) => {
      const file = path.replaceAll('\\', '/');
      const text = readFileSync(join(root, 'src/content/docs', file), 'utf8');
      const [whole = '', front = ''] = /^---\r?\n(.*?)\r?\n---\r?\n/s.exec(text) ?? [];
      const { title = '', description = '', sidebar }: FrontMatter = parse(front) ?? {};
      const id = file.replace(/\.mdx?$/, '');
      return { id, title, description, body: text.slice(whole.length).trim(), order: sidebar?.order ?? Infinity };
    })
    .sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}

interface FrontMatter {
  title?: string;
  description?: string;
  sidebar?: { order?: number };
}
