import { join } from 'node:path';
import type { Catalogue } from '../catalogue/model.ts';
import { catalogueJsonSchema } from '../catalogue/schema.ts';
import { keeper } from '../kit/kept.ts';
import { updateFile } from '../kit/write-file.ts';
import { pagesOf } from '../render/pages.ts';
import { writeTree } from '../render/write.ts';

const keep = keeper('page');

/** Writes everything that is made from the catalogue before Astro reads content: the MDX pages and the editors' JSON Schema. */
export function generate(catalogue: Catalogue, root = '.'): ReturnType<typeof writeTree> {
  updateFile(
    join(root, 'content/errors.schema.json'),
    `${JSON.stringify(catalogueJsonSchema(catalogue.head.actors), null, 2)}\n`,
  );
  const head = JSON.stringify(catalogue.head);
  const texts = [...pagesOf(catalogue)].map(([path, { facts, print }]): [string, string] => [
    path,
    keep(`${path}${head}${JSON.stringify(facts)}`, print),
  ]);
  return writeTree(join(root, 'src/content/docs'), ['errors', 'status'], new Map(texts));
}
