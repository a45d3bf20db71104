import { hostname, methods, type Setting, targetOf } from './setting.ts';

/** Of curl, wget, HTTPie, mitmdump, Python's http.client, OkHttp, HTTP/2 and Guzzle. */
const statusLine =
  /^(?:(?:< ?|\s*<< |\s+|reply: ')?HTTP\/[\d.]+ |<-- |(?:.*\s)?:status:? |.*\bresulted in a `)([1-5]\d\d)\b[^{]*$/;
const requestLine = new RegExp(`^(?:> ?|--> |\\S+: )?(${methods}) (\\S+)(?: HTTP/[\\d.]+)?$`);
const headerLine = /^(?:[<>] ?)?(:?[\w-]+): ?([^{]*)$/;
/** A day in front: the line of a log, not of a message. */
const logLine = /^\[?\d{4}-\d\d-\d\d/;
const command = /^\s*(?:[$#%>]\s+)?(?:curl|http|https|wget)\s/;
const connected = /^\* Connected to (\S+)/;
const endOfHead = /^[<>]?\s*$/;

/** Follows what `curl -i`, `curl -v` and their like print: a status, headers and a body on lines of their own make one exchange. */
export class Transcript {
  /** Holds for a body that starts on the next line. */
  setting: Setting = {};
  #part: 'outside' | 'head' | 'request' | 'body' = 'outside';
  #hasText = false;
  #page: Setting | undefined;

  /** Whether the line belongs to a request or to the head of an answer; the rest is for others to read. */
  read(line: string): boolean {
    const status = statusLine.exec(line)?.[1];
    if (status !== undefined) return this.#answer(Number(status));
    const [, method = '', target = ''] = requestLine.exec(line) ?? [];
    if (method !== '') return this.#ask({ host: this.#pendingHost(), ...targetOf(method, target) });
    if (command.test(line)) return this.#ask(settingOfCommand(line));
    const host = connected.exec(line)?.[1];
    if (host !== undefined) return this.#ask({ host });
    if (logLine.test(line)) this.#leave();
    if (this.#part === 'outside' || this.#part === 'body') return this.#other(line);
    if (endOfHead.test(line)) return this.#endHead();
    return this.#header(line);
  }

  /** Of an exchange that is over: an error whose body is no JSON, such as the page of a proxy. */
  takePage(): Setting | undefined {
    const page = this.#page;
    this.#page = undefined;
    return page;
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
  #answer(status: number): true {
    const { status: before, operation, host } = this.setting;
    this.#leave();
    const isFirst = before === undefined || before < 200 || (before >= 300 && before < 400);
    this.setting = isFirst ? { operation, host, status, isBody: true } : { status, isBody: true };
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
