import { join } from 'node:path';
import type { Catalogue } from '../catalogue/model.ts';
import { catalogueJsonSchema } from '../catalogue/schema.ts';
import { updateFile } from '../kit/write-file.ts';
import { renderPages } from '../render/pages.ts';
import { writeTree } from '../render/write.ts';

/** Writes everything that is made from the catalogue before Astro reads content: the MDX pages and the editors' JSON Schema. */
export function generate(catalogue: Catalogue, root = '.'): ReturnType<typeof writeTree> {
  updateFile(join(root, 'content/errors.schema.json'), `${JSON.stringify(catalogueJsonSchema(), null, 2)}\n`);
  return writeTree(join(root, 'src/content/docs'), ['errors', 'status'], renderPages(catalogue));
}
