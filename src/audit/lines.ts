import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { compact } from '../kit/compact.ts';
import { isObject } from '../kit/json.ts';
import type { Place } from '../report/finding.ts';
import { statusOfLine } from './heard.ts';
import { namesError } from './log-line.ts';
import { parse } from './observe.ts';
import { printedObject, unquoted } from './printed.ts';
import { endOfObject, type Leftover, lines, objectsIn } from './records.ts';
import { type Setting, settingOfText } from './setting.ts';
import { Transcript } from './transcript.ts';
import { readWire } from './wire.ts';

/** One thing an input holds: a JSON value, or a text around which no JSON was found. */
export interface Item {
  value?: unknown;
  /** The value as it is written, or a text without one. */
  text: string;
  line: number;
  column: number;
  /** The words of its line beside it. */
  words?: string;
  /** What these words say, or the exchange it is the body of. */
  setting: Setting;
}

/** An object that did not end on its line. */
interface OpenObject extends Pick<Item, 'line' | 'column' | 'setting'> {
  /** What stands before it on its line. */
  before: string;
  lines: string[];
  length: number;
}

const maxOpenLines = 20_000;
const maxOpenLength = 4 * 1024 * 1024;

/** Plain lines, JSON lines, JSON over several lines and the exchanges of a transcript, in any mixture. */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<Item | Leftover> {
  const reader = new LinesReader();
  let line = 0;
  for await (const read of readWire(lines(chunks))) {
    line = read.line;
    yield* reader.read(read.text, line);
  }
  yield* reader.end(line);
}

class LinesReader {
  readonly #transcript = new Transcript();
  #open: OpenObject | undefined;
  /** A body whose status may stand on the line below, where `curl -w '%{http_code}'` prints it. */
  #held: Item | undefined;

  *read(text: string, line: number): Generator<Item | Leftover> {
    const held = this.#held;
    const status = held && statusOfLine(text);
    this.#held = undefined;
    if (held && status !== undefined) return yield { ...held, setting: { ...held.setting, status, isHeard: true } };
    if (held) yield held;
    for (const item of this.#open ? this.#continue(this.#open, text) : this.#start(text, line)) {
      if (this.#held) yield this.#held;
      this.#held = 'reason' in item || item.value === undefined || item.setting.status !== undefined ? undefined : item;
      if (!this.#held) yield item;
    }
  }

  *end(line: number): Generator<Item | Leftover> {
    while (this.#open) yield* this.#cut(this.#open, 'cut off');
    if (this.#held) yield this.#held;
    this.#held = undefined;
    this.#transcript.end();
    yield* this.#page(line);
  }

  *#start(written: string, line: number): Generator<Item | Leftover> {
    const isHead = this.#transcript.read(written);
    yield* this.#page(line);
    if (isHead) return yield { text: '', line, column: 1, setting: this.#transcript.setting };
    const { text, objects, open } = readable(written);
    const words = wordsAround(text, objects, open);
    const isNamed = text !== written && namesError(words);
    const said = settingOfText(words);
    const named = compact({ isNamed: isNamed || undefined });
    if (objects.length === 0 && open === undefined) {
      const setting = { ...this.#transcript.setting, ...said, ...named };
      if (text !== '') yield this.#printed({ text, line, column: 1, setting });
      return;
    }
    const setting = { ...this.#transcript.settingBeside(said), ...named };
    for (const { start, text, value } of objects) yield { text, value, words, line, column: start + 1, setting };
    if (objects.some(({ value }) => mayBeBody(value))) this.#transcript.forget();
    else this.#transcript.hear(words);
    if (objects.length > 0 && open === undefined) this.#transcript.end();
    if (open === undefined) return;
    const rest = text.slice(open);
    // A text of JSON holds no line break: nothing will close it.
    if (endsInText(rest)) return yield { line, reason: 'cut off' };
    this.#open = { before: text.slice(0, open), lines: [rest], length: rest.length, line, column: open + 1, setting };
  }

  *#continue(open: OpenObject, text: string): Generator<Item | Leftover> {
    open.lines.push(text);
    open.length += text.length;
    if (endsInText(text)) return yield* this.#cut(open, 'cut off');
    // An object ends at a brace; looking again after every line would take quadratic time.
    if (/\}[^{}"]*$/.test(text)) yield* this.#close(open);
    if (this.#open === open && (open.lines.length > maxOpenLines || open.length > maxOpenLength))
      yield* this.#cut(open, 'too long');
  }

  *#close(open: OpenObject): Generator<Item | Leftover> {
    const joined = open.lines.join('\n');
    const end = endOfObject(joined, 0);
    if (end === undefined) return;
    const text = joined.slice(0, end);
    const value = parse(text);
    if (value === undefined && open.lines.slice(1).some(isWholeObject)) return yield* this.#cut(open, 'cut off');
    this.#open = undefined;
    this.#transcript.end();
    const { before, line, column, setting } = open;
    // What a language prints of its objects is no JSON; its words are read like those of a line.
    if (mayBeBody(value)) this.#transcript.forget();
    if (value === undefined)
      yield this.#printed({ text: before + joined, line, column, setting: { ...setting, ...settingOfText(before) } });
    else yield { text, value, line, column, setting };
  }

  /** A text with what an object in it says, which some language printed. */
  #printed(item: Item): Item {
    const found = printedObject(item.text);
    if (!found) {
      this.#transcript.hear(item.text.split('\n', 1)[0] ?? '');
      return { ...item, setting: { ...item.setting, ...settingOfText(item.text) } };
    }
    const words = item.text.slice(0, found.start);
    const setting = { ...item.setting, ...this.#transcript.settingBeside(settingOfText(words)) };
    this.#transcript.forget();
    this.#transcript.end();
    return { ...item, value: found.value, words, setting };
  }

  /** The lines below one that was cut off are read as if it were not there. */
  *#cut(open: OpenObject, reason: Leftover['reason']): Generator<Item | Leftover> {
    this.#open = undefined;
    const [first = '', ...below] = open.lines;
    const isJson = /^\{\s*["}]/.test(`${first}\n${below[0] ?? ''}`);
    if (isJson || below.length === 0) yield { line: open.line, reason };
    else if (open.before) yield { text: open.before, line: open.line, column: 1, setting: open.setting };
    for (const [i, text] of below.entries()) yield* this.read(text, open.line + i + 1);
  }

  *#page(line: number): Generator<Item> {
    const setting = this.#transcript.takePage();
    if (setting) yield { text: '', value: { body: '' }, line, column: 1, setting };
  }
}

interface Readable {
  text: string;
  objects: { start: number; text: string; value: unknown }[];
  open?: number | undefined;
}

/** The JSON in a line, or else the JSON inside of a quoted text. */
function readable(text: string): Readable {
  const { objects, open } = objectsIn(text);
  const read = objects.map((object) => ({ ...object, value: parse(object.text) }));
  if (read.some(({ value }) => value !== undefined) || (open !== undefined && objects.length === 0))
    return { text, objects: read, open };
  const plain = unquoted(text);
  return plain === text ? { text, objects: [], open: objects.length > 0 ? undefined : open } : readable(plain);
}

/** The words of a line beside its JSON. */
function wordsAround(text: string, objects: readonly { start: number; text: string }[], open = text.length): string {
  const ends = [0, ...objects.map((object) => object.start + object.text.length)];
  const starts = [...objects.map(({ start }) => start), open];
  return ends.map((end, i) => text.slice(end, starts[i])).join(' ');
}

/** Whether a value can be a body, and is not just a list of headers. */
const mayBeBody = (value: unknown): boolean =>
  isObject(value) && Object.values(value).some((field) => typeof field !== 'string');

const endsInText = (line: string): boolean => (line.replace(/\\./g, '').split('"').length - 1) % 2 === 1;

const isWholeObject = (line: string): boolean => line.startsWith('{') && parse(line) !== undefined;

/** Where a field of the map at `path` stands in the text of an item; the item itself when it is not written there plainly. */
export function placeOf(file: string, item: Item, path: readonly (string | number)[], field?: string): Place {
  const { text, line, column } = item;
  const tree = field === undefined || item.value === undefined ? undefined : parseTree(text);
  const node = tree && findNodeAtLocation(tree, [...path, field ?? '']);
  if (!node) return { file, line, column };
  const before = text.slice(0, node.offset).split('\n');
  const last = before.at(-1)?.length ?? 0;
  return { file, line: line + before.length - 1, column: before.length === 1 ? column + last : last + 1 };
}
