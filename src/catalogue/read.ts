import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { type Catalogue, parseCatalogue } from './catalogue.ts';
import type { Problem } from './problem.ts';
import { formatReport } from './report.ts';
import { SourceText } from './source.ts';

/** The one file everything is generated from, relative to the project's root. */
export const cataloguePath = 'content/errors.yaml';

/** Reads and validates; throws `CatalogueError`, whose message is the whole report. */
export function readCatalogue(path: string = cataloguePath): Catalogue {
  const source = readSource(path);
  const { catalogue, problems } = parseCatalogue(source);
  if (!catalogue) throw new CatalogueError(problems, source);
  return catalogue;
}

export function readSource(path: string = cataloguePath): SourceText {
  return new SourceText(relative(process.cwd(), path) || path, readFileSync(path, 'utf8'));
}

export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
  readonly problems: Problem[];
  readonly source: SourceText;
  constructor(problems: Problem[], source: SourceText) {
    super(formatReport(problems, source));
    this.problems = problems;
    this.source = source;
  }
}
