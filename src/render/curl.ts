import { exampleRequest } from './example-request.ts';

/** The example request as a line for a shell, ready to paste; it sends the very bytes of the message. */
export function curl(origin: string, message: string): string {
  const { method, url, headers, body } = exampleRequest(origin, message);
  const options = [
    ['-i', ...(/[[\]{}]/.test(url) ? ['-g'] : []), ...methodOption(method, body), quoted(url)].join(' '),
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    // Without this curl names a type of its own; "--data" would read a body that begins with "@" from a file.
    ...(body && !headers.some(([name]) => /^content-type$/i.test(name)) ? ["-H 'Content-Type:'"] : []),
    ...(body ? [`--data-raw ${quoted(body)}`] : []),
  ];
  return `curl ${options.join(' \\\n  ')}`;
}

const methodOption = (method: string, body: string): string[] => {
  if (method === 'HEAD') return ['--head'];
  return method === 'GET' && !body ? [] : ['-X', method];
};

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
