import { join } from 'node:path';
import type { Plugin } from 'vite';
import { cataloguePath } from '../catalogue/files.ts';
import { readCatalogue } from '../catalogue/index.ts';

const id = 'virtual:catalogue';

/**
 * `import { head, entries } from 'virtual:catalogue'`: the validated catalogue as data, followed by the dev server. Pages are made in
 * this process, so the module says where the objects are: as text they would be megabytes, bundled and mapped again at every edit.
 */
export function catalogueModule(root: string): Plugin {
  return {
    name: 'virtual-catalogue',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(source) {
      if (source !== `\0${id}`) return undefined;
      const file = join(root, cataloguePath);
      this.addWatchFile(file);
      Object.assign(globalThis, { [id]: readCatalogue(file) });
      return `export const { head, entries } = globalThis['${id}'];\n`;
    },
  };
}
