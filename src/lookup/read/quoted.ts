/** Where the reading is in a text. */
export interface Reader {
  text: string;
  at: number;
  limit: number;
  cut: boolean;
  lastKey: string;
  /** What a key is called in what is read. */
  nameOf: (key: string) => string;
}

/** The quote at the reader with its backslashes: `"`, `'`, `\"`, `\\\"`. */
export function readQuote(reader: Reader): string | undefined {
  quoteMark.lastIndex = reader.at;
  const mark = quoteMark.exec(reader.text)?.[0];
  if (mark) reader.at += mark.length;
  return mark;
}

const quoteMark = /\\{0,15}["']/y;

export function readString(reader: Reader, quote: string): string {
  const { text, limit } = reader;
  const start = reader.at;
  const mark = quote.at(-1) ?? '';
  for (let end = text.indexOf(mark, start); end >= 0 && end < limit; end = text.indexOf(mark, end + 1)) {
    let slashes = 0;
    while (end - slashes > start && text[end - slashes - 1] === '\\') slashes++;
    // `it\\"` ends a plain string (the backslash itself is escaped), `it\"` does not.
    if (slashes === quote.length - 1 || (quote.length === 1 && slashes % 2 === 0)) {
      reader.at = end + 1;
      return withoutEscapes(text.slice(start, end - (quote.length - 1)));
    }
  }
  reader.at = limit;
  reader.cut = true;
  return withoutEscapes(text.slice(start, limit));
}

/** Only `\n`, `\"` and their like: decoding has read the others. */
const withoutEscapes = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\+(?:([nrt])|(["'\\/]))/g, (_, space?: string, char?: string) => (space ? ' ' : (char ?? '')))
    : text;
