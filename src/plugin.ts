import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import sitemap from '@astrojs/sitemap';
import type { StarlightPlugin } from '@astrojs/starlight/types';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import { AstroError } from 'astro/errors';
import type { HotPayload, ViteDevServer } from 'vite';
import { cataloguePath, questionsName, wordsName } from './catalogue/files.ts';
import { CatalogueError, readCatalogue } from './catalogue/index.ts';
import type { Catalogue } from './catalogue/model.ts';
import { siteTitleOf } from './catalogue/words.ts';
import { sitemapOptions } from './exports/sitemap.ts';
import { servingCopies, writingCopies } from './hosting/copies.ts';
import { finishBuild } from './hosting/finish.ts';
import { keepIn } from './kit/kept.ts';
import { generate } from './site/generate.ts';
import { ownPage } from './site/own-page.ts';
import { catalogueModule, pageBodyModule } from './site/virtual.ts';

/** The whole story: read the catalogue, write its copies and pages, hand it to the components, and follow edits while the dev server runs. */
export function errorCatalogue(): StarlightPlugin {
  return {
    name: 'error-catalogue',
    hooks: {
      'config:setup': ({ addIntegration, astroConfig, command, logger, updateConfig }) => {
        const root = fileURLToPath(astroConfig.root);
        keepIn(root);
        const file = join(root, cataloguePath);
        const catalogue = readOrExplain(file);
        const { base, site = catalogue.head.site_url } = astroConfig;
        const place = { root, base, site };
        if (command === 'build') addIntegration(writingCopies(catalogue, place, astroConfig.outDir));
        if (command === 'dev') addIntegration(servingCopies(file, place));
        const { written, removed } = generate(catalogue, root);
        logger.info(`${written.length} pages written, ${removed.length} removed`);
        updateConfig({ title: siteTitleOf(catalogue.head) });
        addIntegration(watching(root, catalogue.head.site_url));
        addIntegration(finishBuild(catalogue));
        addIntegration(sitemap(sitemapOptions(catalogue, astroConfig.base)));
      },
    },
  };
}

/** Serves the catalogue as `virtual:catalogue` and regenerates the pages when one of its files changes; a mistake shows in the browser's overlay. */
function watching(root: string, site: string): AstroIntegration {
  return {
    name: 'error-catalogue',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) =>
        void updateConfig({
          site: config.site ?? site,
          vite: { plugins: [catalogueModule(root), pageBodyModule, ownPage] },
        }),
      'astro:server:setup': ({ server, logger }) => {
        const catalogue = join(root, cataloguePath);
        const files = [catalogue, ...[questionsName, wordsName].map((name) => join(dirname(catalogue), name))];
        let mistake: HotPayload | undefined;
        server.watcher.add(files);
        // A page that was loading when the mistake was found, or is opened since, hears of it as well.
        server.environments.client.hot.on('vite:client:connect', (_, client) => {
          if (mistake) client.send(mistake);
        });
        server.watcher.on('change', (path) => {
          const file = normalize(path);
          if (!files.includes(file) || !existsSync(file)) return;
          const written = stampOf(file);
          mistake = regenerate(server, logger, root, file);
          // It was still being written, or was again since, which the watcher may not tell.
          if (stampOf(file) !== written) server.watcher.emit('change', file);
        });
      },
    },
  };
}

/** Reads the catalogue after `file`, the YAML or a file beside it, changed. Returns what open pages were told of a mistake in it. */
function regenerate(
  server: ViteDevServer,
  logger: AstroIntegrationLogger,
  root: string,
  file: string,
): HotPayload | undefined {
  try {
    const { written, removed } = generate(readCatalogue(join(root, cataloguePath)), root);
    logger.info(`${relative(root, file)} changed: ${written.length} pages written, ${removed.length} removed`);
    server.hot.send({ type: 'full-reload' });
    return undefined;
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    logger.error(error.message);
    const mistake: HotPayload = { type: 'error', err: { message: error.message, stack: '', id: file } };
    server.hot.send(mistake);
    return mistake;
  }
}

/** A text that changes whenever somebody writes the file. */
function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.size} ${stats.mtimeMs}` : '';
}

function readOrExplain(file: string): Catalogue {
  try {
    return readCatalogue(file);
  } catch (error) {
    if (error instanceof CatalogueError)
      throw new AstroError(
        `The catalogue is not valid.\n\n${error.message}`,
        'Nothing was built. Mend the places above and run the command again.',
      );
    throw error;
  }
}
