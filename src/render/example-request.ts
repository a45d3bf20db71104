import { parseHttp, parseRequestLine } from '../kit/http.ts';

interface ExampleRequest {
  method: string;
  url: string;
  /** Without those that every client writes itself. */
  headers: [name: string, value: string][];
  body: string;
}

/** An entry's example request, as a client would be told to send it. `origin` is any address of the API. */
export function exampleRequest(origin: string, message: string): ExampleRequest {
  const { startLine, headers, body } = parseHttp(message);
  const { method, target } = parseRequestLine(startLine) ?? { method: 'GET', target: '/' };
  return {
    method,
    url: new URL(origin).origin + target,
    headers: headers.filter(([name]) => !/^(?:host|content-length|connection|transfer-encoding)$/i.test(name)),
    body,
  };
}
