import { join, normalize } from 'node:path';
import type { Plugin } from 'vite';
import { cataloguePath } from '../catalogue/files.ts';
import { CatalogueError, readCatalogue } from '../catalogue/index.ts';
import { keeper } from '../kit/kept.ts';
import { pageBody } from './page-body.ts';

const id = 'virtual:catalogue';
const bodyId = 'virtual:page-body';

/** The address of a module without a file. */
const addressed = (id: string): Pick<Plugin, 'name' | 'resolveId'> => ({
  name: id,
  resolveId: (source) => (source === id ? `\0${id}` : undefined),
});

/**
 * `import { head, entries } from 'virtual:catalogue'`: the validated catalogue as data, followed by the dev server. Pages are made in
 * this process, so the module says where the objects are: as text they would be megabytes, bundled and mapped again at every edit.
 */
export function catalogueModule(root: string): Plugin {
  const file = join(root, cataloguePath);
  return {
    ...addressed(id),
    /** Leaves an open page as it is while the catalogue has a mistake, under the report of it; a page that is opened then fails. */
    hotUpdate({ file: changed, modules }) {
      if (normalize(changed) !== file || modules.length === 0 || isRead(file)) return undefined;
      for (const module of modules) this.environment.moduleGraph.invalidateModule(module);
      return [];
    },
    load(source) {
      if (source !== `\0${id}`) return undefined;
      this.addWatchFile(file);
      Object.assign(globalThis, { [id]: readCatalogue(file) });
      return `export const { head, entries } = globalThis['${id}'];\n`;
    },
  };
}

function isRead(file: string): boolean {
  try {
    readCatalogue(file);
    return true;
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    return false;
  }
}

const keep = keeper('body');
/** The HTML of a page's MDX: what was compiled before is not compiled again. */
export const keptBody = (mdx: string, base: string) => keep(`${base}\n${mdx}`, () => pageBody(mdx, base));

/** `import { pageBody } from 'virtual:page-body'`: the one of this process, whose highlighter is ready, instead of one in the bundle. */
export const pageBodyModule: Plugin = {
  ...addressed(bodyId),
  load(source) {
    if (source !== `\0${bodyId}`) return undefined;
    Object.assign(globalThis, { [bodyId]: keptBody });
    return `export const pageBody = globalThis['${bodyId}'];\n`;
  },
};
