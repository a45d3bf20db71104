import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, type Command, InvalidArgumentError } from 'commander';
import { cataloguePath } from '../catalogue/files.ts';
import { readCatalogue } from '../catalogue/index.ts';
import { describeSite } from '../hosting/hosted-site.ts';
import { checkLimits, hosts } from '../hosting/hosts/index.ts';

interface Options {
  folder: string;
  listen?: string;
  output?: string;
}

/** Registers `host`. Exit codes: 0 written, 1 the site is over a limit of the host, 2 there is no build. */
export function addHostCommand(program: Command): void {
  program
    .command('host')
    .description('Write the configuration of a host: redirects, headers, types, caching, the 404 page.')
    .addArgument(new Argument('<name>', 'the host').choices(hosts.map(({ name }) => name)))
    .option('--folder <folder>', 'the built site', 'dist')
    .option('--listen <port>', 'where a server of your own listens, like 8080 or 127.0.0.1:8080', listenAddress)
    .option('-o, --output <folder>', 'write the file into this folder instead of printing it')
    .action(host);
}

function host(name: string, { folder, listen, output }: Options): void {
  const chosen = hosts.find((known) => known.name === name);
  if (!chosen) throw new Error(`no host ${name}`);
  if (!existsSync(join(folder, 'index.html'))) {
    console.error(`There is no built site in ${folder}. Run "npm run build" first.`);
    process.exitCode = 2;
    return;
  }
  const site = describeSite(readCatalogue(cataloguePath), {
    folder,
    site: process.env.SITE_URL || undefined,
    base: process.env.BASE_PATH,
  });
  const files = chosen.files(site, listen);
  if (output === undefined) {
    for (const file of files) process.stdout.write(files.length > 1 ? `# ${file.name}\n${file.text}\n` : file.text);
  } else {
    mkdirSync(output, { recursive: true });
    for (const file of files) {
      const path = join(output, file.name);
      writeFileSync(path, file.text);
      console.error(`Wrote ${path}.`);
    }
  }
  for (const { level, message } of checkLimits(chosen, site)) {
    console.error(`${level}: ${message}`);
    if (level === 'error') process.exitCode = 1;
  }
}

function listenAddress(value: string): string {
  const port = Number(/^(?:(?:[\w.-]+|\[[\da-f:]+\]):)?(\d+)$/i.exec(value)?.[1]);
  if (!(port >= 1 && port <= 65535))
    throw new InvalidArgumentError(
      'Name a port from 1 to 65535, like 8080, or an address with one, like 127.0.0.1:8080.',
    );
  return value;
}
