import { type HttpMessage, HttpSyntaxError, parseHttp } from '../../../kit/http.ts';
import { quote } from '../../../kit/unseen.ts';
import type { Path } from '../../../yaml/walk.ts';
import type { RuleContext } from '../context.ts';
import { exampleFaults } from './faults.ts';

/** Reads the HTTP message of an example; reports the first line that is none, and returns undefined. */
export function readMessage(context: RuleContext, path: Path, text: string): HttpMessage | undefined {
  const { source, report, value, inText } = context;
  const at = value(path);
  if (source.text[at.start] === '>') {
    const mark = { start: at.start, end: at.start + 1, text: '|' };
    report(exampleFaults.problem('CAT-EXAMPLE-FOLDED', at, {}, { edit: mark }));
    return undefined;
  }
  try {
    return parseHttp(text);
  } catch (error) {
    if (!(error instanceof HttpSyntaxError)) throw error;
    report(exampleFaults.problem('CAT-EXAMPLE-HEADER', inText(path, error.offset, 1), { line: quote(error.line) }));
    return undefined;
  }
}
