/** A JSON value cut out of a longer text, and where it starts. */
interface JsonRecord {
  text: string;
  line: number;
  column: number;
}

/** What a stream ended in, or held besides its records. */
export interface Leftover {
  line: number;
  reason: 'cut off' | 'too long';
}

/** Longer values are passed over: memory must not depend on the input. */
export const maxRecordLength = 16 * 1024 * 1024;

const codes = { quote: 34, backslash: 92, newline: 10, openMap: 123, closeMap: 125, openList: 91, closeList: 93 };

/**
 * Cuts the objects that start at `depth` out of a stream of JSON: 1 for the items of a list, 3 for the entries of a HAR file
 * (`{ log: { entries: [`). Only brackets and quotes are looked at; JSON.parse does the reading. A streaming parser would
 * give values without their places.
 */
export async function* jsonRecords(
  chunks: AsyncIterable<string>,
  depth: number,
): AsyncGenerator<JsonRecord | Leftover> {
  let level = 0;
  let inString = false;
  let escaped = false;
  let line = 1;
  let lineStart = 0;
  let offset = 0;
  let record: JsonRecord | undefined;
  let isTooLong = false;
  for await (const chunk of chunks) {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const char = chunk.charCodeAt(i);
      if (char === codes.newline) {
        line++;
        lineStart = offset + i + 1;
      }
      if (escaped) escaped = false;
      else if (inString) {
        if (char === codes.backslash) escaped = true;
        else if (char === codes.quote) inString = false;
      } else if (char === codes.quote) inString = true;
      else if (char === codes.openMap || char === codes.openList) {
        if (level === depth && char === codes.openMap) {
          record = { text: '', line, column: offset + i - lineStart + 1 };
          isTooLong = false;
          from = i;
        }
        level++;
      } else if (char === codes.closeMap || char === codes.closeList) {
        level--;
        if (record && level === depth) {
          if (isTooLong) yield { line: record.line, reason: 'too long' };
          else yield { ...record, text: record.text + chunk.slice(from, i + 1) };
          record = undefined;
        }
      }
    }
    if (record && !isTooLong) record.text += chunk.slice(from);
    if (record && record.text.length > maxRecordLength) {
      isTooLong = true;
      record.text = '';
    }
    offset += chunk.length;
  }
  if (level !== 0 || inString) yield { line: record?.line ?? line, reason: 'cut off' };
}

/** Lines, each at most `limit` long; the rest of a longer one is passed over. */
export async function* lines(chunks: AsyncIterable<string>, limit = maxRecordLength): AsyncGenerator<string> {
  let pending = '';
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      yield pending + chunk.slice(from, Math.min(end, from + limit)).replace(/\r$/, '');
      pending = '';
      from = end + 1;
    }
    if (pending.length < limit) pending += chunk.slice(from, from + limit);
  }
  if (pending !== '') yield pending;
}

/** The JSON objects inside a text, e.g. in a line of a log. `open` tells where one starts that does not end. */
export function objectsIn(text: string): { objects: { start: number; text: string }[]; open?: number } {
  const objects: { start: number; text: string }[] = [];
  const starts = /\{(?=\s*(?:["}]|$))/g;
  for (let match = starts.exec(text); match; match = starts.exec(text)) {
    const end = endOfObject(text, match.index);
    if (end === undefined) return { objects, open: match.index };
    objects.push({ start: match.index, text: text.slice(match.index, end) });
    starts.lastIndex = end;
  }
  return { objects };
}

export function endOfObject(text: string, start: number): number | undefined {
  let level = 0;
  let inString = false;
  for (let i = start; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (inString) {
      if (char === codes.backslash) i++;
      else if (char === codes.quote) inString = false;
    } else if (char === codes.quote) inString = true;
    else if (char === codes.openMap) level++;
    else if (char === codes.closeMap && --level === 0) return i + 1;
  }
  return undefined;
}
