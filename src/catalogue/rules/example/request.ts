import { parseRequestLine } from '../../../kit/http.ts';
import { suggest } from '../../../kit/suggest.ts';
import { quote } from '../../../kit/unseen.ts';
import type { Entry } from '../../schema.ts';
import type { RuleContext } from '../context.ts';
import { readMessage } from './message.ts';

/** The request is one that can get this error: of an operation of the entry, to the host of the API. Its body can be what is wrong with it. */
export function requestRules(
  context: RuleContext,
  patterns: ReadonlyMap<string, RegExp>,
  code: string,
  entry: Partial<Entry>,
  text: string,
): void {
  const path = ['errors', code, 'example', 'request'];
  const fault = (message: string, part: string, help: string) =>
    context.report({ rule: 'CAT-EXAMPLE', message, at: context.inText(path, text.indexOf(part), part.length), help });
  const message = readMessage(context, path, text);
  if (!message) return;
  const line = parseRequestLine(message.startLine);
  if (!line)
    return void fault(
      `${quote(message.startLine)} is not a request line`,
      message.startLine,
      'write it like "GET /v2/api/tags HTTP/1.1"',
    );

  const { host } = new URL(context.head.api.base_url);
  const [name = '', sent = host] = message.headers.find(([header]) => header.toLowerCase() === 'host') ?? [];
  if (sent !== host)
    fault(
      `the request goes to ${quote(sent)}, the API is at ${quote(host)}`,
      `${name}: ${sent}`,
      `write "${name}: ${host}"`,
    );

  const operations = Array.isArray(entry.endpoints) ? entry.endpoints.map(({ operation }) => operation) : [];
  const requested = `${line.method} ${line.target.replace(/\?.*/, '')}`;
  // An operation that the head lacks is reported at the entry.
  if (operations.length === 0 || operations.some((operation) => patterns.get(operation)?.test(requested) ?? true))
    return;
  fault(
    `${quote(requested)} is no operation of "endpoints"`,
    `${line.method} ${line.target}`,
    suggest(requested, operations),
  );
}
