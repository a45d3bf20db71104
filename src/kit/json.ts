import { codePoint } from './unseen.ts';

/** The first thing that makes a text something else than the JSON its writer means. Offsets in the text. */
export interface JsonFault {
  message: string;
  help: string;
  offset: number;
  length: number;
  /** Where a doubled key stands first. */
  first?: { offset: number; length: number };
}

/** `JSON.parse` often does not tell where it stopped, and keeps the last of two equal keys in silence; this tells both. */
export function jsonFault(text: string): JsonFault | undefined {
  try {
    new Reader(text).document();
    return undefined;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return error.fault;
  }
}

/** Where a value stands in a text without fault, and its key; of an item of a list, both are the item. */
export interface JsonPlace {
  key: { offset: number; length: number };
  value: { offset: number; length: number };
}

export function jsonPlace(text: string, path: readonly (string | number)[]): JsonPlace | undefined {
  const reader = new Reader(text);
  reader.document();
  return reader.places.get(JSON.stringify(path));
}

class JsonError {
  readonly fault: JsonFault;
  constructor(fault: JsonFault) {
    this.fault = fault;
  }
}

interface Token {
  text: string;
  offset: number;
}

const pattern = /[ \t\r\n]*([{}[\],:]|"(?:[^"\\\n]|\\.)*"?|[^ \t\r\n{}[\],:"]+)/y;
const closed = /^"(?:[^"\\]|\\.)*"$/;
const literal = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

class Reader {
  readonly #text: string;
  /** The keys seen in each object that is open. */
  readonly #keys: Map<unknown, Token>[] = [];
  /** By their paths as JSON. */
  readonly places = new Map<string, JsonPlace>();
  #at = 0;
  #token: Token;
  #last: Token | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#token = this.#read();
  }

  document(): void {
    this.#value([]);
    if (this.#token.text) this.#stop(`${shown(this.#token)} after the end of the JSON`, 'remove it');
  }

  #read(): Token {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    const text = match?.[1] ?? '';
    if (match) this.#at = pattern.lastIndex;
    return { text, offset: match ? this.#at - text.length : this.#text.trimEnd().length };
  }

  #take(): Token {
    this.#last = this.#token;
    this.#token = this.#read();
    return this.#last;
  }

  #stop(message: string, help: string, { text, offset } = this.#token): never {
    throw new JsonError({ message, help, offset, length: Math.max(1, text.length) });
  }

  #value(path: readonly (string | number)[], key = this.#token): void {
    const { offset } = this.#token;
    this.#content(path);
    const length = (this.#last ? this.#last.offset + this.#last.text.length : offset) - offset;
    const value = { offset, length };
    this.places.set(JSON.stringify(path), {
      key: key.offset === offset ? value : { offset: key.offset, length: key.text.length },
      value,
    });
  }

  #content(path: readonly (string | number)[]): void {
    const { text } = this.#token;
    if (text === '{') return void this.#items('}', () => this.#member(path));
    if (text === '[') return void this.#items(']', (index) => this.#value([...path, index]));
    if (text.startsWith('"')) return void this.#string();
    if (!literal.test(text))
      this.#stop(
        `${shown(this.#token)} is not a JSON value`,
        'write a text in double quotes, a number, true, false, null, {...} or [...]',
      );
    this.#take();
  }

  #items(end: string, item: (index: number) => void): void {
    this.#take();
    this.#keys.push(new Map());
    if (this.#token.text !== end) item(0);
    for (let index = 1; this.#token.text === ','; index++) {
      const comma = this.#take();
      if (this.#token.text === end) this.#stop(`a comma before "${end}"`, 'remove the comma', comma);
      item(index);
    }
    if (this.#token.text !== end)
      this.#stop(
        `"," or "${end}" is missing before ${shown(this.#token)}`,
        `write a comma after each item but the last, and "${end}" at the end`,
      );
    this.#keys.pop();
    this.#take();
  }

  #member(path: readonly (string | number)[]): void {
    if (!this.#token.text.startsWith('"'))
      this.#stop(`${shown(this.#token)} is not a key`, 'a key is a text in double quotes');
    const key = this.#string();
    const keys = this.#keys.at(-1);
    const name: string = JSON.parse(key.text);
    const first = keys?.get(name);
    if (first) {
      const length = first.text.length;
      throw new JsonError({
        message: `the key ${key.text} is there twice`,
        help: 'remove one; readers keep only the last',
        offset: key.offset,
        length,
        first: { offset: first.offset, length },
      });
    }
    keys?.set(name, key);
    if (this.#token.text !== ':')
      this.#stop(`":" is missing before ${shown(this.#token)}`, 'write a colon after the key');
    this.#take();
    this.#value([...path, name], key);
  }

  #string(): Token {
    const token = this.#token;
    if (!closed.test(token.text)) this.#stop('the text that starts here is never closed', 'close it with "');
    const bad = /\\(?!["\\/bfnrt]|u[\da-fA-F]{4})|[^ -\uffff]/.exec(token.text.replaceAll('\\\\', '__'));
    if (bad)
      this.#stop('a text of JSON cannot hold this', 'write "\\\\" for a backslash and "\\t" for a tab', {
        text: bad[0],
        offset: token.offset + bad.index,
      });
    return this.#take();
  }
}

const shown = ({ text }: Token): string =>
  text
    ? `"${text
        .replaceAll('"', '')
        .slice(0, 40)
        .replace(/\s/g, (space) => `<${codePoint(space)}>`)}"`
    : 'the end';
