import { join } from 'node:path';
import type { Plugin } from 'vite';
import { cataloguePath } from '../catalogue/files.ts';
import { readCatalogue } from '../catalogue/index.ts';

const id = 'virtual:catalogue';

/** `import { head, entries } from 'virtual:catalogue'`: the validated catalogue as data, followed by the dev server. */
export function catalogueModule(root: string): Plugin {
  return {
    name: 'virtual-catalogue',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(source) {
      if (source !== `\0${id}`) return undefined;
      const file = join(root, cataloguePath);
      this.addWatchFile(file);
      const { head, entries } = readCatalogue(file);
      // As a string: a bundler and Node read that in a fraction of the time of an expression.
      return Object.entries({ head, entries })
        .map(
          ([name, value]) =>
            `export const ${name} = /* @__PURE__ */ JSON.parse(${JSON.stringify(JSON.stringify(value))});\n`,
        )
        .join('');
    },
  };
}
