import { mkdirSync, rmSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import type { Connect } from 'vite';
import { readCatalogue } from '../catalogue/index.ts';
import type { Catalogue } from '../catalogue/model.ts';
import { basePath, decoded } from '../catalogue/urls.ts';
import { copyFiles, type MakeFile } from '../exports/files.ts';
import { readGuides } from '../exports/guides.ts';
import { publishAt } from '../exports/published.ts';
import { contentType, types } from './answers.ts';

/** Where the project is, and at which address its build will be served. */
export interface Place {
  root: string;
  site: string;
  base: string;
}

/** The files of a catalogue at a place. */
export const filesAt = (catalogue: Catalogue, { root, site, base }: Place): Map<string, MakeFile> =>
  copyFiles(catalogue, publishAt(catalogue, site, base), readGuides(root));

/**
 * Writes every file of the site that is no page. They need nothing of Astro, so a thread of their own makes them while it makes the
 * pages; the build ends when both have.
 */
export function writingCopies(catalogue: Catalogue, place: Place, outDir: URL): AstroIntegration {
  const folder = fileURLToPath(outDir);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const worker = new Worker(new URL('./copies-worker.ts', import.meta.url), {
    workerData: { catalogue, place, folder },
  });
  const done = new Promise<void>((resolve, fail) => worker.once('error', fail).once('exit', () => resolve()));
  // The build waits for it at its end: until then a failure has nobody to tell.
  done.catch(() => {});
  return {
    name: 'error-catalogue-copies',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => void updateConfig({ vite: { build: { emptyOutDir: false } } }),
      'astro:build:done': () => done,
    },
  };
}

/** The same files from the dev server, made when they are asked for. */
export const servingCopies = (file: string, place: Place): AstroIntegration => ({
  name: 'error-catalogue-copies',
  hooks: { 'astro:server:setup': ({ server }) => void server.middlewares.use(answer(file, place)) },
});

function answer(file: string, place: Place): Connect.NextHandleFunction {
  let files = new Map<string, MakeFile>();
  return async (request, response, next) => {
    try {
      const path = decoded(new URL(request.url ?? '/', 'http://localhost').pathname).replace(basePath(place.base), '');
      const type = types.get(extname(path).slice(1));
      // A page in the dev server has dozens of scripts, and reading the catalogue for each would be seconds.
      if (!type || /^\/(?:src|node_modules|@\w+)\//.test(path)) return next();
      const failure = attempt(() => {
        files = filesAt(readCatalogue(file), place);
      });
      const make = files.get(path);
      // Whatever the catalogue has no part in is there while it is broken.
      if (failure !== undefined || !make) return next(make && failure);
      response.setHeader('content-type', contentType(type)).end(await make());
    } catch (error) {
      next(error);
    }
  };
}

function attempt(task: () => void): unknown {
  try {
    task();
    return undefined;
  } catch (error) {
    return error;
  }
}
