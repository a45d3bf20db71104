import { type HttpMessage, parseStatusLine, reasonPhrase } from '../../../kit/http.ts';
import { quote } from '../../../kit/unseen.ts';
import type { Path } from '../../../yaml/walk.ts';
import { operationPattern } from '../../operations.ts';
import type { Entry } from '../../schema.ts';
import type { Rule, RuleContext } from '../context.ts';
import { readBody } from './body.ts';
import { checkEnvelopes, type Example } from './envelope.ts';
import { exampleFaults } from './faults.ts';
import { readMessage } from './message.ts';
import { requestRules } from './request.ts';

const { problem } = exampleFaults;

/** Examples are what readers copy: real HTTP messages whose body is this very error. */
export const exampleRules: Rule = (context) => {
  const examples: Example[] = [];
  const older: Example[] = [];
  const patterns = new Map(
    Object.keys(context.head.operations).map((operation) => [operation, operationPattern(operation)]),
  );
  for (const [code, entry] of context.entries) {
    const { example } = entry;
    if (!example) continue;
    const at = (field: string): Path => ['errors', code, 'example', field];
    requestRules(context, patterns, code, entry, example.request);
    const response = readMessage(context, at('response'), example.response);
    if (response) {
      statusLine(context, at('response'), response, { code, status: entry.status });
      waitHeader(context, code, entry, response);
      const body = readBody(context, at('response'), response.body, response.bodyStart);
      if (body) examples.push({ code, entry, body, envelope: context.head.envelope });
    }
    if (example.response_v1) older.push(...olderBody(context, code, entry, example.response_v1));
  }
  checkEnvelopes(context, examples);
  checkEnvelopes(context, older);
};

/** Checks the status line. `status` is the entry's, where the answer must have that one. */
function statusLine(
  { report, inText, value }: RuleContext,
  path: Path,
  { startLine }: HttpMessage,
  { code, status }: { code: string; status?: number | undefined },
): void {
  const line = parseStatusLine(startLine);
  const place = (part: string) => inText(path, startLine.lastIndexOf(part), part.length);
  if (!line) {
    const values = { line: quote(startLine), status: status ?? 400, phrase: reasonPhrase(status ?? 400) };
    return void report(problem('CAT-EXAMPLE-STATUS-LINE', place(startLine), values));
  }
  const sent = String(line.status);
  if (status !== undefined && line.status !== status) {
    const other = { at: value(['errors', code, 'status']), label: 'the entry' };
    return void report(problem('CAT-EXAMPLE-STATUS', place(sent), { sent, status }, { other }));
  }
  const phrase = reasonPhrase(line.status);
  const [version] = startLine.split(' ');
  // HTTP/2 and later have none.
  if (line.reason === phrase || (line.reason === '' && version !== 'HTTP/1.1')) return;
  const edit = { ...place(startLine), text: `${version} ${sent} ${phrase}` };
  report(problem('CAT-EXAMPLE-PHRASE', place(line.reason || sent), { sent, phrase, version }, { edit }));
}

/** The example must have the header from which clients are told to read the wait. */
function waitHeader(
  { report, value, key, near }: RuleContext,
  code: string,
  { retry }: Partial<Entry>,
  { headers }: HttpMessage,
): void {
  const header = retry?.wait?.header;
  if (header === undefined || headers.some(([name]) => name.toLowerCase() === header.toLowerCase())) return;
  const at = value(['errors', code, 'retry', 'wait', 'header']);
  const names = headers.map(([name]) => name);
  const guess = near(header, names, at);
  const other = { at: key(['errors', code, 'example', 'response']), label: 'the example' };
  report(problem('CAT-EXAMPLE-WAIT', at, { header: quote(header), near: guess.near }, { other, edit: guess.edit }));
}

/** The body that older operations send. Its status is its own: they answer some errors with another one. */
function olderBody(context: RuleContext, code: string, entry: Partial<Entry>, text: string): Example[] {
  const path = ['errors', code, 'example', 'response_v1'];
  const { envelope_v1: envelope } = context.head;
  if (!envelope) {
    context.report(problem('CAT-EXAMPLE-V1', context.key(path), {}));
    return [];
  }
  const message = readMessage(context, path, text);
  if (!message) return [];
  statusLine(context, path, message, { code });
  const body = readBody(context, path, message.body, message.bodyStart);
  return body ? [{ code, entry, body, envelope }] : [];
}
