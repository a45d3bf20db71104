import type { Plugin } from 'vite';
import { cataloguePath, readCatalogue } from './catalogue/read.ts';

const id = 'virtual:catalogue';

/** `import { head, entries } from 'virtual:catalogue'`: the validated catalogue as data, followed by the dev server. */
export function catalogueModule(root: string): Plugin {
  return {
    name: 'virtual-catalogue',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(source) {
      if (source !== `\0${id}`) return undefined;
      this.addWatchFile(`${root}${cataloguePath}`);
      const { head, entries } = readCatalogue();
      return `export const head = ${JSON.stringify(head)};\nexport const entries = ${JSON.stringify(entries)};\n`;
    },
  };
}
