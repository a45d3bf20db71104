import { HttpSyntaxError, parseHttp, parseRequestLine, parseStatusLine, reasonPhrase } from '../http.ts';
import { quote } from '../problem.ts';
import type { Path } from '../source.ts';
import { type Body, readBody } from './body.ts';
import type { Rule, RuleContext } from './context.ts';
import { checkEnvelopes, type Example, onlyFields } from './envelope.ts';

/** Examples are what readers copy: real HTTP messages whose body is this very error. */
export const exampleRules: Rule = (context) => {
  const examples: Example[] = [];
  for (const [code, entry] of context.entries) {
    const { example, status } = entry;
    if (!example) continue;
    const at = (field: string): Path => ['errors', code, 'example', field];
    request(context, at('request'), example.request);
    const body = response(context, at('response'), example.response, status, ['errors', code, 'status']);
    if (body) examples.push({ code, entry, body });
    if (example.response_v1) flat(context, code, at('response_v1'), example.response_v1);
  }
  checkEnvelopes(context, examples);
};

function request(context: RuleContext, path: Path, text: string): void {
  const message = parse(context, path, text);
  if (!message) return;
  if (!parseRequestLine(message.startLine))
    context.report({
      id: 'CAT-EXAMPLE',
      message: `${quote(message.startLine)} is not a request line`,
      at: context.inText(path, 0, message.startLine.length),
      help: 'write it like "GET /v2/api/tags HTTP/1.1"',
    });
}

function response(context: RuleContext, path: Path, text: string, status: number | undefined, statusPath: Path): Body | undefined {
  const message = parse(context, path, text);
  if (!message) return undefined;
  const line = parseStatusLine(message.startLine);
  if (!line) {
    context.report({
      id: 'CAT-EXAMPLE',
      message: `${quote(message.startLine)} is not a status line`,
      at: context.inText(path, 0, message.startLine.length),
      help: `write it like "HTTP/1.1 ${status ?? 400} ${reasonPhrase(status ?? 400)}"`,
    });
  } else if (status !== undefined && line.status !== status) {
    context.report({
      id: 'CAT-EXAMPLE',
      message: `the example says ${line.status}, the entry says ${status}`,
      at: context.inText(path, text.indexOf(String(line.status)), 3),
      other: { at: context.value(statusPath), label: 'the entry' },
      help: 'make both the same',
    });
  } else if (line.reason !== reasonPhrase(line.status)) {
    context.report({
      id: 'CAT-EXAMPLE',
      message: `the reason phrase of ${line.status} is "${reasonPhrase(line.status)}"`,
      at: context.inText(path, text.indexOf(line.reason, 12), line.reason.length),
      help: `write "HTTP/1.1 ${line.status} ${reasonPhrase(line.status)}"`,
    });
  }
  return readBody(context, path, message.body, message.bodyStart);
}

function parse(context: RuleContext, path: Path, text: string) {
  try {
    return parseHttp(text);
  } catch (error) {
    if (!(error instanceof HttpSyntaxError)) throw error;
    context.report({ id: 'CAT-EXAMPLE', message: error.message, at: context.inText(path, error.offset, 1), help: error.help });
    return undefined;
  }
}

/** The v1 body is `{code, details}`, without envelope. Its status is its own: v1 answers some errors with another one. */
function flat(context: RuleContext, code: string, path: Path, text: string): void {
  const body = response(context, path, text, undefined, path);
  if (!body) return;
  onlyFields(context, body, [], body.value, ['code', 'details'], 'the v1 body');
  if (!Object.hasOwn(body.value, 'details'))
    context.report({ id: 'CAT-EXAMPLE', message: 'the v1 body has no "details"', at: body.key(), help: 'add "details": null, or what v1 sends' });
  if (body.value.code !== code)
    context.report({
      id: 'CAT-EXAMPLE',
      message: `the v1 body's code is ${quote(body.value.code)}, the entry is ${code}`,
      at: body.key('code'),
      other: { at: context.key(['errors', code]), label: 'the entry' },
      help: `write "code": "${code}"`,
    });
}
