import { fileURLToPath } from 'node:url';
import { styleText } from 'node:util';
import type { Command } from 'commander';
import type { Catalogue, CatalogueEntry } from './catalogue/catalogue.ts';
import { closest } from './catalogue/problem.ts';
import { cataloguePath, readCatalogue } from './catalogue/read.ts';
import { indexPath } from './catalogue/urls.ts';
import { entryJson, printJson } from './exports/json.ts';
import { entryMarkdown } from './exports/markdown.ts';
import { publishAt } from './exports/published.ts';

/** `explain CODE_OR_TEXT`: an entry in the terminal. Exit code 1 when the text names no code. */
export function addExplainCommand(program: Command): void {
  program
    .command('explain')
    .description('Print what the catalogue says about an error.')
    .argument('<code-or-text...>', 'a code in any spelling, or a text that contains one')
    .option('--json', 'print the entry as JSON')
    .option('--catalogue <file>', 'another catalogue than the one of this package')
    .action((words: string[], { json, catalogue: file = ownFile }: { json?: true; catalogue?: string }) => {
      const catalogue = readCatalogue(file);
      const published = publishAt(catalogue, process.env.SITE_URL || catalogue.head.site_url, process.env.BASE_PATH);
      const { entry, near } = find(words.join(' '), catalogue);
      if (entry) {
        process.stdout.write(json ? printJson(entryJson(entry, published)) : coloured(entryMarkdown(entry, published)));
        return;
      }
      console.error(`No code of the catalogue is in "${words.join(' ')}".${near ? ` Did you mean ${near}?` : ''}\nAll codes: ${published.absolute(indexPath)}`);
      process.exitCode = 1;
    });
}

/** The command can run in any folder. */
const ownFile = fileURLToPath(new URL(`../${cataloguePath}`, import.meta.url));

/** The entry a text names: a word of it is a code or a former code, whatever its case and separators. */
function find(text: string, { entries }: Catalogue): { entry?: CatalogueEntry; near?: string } {
  const known = new Map(entries.flatMap((entry) => [entry.code, ...(entry.aliases ?? [])].map((code) => [plain(code), entry])));
  const candidates = [text, ...(text.match(/[\p{L}\p{N}_-]+/gu) ?? [])];
  for (const candidate of candidates) {
    const entry = known.get(plain(candidate));
    if (entry) return { entry };
  }
  const near = closest(plain(text), known.keys());
  return { near: near && known.get(near)?.code };
}

const plain = (code: string) => code.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Markdown for eyes. `styleText` leaves the text as it is when the output is not a terminal, or NO_COLOR is set. */
function coloured(markdown: string): string {
  let fenced = false;
  const lines = markdown.split('\n').map((line) => {
    if (line.startsWith('```')) {
      fenced = !fenced;
      return styleText('dim', line);
    }
    if (fenced) return line;
    return line.startsWith('#')
      ? styleText('bold', line)
      : line.replaceAll(/`[^`]+`|\*\*[^*]+\*\*/g, (span) => styleText(span.startsWith('`') ? 'cyan' : 'bold', span));
  });
  return lines.join('\n');
}
