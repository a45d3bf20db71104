import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { cataloguePath } from '../catalogue/files.ts';
import { readCatalogue } from '../catalogue/index.ts';
import { requireLedger } from '../contract/baseline/index.ts';
import { catalogueFacts } from '../contract/facts.ts';
import { compact } from '../kit/compact.ts';
import { type Broken, brokenOnHost, publishedVariants } from '../links/published.ts';

interface Options {
  folder: string;
  browser: boolean;
  format: 'text' | 'json';
}

/** Registers `links`. Exit codes: 0 every link leads somewhere, 1 some do not, 2 there is no build. */
export function addLinksCommand(program: Command): void {
  program
    .command('links')
    .description('Follow every published address, in all its spellings, and every internal link of the built site.')
    .option('--folder <folder>', 'the built site', 'dist')
    .option('--no-browser', 'resolve as a static host does, without Chromium')
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
    .action(links);
}

async function links({ folder, browser, format }: Options): Promise<void> {
  if (!existsSync(`${folder}/index.html`)) {
    console.error(`There is no built site in ${folder}. Run "npm run build" first.`);
    process.exitCode = 2;
    return;
  }
  const catalogue = readCatalogue(cataloguePath);
  const variants = publishedVariants([...requireLedger('content/contract.lock').facts, ...catalogueFacts(catalogue)]);
  const [{ openHost }, { brokenInside }] = await Promise.all([
    import('../links/host.ts'),
    import('../links/page-links.ts'),
  ]);
  const host = openHost(folder);
  const base = process.env.BASE_PATH || '/';
  const broken = [
    ...brokenOnHost(variants, host),
    ...brokenInside(host, { base, site: process.env.SITE_URL || catalogue.head.site_url }),
  ];
  if (browser) broken.push(...(await followAll(folder, variants)));
  const spellings = [...variants.values()].reduce((sum, forms) => sum + forms.length, 0);
  if (format === 'json')
    console.log(JSON.stringify({ addresses: variants.size, spellings, pages: host.pages.length, broken }, null, 2));
  else
    console.log(
      [
        ...broken.map(formatBroken),
        `${variants.size} addresses in ${spellings} spellings and the links of ${host.pages.length} pages: ${broken.length} broken`,
      ].join('\n'),
    );
  process.exitCode = broken.length > 0 ? 1 : 0;
}

/** Playwright is a development dependency: it is loaded only when a browser is wanted. */
async function followAll(folder: string, variants: Parameters<typeof brokenOnHost>[0]): Promise<Broken[]> {
  const [{ chromium }, { findChromium, launchArgs }, { brokenInBrowser }, { serve }] = await Promise.all([
    import('@playwright/test'),
    import('../links/chromium.ts'),
    import('../links/browser.ts'),
    import('../hosting/serve.ts'),
  ]);
  const site = await serve({ folder });
  const browser = await chromium.launch(compact({ args: launchArgs, executablePath: findChromium() }));
  try {
    return await brokenInBrowser(browser, site.url, variants);
  } finally {
    await browser.close();
    await site.close();
  }
}

const formatBroken = ({ url, from, message, form }: Broken): string =>
  `broken: ${url}${form ? ` (${form})` : ''}\n  --> ${from}\n  = ${message}`;
