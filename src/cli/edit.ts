import { type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { isCode, maxCodeLength } from '../catalogue/code.ts';
import { addCode, type NewCode, typeFor } from '../catalogue/edit/add.ts';
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
import { yamlText } from '../yaml/edit.ts';
import { parseYaml } from '../yaml/walk.ts';

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
      change(options, `${from} is replaced by ${to}`, (source, catalogue) => {
        known(catalogue, from);
        const state = options.retired ? 'retired' : 'deprecated';
        if (isRenamed(catalogue, from, to, state)) return source.text;
        possible(catalogue, to);
        const { date, reason = `Renamed to ${to}.` } = options;
        return renameCode(source, from, to, { state, date, reason });
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
        change(options, `${code} is ${state}`, (source, catalogue) => {
          known(catalogue, code);
          for (const successor of options.replacedBy ?? []) known(catalogue, successor);
          if (!options.reason && !options.replacedBy)
            throw new EditError('Say why with --reason, or what replaces it with --replaced-by.');
          const { date, reason, replacedBy } = options;
          return endCode(source, code, { state, date, reason, replacedBy });
        }),
      );
  }

  command('add', 'Insert an entry to fill in, next to the codes like it.')
    .argument('<code>')
    .requiredOption('--status <status>', 'the HTTP status', httpStatus)
    .option('--type <type>', 'the error type; by default the one whose heading has the status')
    .option('--title <title>', '3 to 7 words')
    .action((code: string, options: AddOptions) => refusing(() => add(code, options)));
}

type AddOptions = Options & { status: number; type?: string; title?: string };

/** The entry of `add` is unfinished, so the file it is in does not validate: read it without asking for that. */
function isAdded(source: SourceText, code: string, { status }: AddOptions): boolean {
  const written = parseYaml(source).toJS({ maxAliasCount: 100 })?.errors?.[code];
  return written?.status === status;
}

function add(code: string, options: AddOptions): void {
  const source = readSource(options.file);
  const fresh = newCode(source, code, options);
  if (fresh === undefined) {
    console.log(`${code} is in ${source.name} already. Nothing was changed.`);
    return;
  }
  const result = new SourceText(source.name, addCode(source, parsed(source), fresh));
  const start = result.text.indexOf(`\n  ${yamlText(code)}:`) + 1;
  const end = start + result.text.length - source.text.length;
  refuseClash(result, start, end);
  replaceFile(options.file, result.text);
  console.log([`${code} was added to ${source.name}. Fill in:`, ...placesToFill(result, start, end), next].join('\n'));
}

/** `undefined` when the code is there already, filled in or not. Throws `EditError` for one that cannot be added. */
function newCode(source: SourceText, code: string, options: AddOptions): NewCode | undefined {
  if (isAdded(source, code, options)) return undefined;
  const catalogue = parsed(source);
  possible(catalogue, code);
  const types = Object.keys(catalogue.head.types);
  const type = options.type ?? typeFor(catalogue, options.status);
  if (type === undefined)
    throw new EditError(`No type has status ${options.status}. Name one with --type: ${types.join(', ')}`);
  if (!types.includes(type)) throw new EditError(`There is no type ${type}: ${suggest(type, types)}`);
  return { code, status: options.status, type, title: options.title, date: options.date };
}

/** Only what is left to fill in may be wrong; a code that clashes with another is refused. */
function refuseClash(result: SourceText, start: number, end: number): void {
  const wrong = parseCatalogue(result).problems.filter(
    ({ at, rule, group }) => at.start < start - 1 || at.start > end || rule.startsWith('CAT-CODE') || fatal.has(group),
  );
  if (wrong.length === 0) return;
  const report = wrong.map((problem) => formatProblem(problem, result)).join('\n\n');
  throw new EditError(`${report}\n\nNothing was written.`);
}

/** Each place of a fresh entry that is left to write, with the comment above it. */
function placesToFill(result: SourceText, start: number, end: number): string[] {
  const { line } = result.position(start);
  const lines = result.text
    .slice(start, end)
    .split('\n')
    .map((text) => text.trim());
  return lines.flatMap((text, index) => {
    const hint = lines.slice(0, index).findLast((above) => above.startsWith('# '));
    return /""$|FILL_IN,/.test(text) ? [`  ${result.name}:${line + index}  ${text}  ${hint}`] : [];
  });
}

const fatal = new Set(['CAT-DUP-CODE', 'CAT-YAML']);

function change({ file }: Options, done: string, edit: (source: SourceText, catalogue: Catalogue) => string): void {
  refusing(() => {
    const source = readSource(file);
    const result = new SourceText(source.name, edit(source, parsed(source)));
    if (result.text === source.text) {
      console.log(`${done} in ${source.name} already. Nothing was changed.`);
      return;
    }
    parsed(result);
    replaceFile(file, result.text);
    console.log(`${done} in ${source.name} now.\n${next}`);
  });
}

/** A second run of the same command finds both entries as the first one left them. */
function isRenamed({ byCode }: Catalogue, from: string, to: string, state: 'deprecated' | 'retired'): boolean {
  const { lifecycle } = byCode.get(from) ?? {};
  return byCode.has(to) && lifecycle?.state === state && lifecycle.replaced_by?.includes(to) === true;
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
