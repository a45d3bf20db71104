import { compact } from '../kit/compact.ts';
import { Heard, logLine } from './heard.ts';
import { hostname, methods, type Setting, settingOfText, targetOf } from './setting.ts';

/** Of curl, wget, HTTPie, mitmdump, Python's http.client, OkHttp, HTTP/2 and Guzzle. */
const statusLine =
  /^(?:(?:< ?|\s*<< |\s+|reply: ')?HTTP\/[\d.]+ |<-- |(?:.*\s)?:status:? |.*\bresulted in a `)([1-5]\d\d)\b[^{]*$/;
const requestLine = new RegExp(`^(?:> ?|--> |\\S+: )?(${methods}) (\\S+)(?: HTTP/[\\d.]+)?$`);
const headerLine = /^(?:[<>] ?)?(:?[\w-]+): ?([^{]*)$/;
const command = /^\s*(?:[$#%>]\s+)?(?:curl|http|https|wget)\s/;
const connected = /^\* Connected to (\S+)/;
/** `--2026-11-22 10:00:00--  https://api.example.com/x` */
const fetched = /^--[\d-]+ [\d:]+--\s+https?:\/\/([^\s/]+)/;
const endOfHead = /^[<>]?\s*$/;

/** Follows what `curl -i`, `curl -v` and their like print: a status, headers and a body on lines of their own make one exchange. */
export class Transcript {
  /** Holds for a body that starts on the next line. */
  setting: Setting = {};
  #part: 'outside' | 'head' | 'request' | 'body' = 'outside';
  #hasText = false;
  #page: Setting | undefined;
  readonly #heard = new Heard();

  /** Whether the line belongs to a request or to the head of an answer; the rest is for others to read. */
  read(line: string): boolean {
    const status = statusLine.exec(line)?.[1];
    if (status !== undefined) return this.#answer(Number(status), line);
    const [, method = '', target = ''] = requestLine.exec(line) ?? [];
    if (method !== '') return this.#ask({ host: this.#pendingHost(), ...targetOf(method, target) });
    if (command.test(line)) return this.#ask(settingOfCommand(line));
    const host = connected.exec(line)?.[1] ?? fetched.exec(line)?.[1];
    if (host !== undefined) return this.#ask({ host: hostname(host) });
    if (logLine.test(line)) this.#leave();
    if (this.#part === 'outside' || this.#part === 'body') return this.#other(line);
    if (endOfHead.test(line)) return this.#endHead();
    return this.#header(line);
  }

  /** A line that holds no body, and belongs to no message. */
  hear(line: string): void {
    this.#heard.hear(line);
  }

  /** What holds for a body that stands here, beside words that say something themselves. */
  settingBeside(words: Setting): Setting {
    const heard = this.#heard.setting;
    const isSaid = this.setting.status !== undefined || words.status !== undefined || words.operation !== undefined;
    if (isSaid) return { ...this.setting, ...words };
    const all = { ...heard, ...this.setting, ...words };
    return heard.status === undefined ? all : { ...all, isRequest: undefined };
  }

  /** Of an exchange that is over: an error whose body is no JSON, such as the page of a proxy. */
  takePage(): Setting | undefined {
    const page = this.#page;
    this.#page = undefined;
    return page;
  }

  /** The body was read: what was heard is no longer of what comes. */
  forget(): void {
    this.#heard.forget();
  }

  /** The body was read, or the input is at its end. */
  end(): void {
    if (this.#part === 'body') this.#leave();
  }

  #leave(): void {
    if (this.#part === 'body' && this.#hasText && (this.setting.status ?? 0) >= 400) this.#page = this.setting;
    this.setting = {};
    this.#part = 'outside';
    this.#hasText = false;
  }

  #ask(setting: Setting): true {
    this.#leave();
    this.setting = { ...setting, isRequest: true };
    this.#part = 'request';
    return true;
  }

  /** `100 Continue` and redirects are no last answer: the request before them still stands. */
  #answer(status: number, line: string): true {
    const heard = this.#heard.setting;
    const isHeard = this.#part !== 'request' && (heard.operation ?? heard.host) !== undefined;
    const { operation, host, status: before } = isHeard ? { ...heard, status: undefined } : this.setting;
    const isFirst = before === undefined || before < 200 || (before >= 300 && before < 400);
    this.#leave();
    this.#heard.forget();
    const asked = isFirst ? { operation, host } : {};
    this.setting = compact({ ...asked, ...settingOfText(line), status, isBody: true });
    this.#part = 'head';
    return true;
  }

  #pendingHost(): string | undefined {
    return this.#part === 'request' ? this.setting.host : undefined;
  }

  #endHead(): true {
    // A blank line also stands between a request and its answer.
    if (this.#part === 'head') this.#part = 'body';
    return true;
  }

  #header(line: string): boolean {
    const [, name = '', value = ''] = headerLine.exec(line) ?? [];
    const key = name.toLowerCase();
    this.#heard.hear(line);
    const { operation, status = 0 } = this.setting;
    if ((key === 'host' || key === ':authority') && this.#part === 'request') this.setting.host = hostname(value);
    if (key === 'location' && status >= 300 && status < 400)
      this.setting = { ...this.setting, ...targetOf(operation?.method ?? 'GET', value) };
    return name !== '' || /^[<>*]/.test(line);
  }

  #other(line: string): boolean {
    if (this.#part === 'body' && /^\s*(?:<[a-z!]|[a-z])/i.test(line)) this.#hasText = true;
    return /^[*<>](?: |$)|^[{}] \[\d+ bytes data\]/.test(line);
  }
}

/** `curl -X DELETE https://api.example.com/x` */
function settingOfCommand(line: string): Setting {
  const url = /https?:\/\/[^\s'"]+/.exec(line)?.[0];
  const method =
    /(?:-X|--request)[ =]?['"]?([A-Z]+)/.exec(line)?.[1] ?? (/\s(?:-d|--data\S*|--json)\s/.test(line) ? 'POST' : 'GET');
  return url === undefined ? {} : targetOf(method, url);
}
