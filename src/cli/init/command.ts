import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { InputError } from '../../audit/input.ts';
import { EditError } from '../../catalogue/edit/lifecycle.ts';
import { type Start, startingCatalogue } from '../../catalogue/edit/start.ts';
import { cataloguePath } from '../../catalogue/files.ts';
import { parseCatalogue } from '../../catalogue/validate.ts';
import { SourceText } from '../../kit/source-text.ts';
import { createFile } from '../../kit/write-file.ts';
import { type Answers, asked, fromAnswers, questions } from './answers.ts';
import { deduce } from './deduce.ts';
import { fillIn } from './fill.ts';

interface Options extends Answers {
  output: string;
  from?: string;
  root?: string;
}

export function addInitCommand(program: Command): void {
  const command = program
    .command('init')
    .description(
      'Write a starting catalogue for another API, from answers or from the error responses of an OpenAPI document.',
    )
    .option('-o, --output <file>', 'the catalogue to write, or a folder for it', cataloguePath)
    .option('--from <file>', 'an OpenAPI document, JSON or YAML')
    .option('--root <path>', 'where the body holds the error, like error; by default at the top');
  for (const { flag, question } of questions) command.option(`${flag} <text>`, question);
  command.action(async (options: Options) => {
    try {
      await init(options);
    } catch (error) {
      if (!(error instanceof EditError) && !(error instanceof InputError)) throw error;
      console.error(error.message);
      process.exitCode = 2;
    }
  });
}

async function init(options: Options): Promise<void> {
  const isFolder = statSync(options.output, { throwIfNoEntry: false })?.isDirectory() === true;
  const file = isFolder ? join(options.output, 'errors.yaml') : options.output;
  const isThere = new EditError(
    `${file} is there already, and was not changed. Name another file with --output, or move that one away.`,
  );
  if (existsSync(file)) throw isThere;
  const { text, left, count } = mended(file, await startOf(options));
  try {
    createFile(file, text);
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'EEXIST' ? isThere : error;
  }
  console.log(
    `${file} was written: codes ${count}, places to fill in ${left}.\nThen: npm run catalogue -- validate ${file}`,
  );
}

async function startOf(options: Options): Promise<Start> {
  const date = new Date().toISOString().slice(0, 10);
  if (options.from === undefined) return fromAnswers(await asked(options), options.root, date);
  const { readDocument } = await import('../../audit/openapi.ts');
  const { api } = await readDocument(options.from, readFileSync(options.from, 'utf8'));
  try {
    const said = deduce(api);
    const {
      name = said.name,
      apiVersion: version = said.version,
      baseUrl: base_url = said.base_url,
      support = said.support,
    } = options;
    return { ...said, name, version, base_url, support, site_url: options.siteUrl ?? '', date };
  } catch (error) {
    throw new EditError(
      `${options.from}: ${error instanceof Error ? error.message : String(error)}. Begin from answers instead, without --from.`,
    );
  }
}

/** Leaves to a person what `validate` would refuse of what the document says; throws `EditError` for what nobody could mend there. */
function mended(file: string, start: Start): { text: string; left: number; count: number } {
  let tried = start;
  for (let round = 0; ; round++) {
    const text = startingCatalogue(tried);
    const filled = fillIn(text);
    const { problems: wrong } = parseCatalogue(new SourceText(file, filled));
    if (wrong.length === 0) {
      const { problems } = parseCatalogue(new SourceText(file, text));
      return { text, left: problems.length, count: tried.entries.length };
    }
    const codes = new Set(wrong.map(({ at }) => codeAt(filled, at.start)));
    const [first] = wrong;
    if (round === 3 || codes.has(undefined) || codes.size === tried.entries.length * Number(round === 2))
      throw new EditError(`This cannot be a catalogue: ${first?.message}. ${first?.help ?? ''}`);
    const entries = tried.entries.flatMap((entry) => {
      if (!codes.has(entry.code)) return [entry];
      const { code, status, type } = entry;
      return [[{ ...entry, body: undefined }], [{ code, status, type }], []][round] ?? [];
    });
    tried = { ...tried, entries };
  }
}

/** The entry that an offset is in: the last key above it at the column of codes. */
function codeAt(text: string, at: number): string | undefined {
  const start = text.indexOf('\nerrors:\n');
  const end = text.indexOf('\n', at);
  const keys = [...text.slice(start, end < 0 ? text.length : end).matchAll(/^ {2}([^\s#].*):$/gm)];
  const key = start < 0 || at < start ? undefined : keys.at(-1)?.[1];
  return key?.startsWith('"') ? JSON.parse(key) : key;
}
