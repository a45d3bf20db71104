import { type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { isCode, maxCodeLength } from '../catalogue/code.ts';
import { addCode, typeFor } from '../catalogue/edit/add.ts';
import { EditError, endCode, renameCode } from '../catalogue/edit/lifecycle.ts';
import { cataloguePath } from '../catalogue/files.ts';
import { parsed, readSource } from '../catalogue/index.ts';
import type { Catalogue } from '../catalogue/model.ts';
import { parseCatalogue } from '../catalogue/validate.ts';
import { SourceText } from '../kit/source-text.ts';
import { closest, suggest } from '../kit/suggest.ts';
import { quote } from '../kit/unseen.ts';
import { replaceFile } from '../kit/write-file.ts';
import { formatProblem } from '../report/frame.ts';
import type { Problem } from '../report/problem.ts';
import { yamlText } from '../yaml/edit.ts';

interface Options {
  file: string;
  date: string;
  reason?: string;
  replacedBy?: string[];
}

/** Every command changes the catalogue's text in place, keeps all other bytes, and writes nothing that does not validate. */
export function addLifecycleCommands(program: Command): void {
  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .option('--file <file>', 'the catalogue', cataloguePath)
      .option('--date <date>', 'the day it happens, like 2026-11-22', day, new Date().toISOString().slice(0, 10));

  command('rename', 'Give an error a new code; the old one stays, deprecated, with its page and links.')
    .argument('<old>')
    .argument('<new>')
    .option('--reason <text>', 'why, in a sentence')
    .option('--retired', 'the API no longer sends the old code at all')
    .action((from: string, to: string, options: Options & { retired?: boolean }) =>
      change(options, `${from} is now ${to}`, (source, catalogue) => {
        known(catalogue, from);
        possible(catalogue, to);
        const state = options.retired ? 'retired' : 'deprecated';
        return renameCode(source, from, to, {
          state,
          date: options.date,
          reason: options.reason ?? `Renamed to ${to}.`,
        });
      }),
    );

  for (const [name, state, description] of [
    ['deprecate', 'deprecated', 'Announce that a code will no longer be sent.'],
    ['retire', 'retired', 'Say that a code is no longer sent. Its page and links stay for ever.'],
  ] as const) {
    command(name, description)
      .argument('<code>')
      .option('--replaced-by <codes>', 'what is sent instead, separated by commas', (codes) => codes.split(','))
      .option('--reason <text>', 'why, in a sentence')
      .action((code: string, options: Options) =>
        change(options, `${code} is now ${state}`, (source, catalogue) => {
          known(catalogue, code);
          for (const successor of options.replacedBy ?? []) known(catalogue, successor);
          if (!options.reason && !options.replacedBy)
            throw new EditError('Say why with --reason, or what replaces it with --replaced-by.');
          return endCode(source, code, {
            state,
            date: options.date,
            reason: options.reason,
            replacedBy: options.replacedBy,
          });
        }),
      );
  }

  command('add', 'Insert an entry to fill in, next to its kin.')
    .argument('<code>')
    .requiredOption('--status <status>', 'the HTTP status', httpStatus)
    .option('--type <type>', 'the error type; by default the one whose heading has the status')
    .option('--title <title>', '3 to 7 words')
    .action((code: string, options: AddOptions) => refusing(() => add(code, options)));
}

type AddOptions = Options & { status: number; type?: string; title?: string };

function add(code: string, options: AddOptions): void {
  const source = readSource(options.file);
  const catalogue = parsed(source);
  const type = options.type ?? typeFor(catalogue, options.status);
  const types = Object.keys(catalogue.head.types);
  possible(catalogue, code);
  if (type === undefined)
    throw new EditError(`No type has status ${options.status}. Name one with --type: ${types.join(', ')}`);
  if (!types.includes(type)) throw new EditError(`There is no type ${type}: ${suggest(type, types)}`);
  const result = new SourceText(
    source.name,
    addCode(source, catalogue, { code, status: options.status, type, title: options.title, date: options.date }),
  );
  const { problems } = parseCatalogue(result);
  const start = result.text.indexOf(`\n  ${yamlText(code)}:`);
  const end = start + result.text.length - source.text.length;
  // Only what is left to fill in may be wrong; a code that clashes with another is refused.
  const wrong = problems.filter(
    ({ at, rule }) => at.start < start || at.start > end || rule.startsWith('CAT-CODE') || fatal.has(rule),
  );
  if (wrong.length > 0)
    throw new EditError(
      `${wrong.map((problem) => formatProblem(problem, result)).join('\n\n')}\n\nNothing was written.`,
    );
  replaceFile(options.file, result.text);
  const { line } = result.position(start + 1);
  const lines = result.text
    .slice(start + 1, end)
    .split('\n')
    .map((text) => text.trim());
  const places = lines.flatMap((text, index) => {
    const hint = lines.slice(0, index).findLast((above) => above.startsWith('# '));
    return /""$|FILL_IN,/.test(text) ? [`  ${source.name}:${line + index}  ${text}  ${hint}`] : [];
  });
  console.log([`${code} was added to ${source.name}. Fill in:`, ...places, next].join('\n'));
}

const fatal = new Set<Problem['rule']>(['CAT-DUP-CODE', 'CAT-YAML']);

function change({ file }: Options, done: string, edit: (source: SourceText, catalogue: Catalogue) => string): void {
  refusing(() => {
    const source = readSource(file);
    const result = new SourceText(source.name, edit(source, parsed(source)));
    parsed(result);
    replaceFile(file, result.text);
    console.log(`${done} in ${source.name}.\n${next}`);
  });
}

function refusing(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

const next = 'Then: npm run catalogue -- contract --update';

function known({ byCode }: Catalogue, code: string): void {
  if (byCode.has(code)) return;
  const near = closest(code, byCode.keys());
  throw new EditError(`${code} is not in the catalogue.${near ? ` Did you mean ${near}?` : ''}`);
}

function possible({ head, byCode }: Catalogue, code: string): void {
  if (byCode.has(code)) throw new EditError(`${code} is in the catalogue already.`);
  if (!isCode(head, code))
    throw new EditError(
      `${quote(code)} cannot be a code: a code matches ${head.code_pattern}, with at most ${maxCodeLength} characters.`,
    );
}

function day(text: string): string {
  if (!z.iso.date().safeParse(text).success) throw new InvalidArgumentError('Write a date like 2026-11-22.');
  return text;
}

function httpStatus(text: string): number {
  const status = Number(text);
  if (!Number.isInteger(status) || status < 400 || status > 599)
    throw new InvalidArgumentError('An error status is 400 to 599.');
  return status;
}
