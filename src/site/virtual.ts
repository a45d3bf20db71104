import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { cataloguePath, questionsName } from '../catalogue/files.ts';
import { readCatalogue } from '../catalogue/index.ts';

const id = 'virtual:catalogue';

/** `import { head, entries, questions } from 'virtual:catalogue'`: the validated catalogue as data, followed by the dev server. */
export function catalogueModule(root: string): Plugin {
  return {
    name: 'virtual-catalogue',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(source) {
      if (source !== `\0${id}`) return undefined;
      const file = join(root, cataloguePath);
      this.addWatchFile(file);
      this.addWatchFile(join(dirname(file), questionsName));
      const { head, entries, questions } = readCatalogue(file);
      const values = { head, entries, questions: [...questions] };
      return Object.entries(values)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`)
        .join('');
    },
  };
}
