interface Line {
  text: string;
  line: number;
}

/** Lines of a capture without what belongs to the wire: the form of traces, and the sizes of chunks. */
export const readWire = (lines: AsyncIterable<string>): AsyncGenerator<Line> => joinChunks(readTraces(lines));

/** A body sent in chunks: each behind a line with its size, which may stand in the middle of a text. */
async function* joinChunks(lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  let part: 'head' | 'body' | undefined;
  let joined: Line | undefined;
  for await (const read of lines) {
    const { text } = read;
    if (chunkedHeader.test(text)) part = 'head';
    const isSize = part !== undefined && chunkSize.test(text);
    if (isSize) {
      part = Number.parseInt(text, 16) === 0 ? undefined : 'body';
      if (joined && part === undefined) {
        yield joined;
        joined = undefined;
      }
      continue;
    }
    if (part !== 'body' || startLine.test(text)) {
      if (joined) yield joined;
      joined = undefined;
      if (part === 'body') part = undefined;
      yield read;
    } else if (joined) joined.text += text;
    else joined = { ...read };
  }
  if (joined) yield joined;
}

const chunkedHeader = /^[<> ]*transfer-encoding:\s*chunked\s*$/i;
const chunkSize = /^[<> ]*[0-9a-f]{1,8}(?:;.*)?\s*$/i;
const startLine = /^[<> ]*HTTP\/[\d.]+ |^[<>*] /;

/** What `curl --trace` and `--trace-ascii` print is turned into what `curl -v` prints; other lines stay as they are. */
async function* readTraces(lines: AsyncIterable<string>): AsyncGenerator<Line> {
  let line = 0;
  let part: Part | undefined;
  for await (const text of lines) {
    line++;
    const [, arrow, kind] = partLine.exec(text) ?? [];
    const bytes = part && (hexLine.exec(text)?.[1] ?? asciiLine.exec(text)?.[1]);
    if (part && bytes !== undefined) {
      part.text += hexLine.test(text) ? Buffer.from(bytes.replaceAll(' ', ''), 'hex').toString('latin1') : bytes;
      if (!part.isBody && asciiLine.test(text) && !hexLine.test(text)) part.text += '\n';
      continue;
    }
    // The pieces of one body follow each other.
    if (part && !(part.isBody && kind === 'data' && part.sign === arrow)) {
      yield* shown(part);
      part = undefined;
    }
    if (arrow === undefined) yield { text, line };
    else part ??= { sign: arrow, isBody: kind === 'data', text: '', line };
  }
  if (part) yield* shown(part);
}

/** Header or body as it was sent or received. */
interface Part extends Line {
  sign: string;
  isBody: boolean;
}

/** `<= Recv header, 26 bytes (0x1a)` */
const partLine = /^(=>|<=) (?:Send|Recv)(?: SSL)? (header|data), \d+ bytes/;
/** `0010: 48 54 54 50 2f 31 2e 31 20 34 30 34 20 4e 6f 74 HTTP/1.1 404 Not` */
const hexLine = /^[0-9a-f]{4,8}: ((?:[0-9a-f]{2} ){1,16})(?: |.{1,16}$)/;
const asciiLine = /^[0-9a-f]{4,8}: (.*)$/;

function* shown({ sign, isBody, text, line }: Part): Generator<Line> {
  const decoded = Buffer.from(text, 'latin1').toString('utf8');
  const plain = decoded.includes('\ufffd') ? text : decoded;
  if (isBody) return yield* sign === '<=' ? ['', plain].map((part) => ({ text: part, line })) : [];
  for (const header of plain.split(/\r?\n/).filter(Boolean))
    yield { text: `${sign === '=>' ? '>' : '<'} ${header}`, line };
}
