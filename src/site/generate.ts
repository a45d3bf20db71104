import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../catalogue/model.ts';
import { catalogueJsonSchema } from '../catalogue/schema.ts';
import { updateFile } from '../kit/write-file.ts';
import { pagesOf } from '../render/pages.ts';
import { writeTree } from '../render/write.ts';

/**
 * Writes everything that is made from the catalogue before Astro reads content: the MDX pages and the editors' JSON Schema.
 * A page whose entry is the one it was printed from is not printed again, if nobody touched its file.
 */
export function generate(catalogue: Catalogue, root = '.'): ReturnType<typeof writeTree> {
  updateFile(
    join(root, 'content/errors.schema.json'),
    `${JSON.stringify(catalogueJsonSchema(catalogue.head.actors), null, 2)}\n`,
  );
  const docs = join(root, 'src/content/docs');
  const list = join(root, '.cache/pages.json');
  const known = new Map<string, string>(existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []);
  const base = hash(JSON.stringify(catalogue.head) + printers);
  const keyOf = (facts: unknown) => hash(base + JSON.stringify(facts));
  const pages = [...pagesOf(catalogue)].map(([path, { facts, print }]) => {
    const key = keyOf(facts);
    const isThere = known.get(path) === `${key} ${stampOf(join(docs, path))}`;
    return { path, key, text: isThere ? undefined : print() };
  });
  const result = writeTree(docs, ['errors', 'status'], new Map(pages.map(({ path, text }) => [path, text])));
  mkdirSync(dirname(list), { recursive: true });
  const now = pages.map(({ path, key }) => [path, `${key} ${stampOf(join(docs, path))}`]);
  updateFile(list, JSON.stringify(now));
  return result;
}

/** A text that changes whenever somebody writes the file. */
export function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.size} ${stats.mtimeMs}` : '';
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

/** The source of the printers, part of each key: when printing changes, every page is made again. */
const printers = globSync(['{kit,catalogue,render}/**/*.ts', '../package-lock.json'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
})
  .sort()
  .map((path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'))
  .join('');
