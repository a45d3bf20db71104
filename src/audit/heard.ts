import { compact } from '../kit/compact.ts';
import { hostname, type Setting, settingOfText } from './setting.ts';

/** A day in front: the line of a log, not of a message. */
export const logLine = /^\[?\d{4}-\d\d-\d\d/;
/** Only a status, or one behind its name: `404`, `HTTP_STATUS:404`. */
const statusAlone = /^(?:[\w -]*(?:status|code)[\w -]*[:=] ?)?([1-5]\d\d)$/i;
const hostHeader = /(?:\\n|\b)host["']?\s*:\s*["']?([\w.-]+)/i;

/** How many lines may stand between what names a request and the body of its answer, and between a status alone and the body. */
const [far, near] = [25, 1];

export const statusOfLine = (line: string): number | undefined => {
  const status = statusAlone.exec(line.trim())?.[1];
  return status === undefined ? undefined : Number(status);
};

/**
 * Keeps what the lines before a body say of its answer: clients log `"POST /v1/x HTTP/1.1" 404 123`, and the program its body
 * some lines below.
 */
export class Heard {
  #setting: Setting | undefined;
  #left = 0;

  /** A line that holds no body. */
  hear(line: string): void {
    if (line.trim() === '') return;
    if (this.#left-- <= 0) this.#setting = undefined;
    const told = settingOfText(line);
    const before = this.#setting ?? {};
    const status = told.status ?? statusOfLine(line);
    const isAsked = told.operation !== undefined || told.host !== undefined;
    if (isAsked && (told.operation !== undefined || told.host !== before.host))
      this.#keep(agreed(before, { ...told, status, host: told.host ?? hostIn(line) }));
    else if (status !== undefined) this.#keep(agreed(before, { ...before, status }), line);
    else if (before.operation && before.host === undefined) before.host = hostIn(line);
  }

  /** The body it was said of has come. */
  forget(): void {
    this.#setting = undefined;
  }

  get setting(): Setting {
    const setting = this.#left < 0 ? undefined : this.#setting;
    if (!setting) return {};
    return compact({ ...setting, isHeard: true, isRequest: setting.status === undefined ? true : undefined });
  }

  #keep(setting: Setting, line = ''): void {
    const isNamed = setting.operation !== undefined || setting.host !== undefined;
    this.#setting = setting;
    this.#left = isNamed ? far : logLine.test(line) ? -1 : near;
  }
}

/** Of two errors without a body between them, nobody knows whose body comes. */
function agreed(before: Setting, now: Setting): Setting {
  const areErrors = [before, now].every(({ status = 0 }) => status >= 400);
  const isSame = before.status === now.status && JSON.stringify(before.operation) === JSON.stringify(now.operation);
  return areErrors && !isSame ? { host: now.host } : now;
}

const hostIn = (line: string): string | undefined => {
  const host = hostHeader.exec(line)?.[1];
  return host === undefined ? undefined : hostname(host);
};
