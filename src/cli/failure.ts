import { CatalogueError } from '../catalogue/index.ts';
import type { Failure } from '../report/finding.ts';
import { problemToJson } from '../report/frame.ts';
import { githubError } from '../report/print.ts';

/** A run that came to no report, in the format that was asked for: whoever reads only that must not take silence for a pass. */
export function printFailure(error: Error, exitCode: Failure['exit_code'], format: unknown): string | undefined {
  const files = error instanceof CatalogueError ? [error, ...error.others] : [];
  const problems = files.flatMap((file) => file.problems.map((problem) => problemToJson(problem, file.source)));
  const [message = ''] = problems.length > 0 ? ['The catalogue is not valid.'] : error.message.split('\n');
  if (format === 'json')
    return JSON.stringify(
      { schema_version: 1, exit_code: exitCode, error: message, problems } satisfies Failure,
      null,
      2,
    );
  if (format !== 'github') return undefined;
  if (problems.length === 0) return githubError('no report', message);
  return problems.map(({ id, message, help, ...at }) => githubError(id, `${message}. Help: ${help}`, at)).join('\n');
}
