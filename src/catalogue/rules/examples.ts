import { HttpSyntaxError, parseHttp, parseRequestLine, parseStatusLine, reasonPhrase } from '../http.ts';
import { closest, quote } from '../problem.ts';
import type { Entry, Head } from '../schema.ts';
import type { Path } from '../source.ts';
import { docUrl } from '../urls.ts';
import type { Rule, RuleContext } from './context.ts';

/** Examples are what readers copy: real HTTP messages whose body is this very error, and nothing secret. */
export const exampleRules: Rule = (context) => {
  for (const [code, entry] of context.entries) {
    const at = (field: string): Path => ['errors', code, 'example', field];
    request(context, at('request'), entry.example.request);
    const body = response(context, at('response'), entry.example.response, entry.status, ['errors', code, 'status']);
    if (body) envelope(context, code, entry, at('response'), body);
    if (entry.example.response_v1) flat(context, code, at('response_v1'), entry.example.response_v1);
  }
  secrets(context);
};

interface Body {
  value: Record<string, unknown>;
  /** Offset of the body in the message. */
  start: number;
  text: string;
}

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
  return json(context, path, message.body, message.bodyStart);
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

/** The body must be JSON that prints back as written: then no key is doubled and no number altered. */
function json(context: RuleContext, path: Path, text: string, start: number): Body | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const said = (error as Error).message;
    const offset = Number(/position (\d+)/.exec(said)?.[1] ?? Math.max(0, text.length - 1));
    context.report({
      id: 'CAT-EXAMPLE',
      message: `the body is not JSON: ${said.replace(/ in JSON at position.*/, '').replace(/, ".*/s, '')}`,
      at: context.inText(path, start + offset, 1),
      help: 'mend the JSON; the caret marks where reading stopped',
    });
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    context.report({
      id: 'CAT-EXAMPLE',
      message: 'the body is not a JSON object',
      at: context.inText(path, start, 1),
      help: 'write the whole body as the API sends it',
    });
    return undefined;
  }
  const printed = JSON.stringify(value, null, 2);
  if (printed !== text) {
    const offset = [...text].findIndex((char, i) => char !== printed[i]);
    context.report({
      id: 'CAT-EXAMPLE',
      message: 'the body prints back differently (doubled key, altered number, or layout)',
      at: context.inText(path, start + Math.max(0, offset), 1),
      help: 'lay it out as JSON.stringify(body, null, 2) does; the caret marks the first difference',
    });
  }
  return { value: value as Record<string, unknown>, start, text };
}

function envelope(context: RuleContext, code: string, entry: Entry, path: Path, body: Body): void {
  const { head, report } = context;
  const error = body.value[head.envelope.root];
  const token = (key: string) => {
    const match = new RegExp(`"${key}":\\s*("(?:[^"\\\\]|\\\\.)*"|[\\w.-]+)`).exec(body.text);
    return context.inText(path, body.start + (match ? match.index + match[0].length - (match[1]?.length ?? 0) : 0), match?.[1]?.length ?? 1);
  };
  const keyToken = (key: string) => context.inText(path, body.start + Math.max(0, body.text.indexOf(`"${key}"`)), key.length + 2);
  if (typeof error !== 'object' || error === null) {
    report({
      id: 'CAT-EXAMPLE',
      message: `the body has no "${head.envelope.root}" object`,
      at: context.inText(path, body.start, 1),
      help: `put the error under "${head.envelope.root}"`,
    });
    return;
  }
  const fields = error as Record<string, unknown>;
  const own = { code, type: entry.type, doc_url: docUrl(head.doc_urls, code), retryable: entry.retry.retryable };
  const ownPlace: Record<keyof typeof own, Path> = {
    code: ['errors', code],
    type: ['errors', code, 'type'],
    doc_url: ['doc_urls', 0],
    retryable: ['errors', code, 'retry', 'retryable'],
  };
  for (const key of Object.keys(own) as (keyof typeof own)[]) {
    if (!Object.hasOwn(fields, key))
      report({
        id: 'CAT-EXAMPLE',
        message: `the body has no "${key}"`,
        at: context.inText(path, body.start, 1),
        help: `add "${key}": ${JSON.stringify(own[key])}`,
      });
    else if (fields[key] !== own[key])
      report({
        id: 'CAT-EXAMPLE',
        message: `the body's ${key} is ${quote(fields[key])}, the entry's is ${quote(own[key])}`,
        at: token(key),
        other: { at: context.value(ownPlace[key]), label: 'the entry' },
        help: `write ${JSON.stringify(own[key])}`,
      });
  }
  checkFields(context, head, fields, keyToken, token);
}

function checkFields(
  { report }: RuleContext,
  head: Head,
  fields: Record<string, unknown>,
  keyToken: (key: string) => { start: number; end: number },
  token: (key: string) => { start: number; end: number },
): void {
  const known = head.envelope.fields;
  for (const [key, value] of Object.entries(fields)) {
    const field = Object.hasOwn(known, key) ? known[key] : undefined;
    const near = closest(key, Object.keys(known));
    if (!field)
      report({
        id: 'CAT-EXAMPLE',
        message: `"${key}" is not a field of the error object`,
        at: keyToken(key),
        help: `${near ? `did you mean "${near}"? ` : ''}Documented: ${Object.keys(known).join(', ')}`,
      });
    else if (jsonType(value) !== field.type)
      report({
        id: 'CAT-EXAMPLE',
        message: `"${key}" is ${jsonType(value)}, documented as ${field.type}`,
        at: token(key),
        help: `write a value of type ${field.type}`,
      });
  }
  for (const [key, field] of Object.entries(known)) {
    if (field.presence === 'always' && !Object.hasOwn(fields, key))
      report({ id: 'CAT-EXAMPLE', message: `the body has no "${key}", which is always sent`, at: keyToken(head.envelope.root), help: `add "${key}"` });
  }
}

const jsonType = (value: unknown) => (Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : value === null ? 'null' : typeof value);

/** The v1 body is `{code, details}`, without envelope. */
function flat(context: RuleContext, code: string, path: Path, text: string): void {
  const body = response(context, path, text, undefined, path);
  if (!body) return;
  if (body.value.code !== code)
    context.report({
      id: 'CAT-EXAMPLE',
      message: `the v1 body's code is ${quote(body.value.code)}, the entry is ${code}`,
      at: context.inText(path, body.start + Math.max(0, body.text.indexOf('"code"')), 6),
      other: { at: context.key(['errors', code]), label: 'the entry' },
      help: `write "code": "${code}"`,
    });
}

/** Shapes of live credentials, and e-mail addresses outside the domains reserved for examples (RFC 2606). */
const secretShapes: [what: string, pattern: RegExp][] = [
  ['a live key', /\b(?:sk|ak|pk|rk)_live_[A-Za-z0-9]{4,}/g],
  ['a JSON Web Token', /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g],
  ['a bearer token', /\bBearer (?!<|YOUR)[\w.~+/-]{16,}/g],
  ['an e-mail address', /(?<![\w.+-])[\w.+-]+@(?!(?:[\w-]+\.)*example(?:\.(?:com|org|net))?\b)[\w-]+(?:\.[\w-]+)+/g],
];

function secrets({ source, head, report }: RuleContext): void {
  for (const [what, pattern] of secretShapes) {
    for (const match of source.text.matchAll(pattern)) {
      if (match[0] === head.api.support || /\.(?:invalid|test|example)$/.test(match[0])) continue;
      report({
        id: 'CAT-SECRET',
        message: `this looks like ${what}`,
        at: { start: match.index, end: match.index + match[0].length },
        help: what === 'an e-mail address' ? 'use name@example.com' : 'use YOUR_API_KEY',
      });
    }
  }
}
