/**
 * Makes what the npm package holds beside the catalogue, in `dist.package`: the command line in plain JavaScript with all it needs inside,
 * so that installing it installs nothing else, and the copies that programs import. npm runs it before it packs.
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { readCatalogue } from '../catalogue/index.ts';
import { catalogueJson, printJson } from '../exports/json.ts';
import { javascriptModule, typeDeclarations } from '../exports/module.ts';
import { publishAt } from '../exports/published.ts';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const folder = 'dist.package';
rmSync(folder, { recursive: true, force: true });

const bundle = await rolldown({
  input: 'src/cli/start.ts',
  platform: 'node',
  // Only the commands that look at a built site need them.
  external: ['@playwright/test'],
  // The other form of jsonc-parser cannot be put into one file.
  resolve: { mainFields: ['module', 'main'] },
});
await bundle.write({ dir: `${folder}/cli`, comments: { legal: true } });
// The commands look for both as they do in the source.
mkdirSync(`${folder}/content/docs`, { recursive: true });
cpSync('src/content/docs/guides', `${folder}/content/docs/guides`, { recursive: true });

const catalogue = readCatalogue();
const published = publishAt(catalogue, process.env.SITE_URL || catalogue.head.site_url, process.env.BASE_PATH);
writeFileSync(`${folder}/errors.js`, javascriptModule(published));
writeFileSync(`${folder}/errors.d.ts`, typeDeclarations(published));
writeFileSync(`${folder}/errors.json`, printJson(catalogueJson(published)));
