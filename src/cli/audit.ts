import type { Command } from 'commander';
import { audit } from '../audit/index.ts';
import { InputError, keepStandardInput, standardInput } from '../audit/input.ts';
import { cataloguePath } from '../catalogue/files.ts';
import { readCatalogue } from '../catalogue/index.ts';
import type { FailOn } from '../report/finding.ts';
import { type Format, printReport } from '../report/print.ts';
import { reportOptions } from './contract.ts';

export function addAuditCommands(program: Command): void {
  reportOptions(program.command('audit'))
    .description(
      'Compare captured responses (JSON, NDJSON, HAR, cassettes of VCR, logs, also gzipped) and OpenAPI documents with the catalogue.',
    )
    .argument('<files...>', '"-" reads standard input')
    .option('--catalogue <file>', 'the catalogue', cataloguePath)
    .action(async (files: string[], options: { catalogue: string; format: Format; failOn: FailOn }) => {
      try {
        if (files.includes(standardInput)) await keepStandardInput();
        const report = await audit({
          catalogue: readCatalogue(options.catalogue),
          name: options.catalogue,
          files,
          failOn: options.failOn,
        });
        console.log(printReport(report, options.format));
        process.exitCode = report.exit_code;
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        // Half an audit would look like a clean one.
        console.error(error.message);
        process.exitCode = 3;
      }
    });
}
