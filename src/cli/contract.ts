import { dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { cataloguePath } from '../catalogue/files.ts';
import { parsed, readSource } from '../catalogue/index.ts';
import { readPast } from '../contract/baseline/git.ts';
import { readBaseline, readLedger, requireLedger } from '../contract/baseline/index.ts';
import { checkContract } from '../contract/check.ts';
import { catalogueFacts } from '../contract/facts.ts';
import { type Baseline, BaselineError, formatLedger, nextLedger } from '../contract/ledger.ts';
import { type Gate, gates } from '../contract/rules/index.ts';
import { replaceFile } from '../kit/write-file.ts';
import { type FailOn, reportJsonSchema } from '../report/finding.ts';
import { type Format, formats, printReport } from '../report/print.ts';
import { addLifecycleCommands } from './edit.ts';

interface Options {
  against: string[];
  update?: boolean;
  format: Format;
  failOn: FailOn;
  gate: Gate;
  schema?: boolean;
}

export const reportOptions = (command: Command): Command =>
  command
    .addOption(new Option('--format <format>', 'output format').choices(formats).default('text'))
    .addOption(
      new Option('--fail-on <level>', 'the least level that fails')
        .choices(['breaking', 'dangerous'])
        .default('breaking'),
    );

export function addContractCommands(program: Command): void {
  reportOptions(program.command('contract'))
    .description(
      'Compare the catalogue with everything published. Exit codes: 0 clean, 1 findings, 2 invalid catalogue or usage, 3 no baseline.',
    )
    .argument('[file]', 'the catalogue; its ledger contract.lock lies beside it', cataloguePath)
    .option(
      '--against <source>',
      'a git ref (read at the merge base), a file, or the URL of a deployed site; may be repeated',
      collect,
      [],
    )
    .option('--update', 'write the ledger, unless something would break')
    .addOption(new Option('--gate <gate>', 'whose reliance is protected').choices(gates).default('client'))
    .option('--schema', 'print the JSON Schema of the JSON report')
    .action(contract);
  addLifecycleCommands(program);
}

const collect = (value: string, list: string[]): string[] => [...list, value];

async function contract(file: string, options: Options): Promise<void> {
  if (options.schema) {
    console.log(JSON.stringify(reportJsonSchema(), null, 2));
    return;
  }
  const source = readSource(file);
  const catalogue = parsed(source);
  const path = join(dirname(file), 'contract.lock');
  const { version } = catalogue.head.api;

  if (options.update && !readLedger(path)) {
    replaceFile(path, formatLedger(nextLedger([], catalogueFacts(catalogue), version)));
    console.log(`${path}: written for the first time.`);
    return;
  }

  const ledger = requireLedger(path);
  const { origin, others, notes } = await readOthers(options.against, path);
  // Whatever a run is asked to look at, what the ledger no longer says is protected from nobody.
  const gate = options.update ? 'client' : options.gate;
  const today = new Date().toISOString().slice(0, 10);
  const report = checkContract({
    catalogue,
    source,
    ledger,
    origin,
    others,
    notes,
    gate,
    failOn: options.failOn,
    today,
  });
  const isBroken = report.findings.some(
    ({ level, rule }) => level === 'breaking' && rule !== 'ledger-stale' && rule !== 'tombstone-deleted',
  );
  if (!options.update || isBroken) {
    console.log(printReport(report, options.format));
    if (options.update) console.error(`${path} was not written.`);
    process.exitCode = report.exit_code;
    return;
  }
  const lines = nextLedger([...ledger.facts, ...(origin?.facts ?? [])], catalogueFacts(catalogue), version);
  const count = [...lines].filter((line) => !ledger.lines.has(line)).length;
  replaceFile(path, formatLedger(lines));
  console.log(`${path}: ${lines.size} facts, ${count} of them new.`);
}

/** Where `--against` names no git ref or ledger, the branch others build on serves, as far as git knows it. */
async function readOthers(
  against: readonly string[],
  path: string,
): Promise<{ origin?: Baseline; others: Baseline[]; notes: string[] }> {
  const read = await Promise.all(against.map((source) => readBaseline(source, path)));
  const others = read.flatMap(({ baseline, isOrigin }) => (isOrigin ? [] : [baseline]));
  const origins = read.flatMap(({ baseline, isOrigin }) => (isOrigin ? [baseline] : []));
  if (origins[0]) return { origin: origins[0], others: [...others, ...origins.slice(1)], notes: [] };
  try {
    const past = readPast(path);
    if (past) return { origin: past, others, notes: [] };
    const empty = 'No commit before this one holds a ledger: its past is empty, and all that it says counts as new.';
    return { others, notes: [empty] };
  } catch (error) {
    // What is live is a past too.
    if (!(error instanceof BaselineError) || others.length === 0) throw error;
    return { others, notes: [`${error.message} The ledger was not compared with its own past.`] };
  }
}
