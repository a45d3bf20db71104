import { text as readText } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { styleText } from 'node:util';
import type { Command } from 'commander';
import { cataloguePath } from '../catalogue/files.ts';
import { readCatalogue } from '../catalogue/index.ts';
import type { CatalogueEntry } from '../catalogue/model.ts';
import { indexPath, operationPath } from '../catalogue/urls.ts';
import { type Published, publishAt } from '../exports/published.ts';
import { quote } from '../kit/unseen.ts';
import { rulePage } from '../report/rule-page.ts';
import { explainer } from './agent/explanation.ts';

/** `explain CODE_OR_TEXT`: an entry in the terminal. Exit code 1 when the text names no code. */
export function addExplainCommand(program: Command): void {
  program
    .command('explain')
    .description('Print what the catalogue says about an error, or what a rule of the checks means.')
    .argument(
      '[code-or-text...]',
      'a code in any spelling, a text that contains one, or the id of a rule; `-` or none: read from standard input',
    )
    .option('--json', 'print the entry as JSON')
    .option('--catalogue <file>', 'another catalogue than the one of this package')
    .action(async (words: string[], { json, catalogue: file = ownFile }: { json?: true; catalogue?: string }) => {
      const text = await textOf(words, program);
      const page = await ruleNamed(text);
      if (page !== undefined) return console.log(page);
      const catalogue = readCatalogue(file);
      const published = publishAt(catalogue, process.env.SITE_URL || catalogue.head.site_url, process.env.BASE_PATH);
      const { sure, found } = explainer(catalogue)(text);
      if (sure) {
        process.stdout.write(await (json ? asJson(sure.entry, published) : asText(sure.entry, published)));
        return;
      }
      const candidates = found.answers.map(({ entry: { code, title }, reason }) => ({ code, title, reason }));
      if (json) console.log(JSON.stringify({ error: 'no certain answer', candidates }, null, 2));
      const operations = found.operations ?? [];
      for (const operation of operations)
        console.error(`${operation} is an operation: ${published.absolute(operationPath(operation))}`);
      console.error(
        operations.length > 0
          ? `Codes that can come from it: ${candidates.length}`
          : `The catalogue has no certain answer to ${quote(text)}.`,
      );
      for (const { code, title, reason } of candidates) console.error(`  ${code}  ${title} (${reason})`);
      console.error(`All codes: ${published.absolute(indexPath)}`);
      process.exitCode = 1;
    });
}

/** The text to explain: the arguments, or what is piped in, as in `curl … | explain`. Exits with 2 when there is neither. */
async function textOf(words: readonly string[], program: Command): Promise<string> {
  if (words.length > 0 && words.join() !== '-') return words.join(' ');
  const piped = process.stdin.isTTY ? '' : (await readText(process.stdin)).trim();
  return (
    piped || program.error('error: nothing to explain. Give a code or a text: explain TAG_NOT_FOUND, or pipe one in.')
  );
}

/** The page of a rule, by its id: `CAT-RETRY` of the catalogue, `code-removed` of the contract, `status-differs` of the audit. */
async function ruleNamed(id: string): Promise<string | undefined> {
  if (!/^[A-Za-z\d]+(?:-[A-Za-z\d]+)+$/.test(id)) return undefined;
  const { allRules } = await import('./rules.ts');
  const rule = allRules.get(id) ?? allRules.get(id.toUpperCase());
  return rule && rulePage(allRules.has(id) ? id : id.toUpperCase(), rule);
}

/** The command can run in any folder. */
export const ownFile = fileURLToPath(new URL(`../../${cataloguePath}`, import.meta.url));

/** The printers are loaded when something is printed: the other commands start without them. */
const asJson = async (entry: CatalogueEntry, published: Published): Promise<string> => {
  const { entryJson, printJson } = await import('../exports/json.ts');
  return printJson(entryJson(entry, published));
};

const asText = async (entry: CatalogueEntry, published: Published): Promise<string> => {
  const { entryMarkdown } = await import('../exports/markdown.ts');
  return coloured(entryMarkdown(entry, published));
};

/** Colours Markdown for a terminal. `styleText` leaves the text plain when the output is no terminal, or NO_COLOR is set. */
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
