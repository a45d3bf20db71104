/**
 * Room `cli`: the commands of `npm run catalogue -- COMMAND`. In: arguments. Out: text on the terminal and an exit code:
 * 0 fine, 1 findings, 2 invalid catalogue or usage, 3 nothing to compare with, 70 a fault of this program.
 */
import { writeFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { cataloguePath } from '../catalogue/files.ts';
import { CatalogueError, readCatalogue } from '../catalogue/index.ts';
import { catalogueJsonSchema } from '../catalogue/schema.ts';
import { BaselineError } from '../contract/ledger.ts';
import { unreadable } from '../report/unreadable.ts';
import { addAuditCommands } from './audit.ts';
import { addContractCommands } from './contract.ts';
import { addExplainCommand } from './explain.ts';
import { printFailure } from './failure.ts';
import { addHostCommand } from './host.ts';
import { addInitCommand } from './init/command.ts';
import { addLinksCommand } from './links.ts';
import { addMcpCommand } from './mcp.ts';
import { addRulesCommand } from './rules.ts';

/** Runs one command: `['contract', '--update']`. Prints, and sets `process.exitCode`. */
export async function main(args: readonly string[]): Promise<void> {
  const program = new Command('catalogue')
    .description('Work with the error catalogue.')
    .exitOverride()
    .showHelpAfterError();

  program
    .command('validate')
    .description('Report every problem of the catalogue, each with its place, reason and help.')
    .argument('[file]', 'the catalogue', cataloguePath)
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
    .action((file: string, { format }: { format: 'text' | 'json' }) => {
      const { entries } = readCatalogue(file);
      const valid = { schema_version: 1, exit_code: 0, problems: [] };
      console.log(format === 'json' ? JSON.stringify(valid, null, 2) : `${file}: ${entries.length} codes, no problem.`);
    });

  program
    .command('schema')
    .description('Write the JSON Schema that editors use for completion.')
    .argument('[file]', 'where to', 'content/errors.schema.json')
    .action((file: string) =>
      writeFileSync(file, `${JSON.stringify(catalogueJsonSchema(readCatalogue().head.actors), null, 2)}\n`),
    );

  addInitCommand(program);
  addContractCommands(program);
  addAuditCommands(program);
  addLinksCommand(program);
  addHostCommand(program);
  addExplainCommand(program);
  addMcpCommand(program);
  addRulesCommand(program);

  /** The format that the running command was asked for. */
  let format: unknown;
  program.hook('preAction', (_, command) => {
    format = command.opts().format;
  });

  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = exitCode(error);
    const failure =
      error instanceof Error && (process.exitCode === 2 || process.exitCode === 3)
        ? printFailure(error, process.exitCode, format)
        : undefined;
    if (failure !== undefined) console.log(failure);
  }
}

function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CatalogueError) {
    console.error(error.message);
    return 2;
  }
  if (error instanceof BaselineError) {
    console.error(error.message);
    return 3;
  }
  const message = unreadable(error);
  if (message !== undefined) {
    console.error(message);
    return 2;
  }
  console.error(error);
  return 70;
}
