/** A stock Starlight site with the same pages as plain MDX: what the numbers of this site are compared with. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageFolder } from '../support/project.ts';
import { plain } from './peers.ts';

const files = {
  'astro.config.mjs': `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
export default defineConfig({
  site: 'https://docs.example.com',
  integrations: [starlight({ title: 'Errors', sidebar: [{ label: 'Errors', items: [{ autogenerate: { directory: 'errors' } }] }] })],
});
`,
  'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  'src/hosting/build.ts': "import { build } from 'astro';\nawait build({ logLevel: 'error' });\n",
};

/** Writes it to a new folder. `pages` are this site's generated MDX pages; their sections become plain headings. */
export function stockProject(pages: ReadonlyMap<string, string>): string {
  const folder = packageFolder();
  copyFileSync('package.json', join(folder, 'package.json'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  write('src/content/docs/index.md', '---\ntitle: Errors\n---\n\nAll errors.\n');
  for (const [path, text] of pages) if (path.startsWith('errors/')) write(`src/content/docs/${path}`, plain(text));
  return folder;
}
