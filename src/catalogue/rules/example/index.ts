import { type HttpMessage, parseStatusLine, reasonPhrase } from '../../../kit/http.ts';
import { quote } from '../../../kit/unseen.ts';
import type { Problem } from '../../../report/problem.ts';
import type { Path } from '../../../yaml/walk.ts';
import { operationPattern } from '../../operations.ts';
import type { Entry } from '../../schema.ts';
import type { Rule, RuleContext } from '../context.ts';
import { readBody } from './body.ts';
import { checkEnvelopes, type Example, onlyFields } from './envelope.ts';
import { readMessage } from './message.ts';
import { requestRules } from './request.ts';

/** Examples are what readers copy: real HTTP messages whose body is this very error. */
export const exampleRules: Rule = (context) => {
  const examples: Example[] = [];
  const patterns = new Map(
    Object.keys(context.head.operations).map((operation) => [operation, operationPattern(operation)]),
  );
  for (const [code, entry] of context.entries) {
    const { example, status } = entry;
    if (!example) continue;
    const at = (field: string): Path => ['errors', code, 'example', field];
    requestRules(context, patterns, code, entry, example.request);
    const response = readMessage(context, at('response'), example.response);
    if (response) {
      statusLine(context, at('response'), response, status, ['errors', code, 'status']);
      waitHeader(context, code, entry, response);
      const body = readBody(context, at('response'), response.body, response.bodyStart);
      if (body) examples.push({ code, entry, body });
    }
    if (example.response_v1) flat(context, code, at('response_v1'), example.response_v1);
  }
  checkEnvelopes(context, examples);
};

function statusLine(
  context: RuleContext,
  path: Path,
  { startLine }: HttpMessage,
  status: number | undefined,
  statusPath: Path,
): void {
  const line = parseStatusLine(startLine);
  const fault = (message: string, part: string, help: string, other?: Problem['other']) =>
    context.report({
      rule: 'CAT-EXAMPLE',
      message,
      at: context.inText(path, startLine.lastIndexOf(part), part.length),
      ...(other && { other }),
      help,
    });
  if (!line)
    return void fault(
      `${quote(startLine)} is not a status line`,
      startLine,
      `write it like "HTTP/1.1 ${status ?? 400} ${reasonPhrase(status ?? 400)}"`,
    );
  const sent = String(line.status);
  if (status !== undefined && line.status !== status)
    return void fault(`the example says ${sent}, the entry says ${status}`, sent, 'make both the same', {
      at: context.value(statusPath),
      label: 'the entry',
    });
  const phrase = reasonPhrase(line.status);
  const [version] = startLine.split(' ');
  // HTTP/2 and later have none.
  if (line.reason === phrase || (line.reason === '' && version !== 'HTTP/1.1')) return;
  fault(`the reason phrase of ${sent} is "${phrase}"`, line.reason || sent, `write "${version} ${sent} ${phrase}"`);
}

/** Who is told to read the wait from a header looks for it in the example. */
function waitHeader(
  { report, value, key, near }: RuleContext,
  code: string,
  { retry }: Partial<Entry>,
  { headers }: HttpMessage,
): void {
  const header = retry?.wait?.header;
  if (header === undefined || headers.some(([name]) => name.toLowerCase() === header.toLowerCase())) return;
  report({
    rule: 'CAT-EXAMPLE',
    message: `the example has no header ${quote(header)}`,
    at: value(['errors', code, 'retry', 'wait', 'header']),
    other: { at: key(['errors', code, 'example', 'response']), label: 'the example' },
    help: `${near(
      header,
      headers.map(([name]) => name),
    )}add it to the response, or remove it from "wait"`,
  });
}

/** The v1 body is `{code, details}`, without envelope. Its status is its own: v1 answers some errors with another one. */
function flat(context: RuleContext, code: string, path: Path, text: string): void {
  const message = readMessage(context, path, text);
  if (!message) return;
  statusLine(context, path, message, undefined, path);
  const body = readBody(context, path, message.body, message.bodyStart);
  if (!body) return;
  onlyFields(context, body, [], body.value, ['code', 'details'], 'the v1 body');
  if (!Object.hasOwn(body.value, 'details'))
    context.report({
      rule: 'CAT-EXAMPLE',
      message: 'the v1 body has no "details"',
      at: body.key(),
      help: 'add "details": null, or what v1 sends',
    });
  if (body.value.code !== code)
    context.report({
      rule: 'CAT-EXAMPLE',
      message: `the v1 body's code is ${quote(body.value.code)}, the entry is ${code}`,
      at: body.key('code'),
      other: { at: context.key(['errors', code]), label: 'the entry' },
      help: `write "code": "${code}"`,
    });
}
