import { parseRequestLine } from '../../../kit/http.ts';
import { quote } from '../../../kit/unseen.ts';
import type { Entry } from '../../schema.ts';
import type { RuleContext } from '../context.ts';
import { exampleFaults } from './faults.ts';
import { readMessage } from './message.ts';

const { problem } = exampleFaults;

/** The request is one that can get this error: of an operation of the entry, to the host of the API. Its body can be what is wrong with it. */
export function requestRules(
  context: RuleContext,
  patterns: ReadonlyMap<string, RegExp>,
  code: string,
  entry: Partial<Entry>,
  text: string,
): void {
  const { report, inText, choice } = context;
  const path = ['errors', code, 'example', 'request'];
  const place = (part: string) => inText(path, text.indexOf(part), part.length);
  const message = readMessage(context, path, text);
  if (!message) return;
  const line = parseRequestLine(message.startLine);
  if (!line)
    return void report(
      problem('CAT-EXAMPLE-REQUEST-LINE', place(message.startLine), { line: quote(message.startLine) }),
    );

  const wanted = new URL(context.head.api.base_url).host;
  const [name = '', sent = wanted] = message.headers.find(([header]) => header.toLowerCase() === 'host') ?? [];
  if (sent !== wanted) {
    const at = place(`${name}: ${sent}`);
    const values = { sent: quote(sent), host: quote(wanted), name, wanted };
    report(problem('CAT-EXAMPLE-HOST', at, values, { edit: { ...at, text: `${name}: ${wanted}` } }));
  }

  const operations = Array.isArray(entry.endpoints) ? entry.endpoints.map(({ operation }) => operation) : [];
  const requested = `${line.method} ${line.target.replace(/\?.*/, '')}`;
  // An operation that the head lacks is reported at the entry.
  if (operations.length === 0 || operations.some((operation) => patterns.get(operation)?.test(requested) ?? true))
    return;
  const at = place(`${line.method} ${line.target}`);
  const values = { requested: quote(requested), choice: choice(requested, operations, at).choice };
  report(problem('CAT-EXAMPLE-OPERATION', at, values));
}
