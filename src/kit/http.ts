import { STATUS_CODES } from 'node:http';

/** An HTTP message as text, taken apart. `bodyStart` is the offset of the body in the text. */
export interface HttpMessage {
  startLine: string;
  headers: [name: string, value: string][];
  body: string;
  bodyStart: number;
}

/** Start line, header lines, an empty line, the body. Throws `HttpSyntaxError` with the offset of the first wrong line. */
export function parseHttp(text: string): HttpMessage {
  const blank = text.search(/\n\n/);
  const head = (blank < 0 ? text : text.slice(0, blank)).replace(/\n$/, '');
  const bodyStart = blank < 0 ? text.length : blank + 2;
  const [startLine = '', ...lines] = head.split('\n');
  let offset = startLine.length + 1;
  const headers = lines.map((line): [string, string] => {
    const match = /^([!#$%&'*+.^_`|~\w-]+): (.*\S)$/.exec(line);
    if (!match) throw new HttpSyntaxError(line, offset);
    offset += line.length + 1;
    return [match[1] ?? '', match[2] ?? ''];
  });
  return { startLine, headers, body: text.slice(bodyStart).replace(/\n$/, ''), bodyStart };
}

export class HttpSyntaxError extends Error {
  readonly line: string;
  readonly offset: number;
  constructor(line: string, offset: number) {
    super(`"${line}" is not a header line`);
    this.line = line;
    this.offset = offset;
  }
}

/** `HTTP/1.1 404 Not Found` to its parts, or undefined. */
export function parseStatusLine(line: string): { status: number; reason: string } | undefined {
  const match = /^HTTP\/(?:1\.1|2|3) (\d{3})(?: (.+))?$/.exec(line);
  return match ? { status: Number(match[1]), reason: match[2] ?? '' } : undefined;
}

/** The standard reason phrase; RFC 9110 names, as Node ships them. */
export const reasonPhrase = (status: number): string => STATUS_CODES[status] ?? 'Unassigned';

/** `POST /v2/api/tags HTTP/1.1` to its parts, or undefined. */
export function parseRequestLine(line: string): { method: string; target: string } | undefined {
  const match = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\/\S*) HTTP\/(?:1\.1|2|3)$/.exec(line);
  return match ? { method: match[1] ?? '', target: match[2] ?? '' } : undefined;
}
