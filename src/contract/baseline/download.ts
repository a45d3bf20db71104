import { decoded } from '../../catalogue/urls.ts';
import { BaselineError } from '../ledger.ts';

export const fetchTimeoutMs = 10_000;
const maxAnswerLength = 64 * 1024 * 1024;

/** The text at an address, which is named without what may be a secret in it. Throws `BaselineError`. */
export async function download(address: string, timeoutMs = fetchTimeoutMs): Promise<{ name: string; text: string }> {
  if (!URL.canParse(address))
    throw new BaselineError('--against is no address. Write one like https://help.example.com/errors.json.');
  const url = new URL(address);
  if (!url.pathname.endsWith('.json')) url.pathname = `${url.pathname.replace(/\/$/, '')}/errors.json`;
  // What a person pastes may carry a password or a token; neither belongs into a report.
  const name = `${url.origin}${url.pathname}`;
  const headers = { accept: 'application/json', ...credentialsOf(url) };
  // `fetch` refuses an address that holds a password, and repeats it in its message.
  url.username = '';
  url.password = '';
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) throw new BaselineError(`${name} answered ${response.status}.`);
    return { name, text: await readLimited(response, name) };
  } catch (error) {
    if (error instanceof BaselineError) throw error;
    throw new BaselineError(`${name} could not be read: ${reasonOf(error, timeoutMs)}.`);
  }
}

function credentialsOf({ username, password }: URL): { authorization?: string } {
  if (username === '' && password === '') return {};
  return { authorization: `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')}` };
}

async function readLimited(response: Response, name: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > maxAnswerLength) throw new BaselineError(`${name} is larger than 64 MB.`);
  }
  return text + decoder.decode();
}

/** Only the cause: the message of `fetch` itself may repeat the whole address. */
function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return 'the request failed';
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  return error.cause instanceof Error ? error.cause.message : 'the request failed';
}
