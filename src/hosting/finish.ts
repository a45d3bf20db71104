import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Catalogue } from '../catalogue/model.ts';
import { describeSite } from './hosted-site.ts';
import { checkLimits, filesInBuild } from './hosts/index.ts';
import { cloudflare } from './hosts/rule-files.ts';

/** Pagefind's own interfaces, half a megabyte: the finder of this site asks the index itself. */
const unused = [
  'component-ui.css',
  'component-ui.js',
  'modular-ui.css',
  'modular-ui.js',
  'ui.css',
  'ui.js',
  'highlight.js',
];

/** The last touch of a build: what hosts read from the site goes in, what nobody reads goes out. */
export const finishBuild = (catalogue: Catalogue): AstroIntegration => {
  let deployment: { base: string; site?: string | undefined };
  return {
    name: 'finish-build',
    hooks: {
      'astro:config:done': ({ config: { base, site } }) => {
        deployment = { base, site };
      },
      'astro:build:done': ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        for (const name of unused) rmSync(join(folder, 'pagefind', `pagefind-${name}`), { force: true });
        const site = describeSite(catalogue, { ...deployment, folder });
        for (const { name, text } of filesInBuild(site)) writeFileSync(join(folder, name), text);
        // The build does not know where it goes, so what would be wrong there is no failure here.
        for (const { message } of checkLimits(cloudflare, site)) logger.warn(message);
      },
    },
  };
};
