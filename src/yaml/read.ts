import {
  boolCoreTag,
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  floatCoreTag,
  getScalarValue,
  intCoreTag,
  NOT_RESOLVED,
  nullCoreTag,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml-5';
import { Alias, Document, type Node, Pair, type Range, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/**
 * The nodes and ranges that `yaml` would read, from js-yaml's events: the same in a quarter of the time, which decides how long thousands
 * of codes take. Throws `YAMLException` when the text is anything but one plain document.
 */
export function compose(text: string): Document {
  const events = parseEvents(text, {});
  const [first, ...others] = events.filter((event) => event.type === EVENT_ID.DOCUMENT);
  if (first?.directives.length) YAMLException.throwAt(text, text.search(/^%/m), 'a directive');
  if (others.length > 0) YAMLException.throwAt(text, secondDocument(text), 'a second document');
  const doc = new Document(undefined, { version: '1.2' });
  if (first) doc.contents = new Composer(text, events).node();
  return doc;
}

/** The line that ends the first document: the first of the marks below its first field. */
function secondDocument(text: string): number {
  const content = text.search(/^(?!---(?:\s|$))[^\s#%]/m);
  return content + text.slice(content).search(/^(?:---|\.\.\.)(?:\s|$)/m);
}

class Composer {
  readonly #text: string;
  readonly #events: Event[];
  /** The document's own event comes first. */
  #next = 1;
  /** Offset after what was read last. */
  #at = 0;

  constructor(text: string, events: Event[]) {
    this.#text = text;
    this.#events = events;
  }

  node(): Node {
    const event = this.#events[this.#next++];
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.#marked(this.#scalar(event), event);
      case EVENT_ID.ALIAS: {
        const alias = new Alias(this.#text.slice(event.anchorStart, event.anchorEnd));
        return this.#ranged(alias, event.anchorStart - 1, event.anchorEnd);
      }
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE: {
        const node = event.type === EVENT_ID.MAPPING ? new YAMLMap() : new YAMLSeq();
        // `[a: b]` holds a map without brackets of its own.
        const isBracketed = event.style === COLLECTION_STYLE.FLOW && /[[{]/.test(this.#text[event.start] ?? '');
        if (event.style === COLLECTION_STYLE.FLOW) node.flow = true;
        this.#at = Math.max(this.#at, event.start + (isBracketed ? 1 : 0));
        while (this.#events[this.#next]?.type !== EVENT_ID.POP) {
          if (node instanceof YAMLMap) node.items.push(new Pair(this.node(), this.node()));
          else node.items.push(this.node());
        }
        this.#next++;
        if (isBracketed) this.#at = this.#after(/(?:[\s,:?]|#.*)*[\]}]/y);
        return this.#marked(this.#ranged(node, event.start, this.#at), event);
      }
      default:
        throw new Error('events out of order');
    }
  }

  #scalar(event: ScalarEvent): Scalar {
    const { valueStart, valueEnd, style } = event;
    const scalar = new Scalar(
      style === SCALAR_STYLE.PLAIN ? plainValue(this.#text, event) : getScalarValue(this.#text, event),
    );
    scalar.type = types[style];
    if (valueStart < 0) {
      const start = this.#after(/(?:\s|#.*)*[-:?]?/y);
      return this.#ranged(scalar, start, start);
    }
    const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
    if (isQuoted) return this.#ranged(scalar, valueStart - 1, valueEnd + 1);
    return this.#ranged(scalar, style === SCALAR_STYLE.PLAIN ? valueStart : this.#blockHeader(valueStart), valueEnd);
  }

  /** A block text starts at its `|` or `>`. */
  #blockHeader(valueStart: number): number {
    const from = Math.max(this.#at, this.#text.lastIndexOf('\n', valueStart - 2) + 1);
    return from + this.#text.slice(from, valueStart).search(/[|>][-+\d]*\s*(?:\s#.*)?\n?$/);
  }

  #after(pattern: RegExp): number {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text) ? pattern.lastIndex : this.#at;
  }

  #ranged<T extends Node>(node: T, start: number, end: number): T {
    node.range = [start, end, end] satisfies Range;
    this.#at = end;
    return node;
  }

  #marked<T extends Scalar | YAMLMap | YAMLSeq>(node: T, { anchorStart, anchorEnd, tagStart, tagEnd }: Properties): T {
    if (anchorStart >= 0) node.anchor = this.#text.slice(anchorStart, anchorEnd);
    if (tagStart >= 0) node.tag = this.#text.slice(tagStart, tagEnd);
    return node;
  }
}

type Properties = Record<'anchorStart' | 'anchorEnd' | 'tagStart' | 'tagEnd', number>;

const types: Record<ScalarEvent['style'], Scalar.Type> = {
  [SCALAR_STYLE.PLAIN]: 'PLAIN',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'QUOTE_SINGLE',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'QUOTE_DOUBLE',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'BLOCK_LITERAL',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'BLOCK_FOLDED',
};

/** The YAML 1.2 core schema: what is not null, true, false or a number is text. */
function plainValue(text: string, event: ScalarEvent): unknown {
  const written = getScalarValue(text, event);
  if (!/^(?:$|[-+.\d~nNtTfF])/.test(written)) return written;
  for (const tag of [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag]) {
    const value = tag.resolve(written, false, tag.tagName);
    if (value !== NOT_RESOLVED) return value;
  }
  return written;
}
